import { open as openFile } from 'node:fs/promises';
import type { CDPSession } from 'playwright';
import type { Part, PrintedPost } from '../../records/capture.ts';
import type { Post } from '../../records/post.ts';
import { readPdfText } from '../witness/pdf-text.ts';
import { PrintedText } from '../witness/printed-text.ts';
import { isLeftToRight, type Testimony, testimony, textsOf } from '../witness/testimony.ts';

/** Inches; `scale` of the page on the paper. */
export interface Paper {
	readonly paperWidth: number;
	readonly paperHeight: number;
	readonly marginTop: number;
	readonly marginBottom: number;
	readonly marginLeft: number;
	readonly marginRight: number;
	readonly scale: number;
}

/** Prints a page to a tagged PDF, as the screen shows it. */
export async function print(cdp: CDPSession, file: string, paper: Paper): Promise<void> {
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

/** Reads a print and looks for what the posts say in it. @returns besides on which page of it each post begins, as `PrintedText.pagesOf` */
export async function whatItTells(
	file: string,
	posts: readonly Post[],
	signal: AbortSignal,
): Promise<Testimony & { readonly pages: readonly number[] }> {
	const printed = new PrintedText();
	await readPdfText(file, (text) => printed.add(text), signal);
	const pages = printed.pagesOf(posts.map(({ text }) => text));
	return { ...testimony(printed, textsOf(posts), isLeftToRight), pages };
}

/** @param title of its bookmark @param posts where they stand in it, where its own headings may not tell */
export function partOf(file: string, name: string, title?: string, posts: readonly PrintedPost[] = []): Part {
	const part = { role: 'text-pdf', outcome: 'taken', file, name, mediaType: 'application/pdf' } as const;
	return { ...part, ...(title === undefined ? {} : { title }), ...(posts.length > 0 ? { posts } : {}) };
}
