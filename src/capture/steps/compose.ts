import { join } from 'node:path';
import type { Part } from '../../records/capture.ts';
import { composedDocuments, slideDocuments } from '../compose/document.ts';
import { openComposedPage } from '../compose/page.ts';
import { type Paper, partOf, print, whatItTells } from '../compose/print.ts';
import { letGoOfGarbage } from '../own-garbage.ts';
import type { Step } from '../step.ts';
import type { Testimony } from '../witness/testimony.ts';

/**
 * The text PDF of the harvested posts, where the live page could not be printed whole; where it could, what of its carousels
 * no print shows, which the bundle joins to it. Comes when the recording has
 * ended: the live page is closed first, which is most of what the browser holds in memory.
 */
export const compose: Step = {
	name: 'compose',
	when: 'account',
	deadline: ({ seen }) => 90_000 + seen.posts.length * 400,
	async run(session, signal) {
		const { seen, request } = session;
		const { notLive: { detail: why } = {} } = seen;
		const documents =
			why === undefined
				? slideDocuments(seen, request.address, request.config.TIMEZONE)
				: composedDocuments(seen, request.address, why, request.config.TIMEZONE);
		if (documents.length === 0) return { outcome: 'nothing', detail: '' };
		await session.context.close();
		const isWhole = documents.length === 1 && why !== undefined;
		const told: Testimony[] = [];
		let reading: Promise<unknown> = Promise.resolve();
		const waiting = [...documents.entries()];
		const printed: Part[] = [];
		const printNext = async (): Promise<void> => {
			for (let next = waiting.shift(); next; next = waiting.shift()) {
				const [i, document] = next;
				const { title, told: posts } = document;
				const name = isWhole ? 'page.pdf' : `page-${String(i + 1).padStart(4, '0')}.pdf`;
				// Not where the live page was printed to: a print that did not end in time may lie there, or still be written.
				const file = join(request.dir, `composed-${i + 1}.pdf`);
				const dir = join(request.dir, `composed-${i + 1}`);
				const composed = await openComposedPage(session, document, dir, signal);
				try {
					await print(composed.cdp, file, COMPOSED_ON_A4);
				} finally {
					await composed.close();
				}
				// One at a time: each holds its file's fonts and texts, while the other prints.
				const read = reading.then(() => whatItTells(file, posts, signal));
				reading = read.catch(() => undefined);
				told.push(await read);
				letGoOfGarbage();
				printed[i] = partOf(file, name, title);
			}
		};
		const done = await Promise.allSettled(Array.from({ length: AT_ONCE }, printNext));
		session.parts.push(...printed.filter(Boolean));
		for (const one of done) if (one.status === 'rejected') throw one.reason;
		if (why === undefined) return { outcome: 'done', detail: 'the slides that the live page does not show' };
		seen.printed = {
			asked: told.reduce((sum, { asked }) => sum + asked, 0),
			unknown: told.flatMap(({ unknown }) => unknown),
		};
		return { outcome: 'done', detail: `composed from the harvested posts: ${why}` };
	},
};

/** A print keeps one processor busy, and one that is read holds its file's fonts: more would cost memory and little time. */
const AT_ONCE = 2;

const COMPOSED_ON_A4: Paper = {
	paperWidth: 8.27,
	paperHeight: 11.69,
	marginTop: 0.6,
	marginBottom: 0.6,
	marginLeft: 0.7,
	marginRight: 0.7,
	scale: 1,
};
