import { describe, expect, test } from 'vitest';
import type { Office } from '../../src/office.ts';
import { aFiling, anOrder } from './sample.ts';

/** What every adapter of `Catalogue` must do of rows. @param open gives a new empty office on the adapter, closed when the test ends */
export function filedRowsContract(open: () => Promise<Office>): void {
	describe('what is filed under a row', () => {
		test('is counted by unit, and had from the oldest to a day, that day too, of no other row or unit', async () => {
			const office = await open();
			const { catalogue } = office;
			const order = await anOrder(office);
			const file = async (bundleId: string, capturedAt: string) =>
				catalogue.recordFiling(await aFiling(office, order, { bundleId, capturedAt }));
			await file('new', '2026-11-23T10:00:00.000Z');
			await file('old', '2024-05-01T10:00:00.000Z');
			// In the evening before by UTC; the organisation's own day is the second of May.
			await file('edge', '2024-05-01T22:30:00.000Z');
			const [row, ...others] = await catalogue.filedRows();
			expect([row?.filings, others]).toEqual([3, []]);
			const { unitId = '', planRowId = '' } = row ?? {};
			const until = async (day: string, more: object = {}) => {
				const wish = { unitId, planRowId, until: day, limit: 2, ...more };
				const { count, filings } = await catalogue.filedUntil(wish);
				return [count, filings.map((each) => each.bundleId)];
			};
			expect(await until('2024-05-01')).toEqual([1, ['old']]);
			expect(await until('2024-05-02')).toEqual([2, ['old', 'edge']]);
			expect(await until('2026-11-23')).toEqual([3, ['old', 'edge']]);
			expect(await until('2026-11-23', { unitId: 'another' })).toEqual([0, []]);
			expect(await until('2026-11-23', { planRowId: 'another' })).toEqual([0, []]);
			expect(await catalogue.filedRows(['another'])).toEqual([]);
			expect(
				(await catalogue.filedUntil({ unitId, planRowId, until: '2024-05-01', limit: 1 })).filings,
			).toEqual([await catalogue.filing('old')]);
		});
	});
}
