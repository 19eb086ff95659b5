import { describe, expect, it } from 'vitest';
import type { Office } from '../../src/office.ts';
import { picksRead } from '../../src/records/disclosure/disclosure.ts';
import { aFiling, anOrder } from './sample.ts';

const BY = 'Rut Registrator Berg';
const REQUEST = {
	id: 'aaaa0000-0000-4000-8000-000000000001',
	receivedOn: '2026-11-20',
	what: 'Hemligt ämne',
	requester: 'Elsa Frågvis',
};
const COPY = { id: 'c1', path: 'a/b.zip', bytes: 7, sha256: 'b'.repeat(64) };
const STRIKES = {
	reason: '21 kap.',
	posts: [1],
	texts: [],
	regions: [],
	isWithoutPictures: false,
	isMarkedByHand: false,
};
const REVIEW = { outcome: 'part', sections: '21 kap. 1 §', reason: 'Uppgifter om hälsa' } as const;

/** What every book of requests does. */
export function disclosuresContract(open: () => Promise<Office>): void {
	const opened = async () => {
		const office = await open();
		const filing = await aFiling(office, await anOrder(office));
		await office.catalogue.recordFiling(filing);
		await office.disclosures.add(REQUEST, BY);
		const book = office.disclosures;
		const { bundleId, sha256 } = filing;
		const read = async () => picksRead((await book.disclosure(REQUEST.id))?.picks ?? []);
		const review = async (reason: string = REVIEW.reason) =>
			book.review(REQUEST.id, { ...REVIEW, reason }, BY, await read());
		const keep = (posts: readonly number[], of = sha256, id = COPY.id) =>
			book.keepCopy(REQUEST.id, bundleId, { ...COPY, id, strikes: STRIKES }, BY, { posts, sha256: of });
		return { office, book, bundleId, read, review, keep };
	};

	describe('requests for public records', () => {
		it('hold their bundles until they end, and say so in the events of the bundle', async () => {
			const { office, book, bundleId } = await opened();
			expect(await book.holds([bundleId])).toEqual(new Map());
			await book.pick(REQUEST.id, { bundleId, posts: [] }, BY);
			expect(await book.holds([bundleId, 'other'])).toEqual(new Map([[bundleId, [REQUEST.id]]]));
			await book.end(REQUEST.id, 'withdrawn', BY);
			expect(await book.holds([bundleId])).toEqual(new Map());
			const kinds = (await office.catalogue.events({ subject: bundleId })).map(({ kind }) => kind);
			expect(kinds.slice(-2)).toEqual(['hold-placed', 'hold-lifted']);
		});

		it('tell no event who asked or what for', async () => {
			const { office, book, bundleId, review } = await opened();
			await book.pick(REQUEST.id, { bundleId, posts: [2] }, BY);
			await review();
			const told = JSON.stringify(await office.catalogue.events());
			for (const secret of ['Hemligt', 'Elsa', 'hälsa']) expect(told).not.toContain(secret);
			expect(await office.catalogue.verifyEvents()).toMatchObject({ ok: true });
		});

		it('lose their review, and the copy of what was picked otherwise, when what is picked or struck changes', async () => {
			const { book, bundleId, review, keep } = await opened();
			const now = async () => book.disclosure(REQUEST.id.slice(0, 6));
			await book.pick(REQUEST.id, { bundleId, posts: [] }, BY);
			await keep([]);
			await review();
			expect(await now()).toMatchObject({
				review: { ...REVIEW, by: BY },
				picks: [{ copy: { ...COPY, madeBy: BY } }],
			});
			expect(await book.files()).toEqual(new Set([COPY.path]));
			await book.pick(REQUEST.id, { bundleId, posts: [] }, BY);
			expect((await now())?.review).toBeDefined();
			await book.pick(REQUEST.id, { bundleId, posts: [1] }, BY);
			expect((await now())?.review).toBeUndefined();
			expect((await now())?.picks).toEqual([{ bundleId, posts: [1] }]);
			await review();
			await book.unpick(REQUEST.id, bundleId, BY);
			expect(await now()).not.toHaveProperty('review');
		});

		it('keep no copy of what is not picked any more, nor of another bundle than the one that is filed', async () => {
			const { office, book, bundleId, keep } = await opened();
			await expect(keep([])).rejects.toMatchObject({ code: 'bundle-not-picked' });
			await book.pick(REQUEST.id, { bundleId, posts: [2] }, BY);
			const before = (await office.catalogue.events()).length;
			for (const act of [() => keep([]), () => keep([1]), () => keep([2], 'd'.repeat(64))])
				await expect(act()).rejects.toMatchObject({ code: 'disclosure-changed' });
			expect((await book.disclosure(REQUEST.id))?.picks).toEqual([{ bundleId, posts: [2] }]);
			expect(await office.catalogue.events()).toHaveLength(before);
			await keep([2]);
			expect((await book.disclosure(REQUEST.id))?.picks[0]?.copy?.id).toBe(COPY.id);
		});

		it('are reviewed as they are, and not as whoever reviews them saw them before', async () => {
			const { book, bundleId, read, keep } = await opened();
			await book.pick(REQUEST.id, { bundleId, posts: [] }, BY);
			const picked = await read();
			await keep([]);
			const copied = await read();
			await keep([], undefined, 'c2');
			for (const seen of ['', picked, copied])
				await expect(book.review(REQUEST.id, REVIEW, BY, seen)).rejects.toMatchObject({
					code: 'disclosure-changed',
				});
			expect((await book.disclosure(REQUEST.id))?.review).toBeUndefined();
			await book.review(REQUEST.id, REVIEW, BY, await read());
			expect((await book.disclosure(REQUEST.id))?.review).toMatchObject(REVIEW);
		});

		it('are handed out once, under the review that was read, and change no more then', async () => {
			const { office, book, bundleId, review, keep } = await opened();
			const handed = { path: 'a/c.zip', bytes: 9, sha256: 'c'.repeat(64), at: '2026-11-21T10:00:00.000Z' };
			await book.pick(REQUEST.id, { bundleId, posts: [] }, BY);
			await review();
			const { review: first } = (await book.disclosure(REQUEST.id)) ?? {};
			if (!first) throw new Error('no review');
			await review('annat');
			await expect(book.handOut(REQUEST.id, handed, first, BY)).rejects.toMatchObject({
				code: 'disclosure-changed',
			});
			const { review: later = first } = (await book.disclosure(REQUEST.id)) ?? {};
			await book.handOut(REQUEST.id, handed, later, BY);
			expect(await book.disclosure(REQUEST.id)).toMatchObject({
				handedOut: { ...handed, by: BY },
				ended: { how: 'handed-out' },
			});
			for (const act of [
				() => book.handOut(REQUEST.id, handed, later, BY),
				() => book.pick(REQUEST.id, { bundleId, posts: [1] }, BY),
				() => book.unpick(REQUEST.id, bundleId, BY),
				() => review(),
				() => keep([]),
				() => book.end(REQUEST.id, 'withdrawn', BY),
			])
				await expect(act()).rejects.toMatchObject({ code: 'disclosure-ended' });
			expect(await office.catalogue.compareWithEvents()).toEqual([]);
			expect(await book.list({ isOpen: true })).toEqual([]);
			expect(await book.list()).toHaveLength(1);
		});

		it('are found by the beginning of their id, and not by anything else', async () => {
			const { book } = await opened();
			await book.add({ ...REQUEST, id: 'aaaa0000-0000-4000-8000-000000000002' }, BY);
			await expect(book.disclosure('aaaa')).rejects.toMatchObject({ code: 'ambiguous-disclosure' });
			for (const wild of ['%', '_', '', "' or 1=1 --"]) expect(await book.disclosure(wild)).toBeUndefined();
		});
	});
}
