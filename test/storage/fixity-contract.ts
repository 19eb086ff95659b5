import { expect, test } from 'vitest';
import type { FixityState } from '../../src/office/fixity.ts';
import type { Office } from '../../src/office.ts';
import type { FixityCheck } from '../../src/records/fixity.ts';
import { aFiling, anOrder } from './sample.ts';

/** Of every filed bundle that the book knows. */
export async function statesOf(office: Office, unitId?: string): Promise<readonly FixityState[]> {
	const all: FixityState[] = [];
	for await (const states of office.fixity.states(unitId)) all.push(...states);
	return all;
}

/** What every adapter of `FixityBook` must do. @param open gives a new empty office on the adapter, closed when the test ends */
export function fixityContract(open: () => Promise<Office>): void {
	const file = async (office: Office) => {
		const filing = await aFiling(office, await anOrder(office));
		await office.catalogue.recordFiling(filing);
		return filing;
	};
	const check = (bundleId: string, more: Partial<FixityCheck> = {}): FixityCheck => ({
		...{ bundleId, at: '2026-12-01T01:00:00.000Z', outcome: 'intact', sha256: 'a'.repeat(64), ms: 12 },
		...more,
	});

	test('knows every filed bundle, and of one that was not checked since that it was not', async () => {
		const office = await open();
		expect(await statesOf(office)).toEqual([]);
		const { bundleId, unitId, bytes, filedAt, root } = await file(office);
		expect(await statesOf(office)).toEqual([{ bundleId, unitId, bytes, filedAt, root, year: 2026 }]);
		expect(await statesOf(office, 'another unit')).toEqual([]);
		expect(await statesOf(office, unitId)).toHaveLength(1);
		expect(await office.fixity.latest([bundleId])).toEqual(new Map());
	});

	test('keeps every check with its event, and the last one counts', async () => {
		const office = await open();
		const { bundleId } = await file(office);
		const { bundleId: other } = await file(office);
		const first = check(bundleId);
		const second = check(bundleId, { outcome: 'damaged', sha256: 'b'.repeat(64), detail: 'crc-differs' });
		const { sha256: _, ...gone } = check(other, { outcome: 'missing', detail: 'bundle-missing' });
		for (const one of [first, second, gone]) await office.fixity.record(one, 'Anna');
		expect(await office.fixity.checks(bundleId)).toEqual([second, first]);
		expect(await office.fixity.latest([bundleId, other, 'unknown'])).toEqual(
			new Map([
				[bundleId, second],
				[other, gone],
			]),
		);
		const last = (await statesOf(office)).map((state) => state.last);
		expect(last).toHaveLength(2);
		expect(last).toEqual(expect.arrayContaining([second, gone]));
		const events = await office.catalogue.events({ subject: bundleId });
		expect(events.slice(-2)).toMatchObject([
			{ kind: 'fixity-checked', actor: 'Anna', data: { outcome: 'intact' } },
			{ kind: 'fixity-checked', data: { outcome: 'damaged', sha256: 'b'.repeat(64), detail: 'crc-differs' } },
		]);
		expect(await office.catalogue.compareWithEvents()).toEqual([]);
		expect(await office.catalogue.verifyEvents()).toMatchObject({ ok: true });
	});

	test('knows which bundles are lost by their last check, and whether a copy of them is', async () => {
		const office = await open();
		const [one, other, whole] = [await file(office), await file(office), await file(office)];
		expect(await office.fixity.lost()).toEqual([]);
		await office.fixity.record(check(one.bundleId, { outcome: 'rotten', sha256: 'b'.repeat(64) }), 'Anna');
		const { sha256: _, ...moved } = check(one.bundleId, { outcome: 'quarantined', detail: 'rotten' });
		await office.fixity.record(moved, 'Anna');
		await office.fixity.record(check(other.bundleId, { outcome: 'damaged' }), 'Anna');
		for (const outcome of ['questioned', 'companion-wrong', 'catalogue-differs'] as const)
			await office.fixity.record(check(whole.bundleId, { outcome }), 'Anna');
		const lost = [one, other].map(({ bundleId, accountId }) => ({ bundleId, accountId }));
		expect(await office.fixity.lost()).toEqual(lost.toSorted((a, b) => (a.bundleId < b.bundleId ? -1 : 1)));
		await office.fixity.record(check(one.bundleId), 'Anna');
		expect(await office.fixity.lost()).toMatchObject([{ bundleId: other.bundleId }]);
	});

	test('keeps none of a bundle that nobody has filed', async () => {
		const office = await open();
		const before = (await office.catalogue.events()).length;
		await expect(office.fixity.record(check('nobody'), 'Anna')).rejects.toMatchObject({
			code: 'unknown-bundle-checked',
		});
		expect(await office.catalogue.events()).toHaveLength(before);
	});

	test('the spoilt are told with when they were found so, until a check finds them whole', async () => {
		const office = await open();
		const [a, b, c] = [await file(office), await file(office), await file(office)];
		await office.fixity.record(check(a.bundleId), 'Anna');
		await office.fixity.record(check(b.bundleId, { outcome: 'questioned' }), 'Anna');
		await office.fixity.record(check(c.bundleId, { outcome: 'rotten' }), 'Anna');
		const told = async () => (await office.fixity.spoilt()).map(({ bundleId }) => bundleId).toSorted();
		expect(await told()).toEqual([b.bundleId, c.bundleId].toSorted());
		const { at, accountId, outcome } =
			(await office.fixity.spoilt()).find(({ bundleId }) => bundleId === b.bundleId) ?? {};
		expect([at, accountId, outcome]).toEqual(['2026-12-01T01:00:00.000Z', b.accountId, 'questioned']);
		await office.fixity.record(check(c.bundleId, { at: '2026-12-02T01:00:00.000Z' }), 'Anna');
		expect(await told()).toEqual([b.bundleId]);
	});
}
