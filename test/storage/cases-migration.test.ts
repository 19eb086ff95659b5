import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { officeIn } from './sample.ts';
import { tempDir } from './temp-office.ts';

const MIGRATIONS = new URL('../../storage/migrations/sqlite/', import.meta.url);
const BEFORE = [
	'0001-foundation',
	'0002-roots-that-move',
	'0003-names-as-captured',
	'0004-who-ordered',
	'0005-rests',
];

test('what was filed before there were cases stays as it is, and is linked to its year’s when that is registered', async () => {
	const dir = await tempDir();
	const db = new BetterSqlite3(join(dir, 'catalogue.sqlite'));
	for (const name of BEFORE) db.exec(readFileSync(new URL(`${name}.sql`, MIGRATIONS), 'utf8'));
	db.pragma('user_version = 5');
	db.pragma(`application_id = ${0x4f67626c}`);
	db.exec(`INSERT INTO organisations VALUES ('o', 'Kommunen', NULL, 1);
		INSERT INTO units VALUES ('u', 'o', 'Ej angiven', 'Nämnden', 1);
		INSERT INTO records_plans VALUES ('p', 'u', 'Plan', '0', 1);
		INSERT INTO plan_rows VALUES ('r', 'p', '0', 'Rad', 'Bevaras', 1);
		INSERT INTO accounts VALUES ('a', 'u', 'r', 'x', 'aby', 'https://x.com/aby', 'x.com/aby', 'Åby', 'active', 1);
		INSERT INTO orders (id, account_id, occasion, reason, level, ordered_by, ordered_at, due, state, allow_hosts, limits, attempts)
			VALUES ('i', 'a', 'annual', '', 'unique', 'Anna', '2026-05-01T10:00:00.000Z', '2026-05-01T10:00:00.000Z', 'filed', '[]', '{}', 1);
		INSERT INTO filings VALUES ('b', 'i', 'a', 'u', 'r', 'annual', 'complete', '', 'en/väg.zip', 4, '${'a'.repeat(64)}',
			'2026-05-01T10:00:00.000Z', '2026-05-01', '2026-05-01T10:05:00.000Z', 3, 0, 'Åby');`);
	db.close();
	const office = await officeIn(dir);
	const [before] = await office.catalogue.filings();
	expect(before).not.toHaveProperty('caseId');
	const made = { year: 2026, number: 'N 2026/1', title: '', creator: 'NÄMNDEN' };
	expect(await office.cases.change([{ kind: 'case-added', id: 'c', case: made }], 'Anna')).toBe(1);
	expect(await office.catalogue.filings()).toEqual([{ ...before, caseId: 'c' }]);
	await office.close();
});
