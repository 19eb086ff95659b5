import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { fixityContract } from './fixity-contract.ts';
import { aFiling, anOrder, officeIn } from './sample.ts';
import { tempDir, tempOffice } from './temp-office.ts';

describe('fixity checks on SQLite', () => {
	fixityContract(() => tempOffice());
});

test('a check that somebody has struck or made better is found by comparing with the events', async () => {
	for (const meddling of ['DELETE FROM fixity_checks', "UPDATE fixity_checks SET outcome = 'intact'"]) {
		const dir = await tempDir();
		const office = await officeIn(dir);
		const filing = await aFiling(office, await anOrder(office));
		await office.catalogue.recordFiling(filing);
		const { bundleId } = filing;
		const at = '2026-12-01T01:00:00.000Z';
		await office.fixity.record({ bundleId, at, outcome: 'damaged', sha256: 'b'.repeat(64), ms: 1 }, 'Anna');
		const db = new BetterSqlite3(join(dir, 'catalogue.sqlite'));
		db.exec(meddling);
		db.close();
		expect(await office.catalogue.compareWithEvents()).toEqual([bundleId]);
		await office.close();
	}
});
