import { expect, test } from 'vitest';
import type { Filing } from '../../src/records/filing.ts';
import { aFiling, anOrder } from './sample.ts';
import { tempOffice } from './temp-office.ts';

test('filings are gone through one by one, those of one instant too, none twice and none left out', async () => {
	const office = await tempOffice();
	const order = await anOrder(office);
	const older = { capturedAt: '2026-11-22T10:00:00.000Z' };
	for (const more of [
		{ bundleId: 'b2' },
		{ bundleId: 'a1', ...older },
		{ bundleId: 'b1' },
		{ bundleId: 'b3' },
	])
		await office.catalogue.recordFiling(await aFiling(office, order, more));
	const seen: string[] = [];
	let after: Filing | undefined;
	do {
		[after] = await office.catalogue.filings({ limit: 1, ...(after ? { after } : {}) });
		if (after) seen.push(after.bundleId);
	} while (after);
	expect(seen).toEqual(['b1', 'b2', 'b3', 'a1']);
});
