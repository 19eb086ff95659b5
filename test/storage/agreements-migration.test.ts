import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { comparable } from '../../src/records/same-name.ts';
import { officeIn } from './sample.ts';
import { tempDir } from './temp-office.ts';

const MIGRATIONS = join(import.meta.dirname, '../../storage/migrations/sqlite');

test('agreements that were there before they said a number and a code stay as they were, and can be given both', async () => {
	const dir = await tempDir();
	const db = new BetterSqlite3(join(dir, 'catalogue.sqlite'));
	db.function('comparable', { deterministic: true }, (text) => comparable(String(text)));
	for (const name of readdirSync(MIGRATIONS).sort().slice(0, 22))
		db.exec(readFileSync(join(MIGRATIONS, name), 'utf8'));
	db.pragma('user_version = 22');
	db.pragma(`application_id = ${0x4f67626c}`);
	db.exec(`INSERT INTO submission_agreements VALUES ('', '', NULL, 'KS 2026/7', 'Kommunarkivet');
		INSERT INTO submission_agreements VALUES ('nämnden', '', 'Nämnden', 'N 1', NULL);`);
	db.close();
	const { deliveries, close } = await officeIn(dir);
	const [all, board] = [
		{ number: 'KS 2026/7', archive: 'Kommunarkivet' },
		{ number: 'N 1', creator: 'Nämnden' },
	];
	expect(await deliveries.agreements()).toEqual([all, board]);
	await deliveries.saveAgreement({ ...all, archiveNumber: '202100-1074', creatorCode: 'K 1' }, 'Anna');
	expect(await deliveries.agreements()).toEqual([
		{ ...all, archiveNumber: '202100-1074', creatorCode: 'K 1' },
		board,
	]);
	await close();
});
