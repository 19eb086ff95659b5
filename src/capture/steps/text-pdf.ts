import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { relieve } from '../browser/relieve.ts';
import { type Paper, partOf, print, whatItTells } from '../compose/print.ts';
import { guardSecrets } from '../login/guard.ts';
import type { Session } from '../session.ts';
import type { Step } from '../step.ts';
import { TALLEST_LIVE } from '../walk/let-go.ts';
import { pictureHeight } from '../walk/tile.ts';
import { startReplayer } from './replay.ts';

/**
 * The page as text that can be selected and searched: the live page printed as the screen shows it. Where the live page
 * no longer holds every post (recycled, paged, inner scroller, too tall), the step `compose` makes it of the harvest.
 */
export const textPdf: Step = {
	name: 'text-pdf',
	when: 'account',
	deadline: ({ seen }) => 90_000 + seen.posts.length * 400,
	async run(session, signal) {
		const { seen } = session;
		// First: should one of these fail, the posts are composed all the same.
		seen.notLive = 'the live page could not be printed';
		await guardSecrets(session, 'links too');
		await relieve(session);
		// At level full there are minutes of visits before it is needed.
		if (session.request.level !== 'full') startReplayer(session, signal);
		seen.notLive = (await whyNotLive(session)) ?? (await printLive(session, signal));
		if (seen.notLive) return { outcome: 'nothing', detail: seen.notLive };
		return { outcome: 'done', detail: 'printed from the live page' };
	},
};

/** Prints the live page. @returns what the print lacks, and then it is not kept */
async function printLive(session: Session, signal: AbortSignal): Promise<string | undefined> {
	const file = join(session.request.dir, 'page.pdf');
	await print(session.cdp, file, SCREEN_ON_A4);
	const printed = await whatItTells(file, session.seen.posts, signal);
	const { asked, unknown } = printed;
	if (unknown.length > 0) {
		await rm(file);
		return `the print of the page lacked ${unknown.length} of ${asked} texts`;
	}
	session.seen.printed = printed;
	session.parts.push(partOf(file, 'page.pdf'));
	return undefined;
}

async function whyNotLive(session: Session): Promise<string | undefined> {
	const { seen, world } = session;
	if (seen.beyond) return 'level full adds what tabs and the posts’ own pages show';
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
const SCREEN_ON_A4: Paper = {
	paperWidth: 8.27,
	paperHeight: 11.69,
	marginTop: 0.3,
	marginBottom: 0.3,
	marginLeft: 0.2,
	marginRight: 0.2,
	scale: 0.59,
};
