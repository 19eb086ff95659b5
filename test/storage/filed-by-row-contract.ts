import { describe, expect, test } from 'vitest';
import type { FiledUntilPage } from '../../src/office/filed-by-row.ts';
import type { Office } from '../../src/office.ts';
import { aFiling, anOrder } from './sample.ts';

/** What every adapter of `FiledByRow` must do. @param open gives a new empty office on the adapter, closed when the test ends */
export function filedByRowContract(open: () => Promise<Office>): void {
	async function filed() {
		const office = await open();
		const { byRow, recordFiling } = office.catalogue;
		const order = await anOrder(office);
		const file = async (bundleId: string, capturedAt: string) =>
			recordFiling(await aFiling(office, order, { bundleId, capturedAt }));
		await file('new', '2026-11-23T10:00:00.000Z');
		await file('old', '2024-05-01T10:00:00.000Z');
		// In the evening before by UTC; the organisation's own day is the second of May.
		await file('edge', '2024-05-01T22:30:00.000Z');
		await file('same', '2024-05-01T22:30:00.000Z');
		const [{ unitId = '', planRowId = '' } = {}] = await byRow.count();
		const rowsUntil = (until: string) => [{ until, planRowIds: ['another', planRowId] }];
		const until = async (day: string, more: Partial<FiledUntilPage> = {}) =>
			(await byRow.until({ rows: rowsUntil(day), limit: 3, ...more })).map(({ bundleId }) => bundleId);
		const counted = async (day: string, unitIds?: readonly string[]) => {
			const all = await byRow.countUntil({ rows: rowsUntil(day), ...(unitIds ? { unitIds } : {}) });
			return all.map(({ filings, missing }) => [filings, missing]);
		};
		return { office, byRow, unitId, planRowId, until, counted };
	}

	describe('what is filed under a row', () => {
		test('is counted by unit, and its row told once', async () => {
			const { byRow, unitId, planRowId } = await filed();
			expect(await byRow.count()).toEqual([{ unitId, planRowId, filings: 4 }]);
			expect(await byRow.count([unitId])).toHaveLength(1);
			expect(await byRow.count(['another'])).toEqual([]);
			expect((await byRow.rows()).map(({ id }) => id)).toEqual([planRowId]);
		});

		test('is had from the oldest to a day, that day too, of no other row or unit, and goes on where it ended', async () => {
			const { office, byRow, unitId, until, counted } = await filed();
			expect(await until('2024-05-01')).toEqual(['old']);
			expect(await counted('2024-05-01')).toEqual([[1, 0]]);
			expect(await until('2024-05-02')).toEqual(['old', 'same', 'edge']);
			expect(await counted('2026-11-23')).toEqual([[4, 0]]);
			expect(await until('2026-11-23', { unitIds: [unitId] })).toEqual(['old', 'same', 'edge']);
			expect(await until('2026-11-23', { unitIds: ['another'] })).toEqual([]);
			expect(await counted('2026-11-23', ['another'])).toEqual([]);
			const others = [{ until: '2026-11-23', planRowIds: ['another'] }];
			expect(await byRow.until({ rows: others, limit: 3 })).toEqual([]);
			expect([await byRow.until({ rows: [], limit: 3 }), await byRow.countUntil({ rows: [] })]).toEqual([
				[],
				[],
			]);
			// One by one, those of one instant too: none twice and none left out.
			const seen: string[] = [];
			for (let after: FiledUntilPage['after']; ; ) {
				const [one] = await until('2026-11-23', { limit: 1, ...(after ? { after } : {}) });
				if (one === undefined) break;
				seen.push(one);
				after = await office.catalogue.filing(one);
			}
			expect(seen).toEqual((await office.catalogue.filings()).map(({ bundleId }) => bundleId).toReversed());
			expect((await byRow.until({ rows: [{ until: '2024-05-01', planRowIds: [] }], limit: 1 })).length).toBe(
				0,
			);
		});

		test('is counted as missing, and left out where that is wished for, by its last check alone', async () => {
			const { office, until, counted } = await filed();
			const check = async (bundleId: string, outcome: 'missing' | 'intact') =>
				office.fixity.record(
					{
						...{ bundleId, outcome, at: '2026-11-24T01:00:00.000Z', ms: 1 },
						...(outcome === 'intact' ? { sha256: 'a'.repeat(64) } : {}),
					},
					'fixity',
				);
			await check('old', 'missing');
			await check('edge', 'missing');
			await check('edge', 'intact');
			expect(await counted('2026-11-23')).toEqual([[4, 1]]);
			expect(await until('2026-11-23', { isFound: true })).toEqual(['same', 'edge', 'new']);
			expect(await until('2026-11-23')).toEqual(['old', 'same', 'edge']);
		});

		test('has its root where it lies now', async () => {
			const { office, byRow, planRowId } = await filed();
			const [one] = await byRow.until({
				rows: [{ until: '2024-05-01', planRowIds: [planRowId] }],
				limit: 1,
			});
			expect(one).toEqual(await office.catalogue.filing('old'));
		});
	});
}
