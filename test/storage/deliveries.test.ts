import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { aDelivery, deliveriesContract, filedLine, TARGET } from './deliveries-contract.ts';
import { deliverySummariesContract } from './delivery-summaries-contract.ts';
import { officeIn } from './sample.ts';
import { tempDir, tempOffice } from './temp-office.ts';

test('an answer that somebody has made up in the file is found by comparing with the events', async () => {
	const dir = await tempDir();
	const office = await officeIn(dir);
	await office.deliveries.saveTarget(TARGET, 'Anna');
	const line = await filedLine(office);
	const { id } = await office.deliveries.order(aDelivery([line]), 2026);
	await office.deliveries.bundleSent(id, line.bundleId, 'Anna');
	expect(await office.catalogue.compareWithEvents()).toEqual([]);
	const db = new BetterSqlite3(join(dir, 'catalogue.sqlite'));
	db.exec("UPDATE delivered_bundles SET state = 'received'");
	db.close();
	expect(await office.catalogue.compareWithEvents()).toEqual([line.bundleId]);
	await office.close();
});

describe('deliveries on SQLite', () => {
	deliveriesContract(() => tempOffice());
	deliverySummariesContract(() => tempOffice());
});
