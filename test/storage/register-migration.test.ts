import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { accountAt, anOrder, officeIn } from './sample.ts';
import { tempDir } from './temp-office.ts';

const MIGRATIONS = new URL('../../storage/migrations/sqlite/', import.meta.url);
const BEFORE = [
	'0001-foundation',
	'0002-roots-that-move',
	'0003-names-as-captured',
	'0004-who-ordered',
	'0005-rests',
];

test('a catalogue from before the register keeps its accounts, and finds them by handle and name in any case', async () => {
	const dir = await tempDir();
	const db = new BetterSqlite3(join(dir, 'catalogue.sqlite'));
	for (const name of BEFORE) db.exec(readFileSync(new URL(`${name}.sql`, MIGRATIONS), 'utf8'));
	db.pragma('user_version = 5');
	db.pragma(`application_id = ${0x4f67626c}`);
	db.exec(`INSERT INTO organisations VALUES ('o', 'Kommunen', NULL, 1);
		INSERT INTO units VALUES ('u', 'o', 'Ej angiven', 'Ej angiven', 1);
		INSERT INTO records_plans VALUES ('p', 'u', 'Plan', '0', 1);
		INSERT INTO plan_rows VALUES ('r', 'p', '0', 'Rad', 'Bevaras', 1);
		INSERT INTO accounts VALUES ('a', 'u', 'r', 'x', 'ÅBY', 'https://x.com/aby', 'x.com/aby', 'Åby Kommun', 'active', 1)`);
	db.close();
	const office = await officeIn(dir);
	expect((await office.catalogue.accountsCalled('@åby')).map(({ id }) => id)).toEqual(['a']);
	expect((await office.catalogue.accountsCalled('åby  KOMMUN')).map(({ id }) => id)).toEqual(['a']);
	expect(await office.register.accounts()).toMatchObject([{ id: 'a', plan: { version: 0 }, holders: [] }]);
	await anOrder(office, { address: accountAt('https://x.com/ny').address });
	expect((await office.catalogue.accountsCalled('NY')).length).toBe(1);
	await office.close();
});
