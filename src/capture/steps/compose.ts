import { join } from 'node:path';
import { composedDocuments } from '../compose/document.ts';
import { openComposedPage } from '../compose/page.ts';
import { type Paper, partOf, print, whatItTells } from '../compose/print.ts';
import type { Step } from '../step.ts';

/**
 * The text PDF of the harvested posts, where the live page could not be printed whole. Comes when the recording has
 * ended: the live page is closed first, which is most of what the browser holds in memory.
 */
export const compose: Step = {
	name: 'compose',
	when: 'account',
	deadline: ({ seen }) => 90_000 + seen.posts.length * 400,
	async run(session, signal) {
		const { seen, request } = session;
		const why = seen.notLive;
		if (!why) return { outcome: 'nothing', detail: '' };
		await session.context.close();
		const documents = composedDocuments(seen, request.address, why, request.config.LOCALE);
		let [asked, unknown]: [number, string[]] = [0, []];
		for (const [i, { html, title, posts }] of documents.entries()) {
			const name = documents.length === 1 ? 'page.pdf' : `page-${String(i + 1).padStart(4, '0')}.pdf`;
			const file = join(request.dir, name);
			const composed = await openComposedPage(session, html, posts.length, signal);
			try {
				await print(composed.cdp, file, COMPOSED_ON_A4);
			} finally {
				await composed.close();
			}
			const printed = await whatItTells(file, posts, signal);
			asked += printed.asked;
			unknown = [...unknown, ...printed.unknown];
			session.parts.push(partOf(file, name, title));
		}
		seen.printed = { asked, unknown };
		return { outcome: 'done', detail: `composed from the harvested posts: ${why}` };
	},
};

const COMPOSED_ON_A4: Paper = {
	paperWidth: 8.27,
	paperHeight: 11.69,
	marginTop: 0.6,
	marginBottom: 0.6,
	marginLeft: 0.7,
	marginRight: 0.7,
	scale: 1,
};
