import { describe, expect, it } from 'vitest';
import type { Office } from '../../src/office.ts';
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
		return { office, book: office.disclosures, bundleId: filing.bundleId };
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
			const { office, book, bundleId } = await opened();
			await book.pick(REQUEST.id, { bundleId, posts: [2] }, BY);
			await book.review(REQUEST.id, REVIEW, BY);
			const told = JSON.stringify(await office.catalogue.events());
			for (const secret of ['Hemligt', 'Elsa', 'hälsa']) expect(told).not.toContain(secret);
			expect(await office.catalogue.verifyEvents()).toMatchObject({ ok: true });
		});

		it('lose their review, and the copy of what was picked otherwise, when what is picked or struck changes', async () => {
			const { book, bundleId } = await opened();
			const now = async () => book.disclosure(REQUEST.id.slice(0, 6));
			await book.pick(REQUEST.id, { bundleId, posts: [] }, BY);
			await book.keepCopy(REQUEST.id, bundleId, { ...COPY, strikes: STRIKES }, BY);
			await book.review(REQUEST.id, REVIEW, BY);
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
			await book.review(REQUEST.id, REVIEW, BY);
			await book.unpick(REQUEST.id, bundleId, BY);
			expect(await now()).not.toHaveProperty('review');
		});

		it('are handed out once, under the review that was read, and change no more then', async () => {
			const { office, book, bundleId } = await opened();
			const handed = { path: 'a/c.zip', bytes: 9, sha256: 'c'.repeat(64), at: '2026-11-21T10:00:00.000Z' };
			await book.pick(REQUEST.id, { bundleId, posts: [] }, BY);
			await book.review(REQUEST.id, REVIEW, BY);
			const { review } = (await book.disclosure(REQUEST.id)) ?? {};
			if (!review) throw new Error('no review');
			await book.review(REQUEST.id, { ...REVIEW, reason: 'annat' }, BY);
			await expect(book.handOut(REQUEST.id, handed, review, BY)).rejects.toMatchObject({
				code: 'disclosure-changed',
			});
			const { review: later = review } = (await book.disclosure(REQUEST.id)) ?? {};
			await book.handOut(REQUEST.id, handed, later, BY);
			expect(await book.disclosure(REQUEST.id)).toMatchObject({
				handedOut: { ...handed, by: BY },
				ended: { how: 'handed-out' },
			});
			for (const act of [
				() => book.handOut(REQUEST.id, handed, later, BY),
				() => book.pick(REQUEST.id, { bundleId, posts: [1] }, BY),
				() => book.unpick(REQUEST.id, bundleId, BY),
				() => book.review(REQUEST.id, REVIEW, BY),
				() => book.keepCopy(REQUEST.id, bundleId, { ...COPY, strikes: STRIKES }, BY),
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
