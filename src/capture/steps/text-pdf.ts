import { open as openFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CDPSession } from 'playwright';
import { composedDocument } from '../compose/document.ts';
import { openComposedPage } from '../compose/page.ts';
import type { Session } from '../session.ts';
import type { Step } from '../step.ts';
import { pictureHeight } from '../walk/walk-page.ts';
import { readPdfText } from '../witness/pdf-text.ts';
import { TextSketch } from '../witness/sketch.ts';
import { isLeftToRight, testimony, textsOf } from '../witness/testimony.ts';

/** Taller than this, Chromium's print of the live page costs more memory than the whole walk did. */
const TALLEST_LIVE = 500_000;

/**
 * The page as text that can be selected and searched: the live page printed as the screen shows it, or, where the
 * live page no longer holds every post (recycled, paged, inner scroller, too tall), composed from the harvest.
 */
export const textPdf: Step = {
	name: 'text-pdf',
	when: 'account',
	deadline: ({ seen }) => 90_000 + seen.posts.length * 400,
	async run(session, signal) {
		const file = join(session.request.dir, 'page.pdf');
		let why = await whyNotLive(session);
		if (!why) {
			await print(session.cdp, file, SCREEN_ON_A4);
			why = await whatThePrintLacks(session, file, signal);
			if (why) await rm(file);
		}
		if (why) {
			await printComposed(session, file, why, signal);
			await whatThePrintLacks(session, file, signal);
		}
		session.seen.textPdf = why ? 'composed' : 'live';
		session.parts.push({
			role: 'text-pdf',
			outcome: 'taken',
			file,
			name: 'page.pdf',
			mediaType: 'application/pdf',
		});
		return {
			outcome: 'done',
			detail: why ? `composed from the harvested posts: ${why}` : 'printed from the live page',
		};
	},
};

/** Reads the print, keeps what it tells for the comparison, and says how many texts of posts are not in it. */
async function whatThePrintLacks(
	session: Session,
	file: string,
	signal: AbortSignal,
): Promise<string | undefined> {
	const printed = new TextSketch();
	await readPdfText(file, (text) => printed.add(text), signal);
	session.seen.printed = testimony(printed, textsOf(session.seen.posts).filter(isLeftToRight));
	const { asked, unknown } = session.seen.printed;
	return unknown.length > 0 ? `the print of the page lacked ${unknown.length} of ${asked} texts` : undefined;
}

async function whyNotLive(session: Session): Promise<string | undefined> {
	const { seen, world } = session;
	if (seen.pages.length > 1) return `the feed has ${seen.pages.length} pages`;
	const view = await world.call('view');
	if (view.inner) return 'the feed scrolls inside the page';
	if (seen.posts.length > seen.inPageAtEnd) {
		return `the page held ${seen.inPageAtEnd} of ${seen.posts.length} posts at the end`;
	}
	const tall = pictureHeight(session);
	return tall > TALLEST_LIVE ? `the page is ${tall} px tall` : undefined;
}

/** The 1280 px of the screen on the 200 mm that A4 leaves, so that lines break in print where they do on the screen. */
const SCREEN_ON_A4 = {
	paperWidth: 8.27,
	paperHeight: 11.69,
	marginTop: 0.3,
	marginBottom: 0.3,
	marginLeft: 0.2,
	marginRight: 0.2,
	scale: 0.59,
};
const COMPOSED_ON_A4 = {
	paperWidth: 8.27,
	paperHeight: 11.69,
	marginTop: 0.6,
	marginBottom: 0.6,
	marginLeft: 0.7,
	marginRight: 0.7,
	scale: 1,
};

async function printComposed(
	session: Session,
	file: string,
	why: string,
	signal: AbortSignal,
): Promise<void> {
	const html = composedDocument(session.seen, session.request.address, why, session.request.config.LOCALE);
	const composed = await openComposedPage(session, html, signal);
	try {
		await print(composed.cdp, file, COMPOSED_ON_A4);
	} finally {
		await composed.close();
	}
}

async function print(cdp: CDPSession, file: string, paper: typeof SCREEN_ON_A4): Promise<void> {
	await cdp.send('Emulation.setEmulatedMedia', { media: 'screen' });
	const { stream } = await cdp.send('Page.printToPDF', {
		...paper,
		printBackground: true,
		displayHeaderFooter: false,
		preferCSSPageSize: false,
		generateTaggedPDF: true,
		generateDocumentOutline: true,
		transferMode: 'ReturnAsStream',
	});
	if (!stream) throw new Error('the browser gave no PDF');
	// Read in pieces: as one answer a 170 MB PDF would stand in memory three times over.
	const out = await openFile(file, 'wx');
	try {
		for (;;) {
			const piece = await cdp.send('IO.read', { handle: stream, size: 1 << 20 });
			await out.write(Buffer.from(piece.data, piece.base64Encoded ? 'base64' : 'utf8'));
			if (piece.eof) break;
		}
	} finally {
		await out.close();
		await cdp.send('IO.close', { handle: stream });
		await cdp.send('Emulation.setEmulatedMedia', { media: '' });
	}
}
