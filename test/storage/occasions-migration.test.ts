import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { comparable } from '../../src/records/same-name.ts';
import { openDatabase } from '../../storage/sqlite/open-database.ts';
import { officeIn } from './sample.ts';
import { tempDir } from './temp-office.ts';

const MIGRATIONS = fileURLToPath(new URL('../../storage/migrations/sqlite/', import.meta.url));

test('a catalogue from before occasions knows from its filings and events what its accounts were documented by', async () => {
	const dir = await tempDir();
	const db = new BetterSqlite3(join(dir, 'catalogue.sqlite'));
	db.function('comparable', { deterministic: true }, (name) => comparable(String(name)));
	const before = globSync('000[1-7]-*.sql', { cwd: MIGRATIONS }).sort();
	expect(before).toHaveLength(7);
	for (const name of before) db.exec(readFileSync(join(MIGRATIONS, name), 'utf8'));
	db.pragma('user_version = 7');
	db.pragma(`application_id = ${0x4f67626c}`);
	const account = (id: string, isDefault: number) =>
		`INSERT INTO accounts (id, unit_id, plan_row_id, platform, handle, address, address_key, name, status, is_default)
			VALUES ('${id}', 'u', 'r', 'x', '${id}', 'https://x.com/${id}', 'x.com/${id}', '${id}', 'active', ${isDefault});`;
	const filing = (n: number, level: string, limits: string, outcome: string, name: string | null) => `
		INSERT INTO orders (id, account_id, occasion, reason, level, ordered_by, ordered_at, due, state, allow_hosts, limits, attempts)
			VALUES ('o${n}', 'a', 'annual', '', '${level}', 'anna', '2026-0${n}-01', '2026-0${n}-01', 'filed', '[]', '${limits}', 1);
		INSERT INTO filings (bundle_id, order_id, account_id, unit_id, plan_row_id, occasion, outcome, root, path, bytes, sha256,
			captured_at, captured_on, filed_at, posts, findings, account_name)
			VALUES ('b${n}', 'o${n}', 'a', 'u', 'r', 'annual', '${outcome}', '', 'p${n}', 1, '${'a'.repeat(64)}',
			'2026-0${n}-01T10:00:00.000Z', '2026-0${n}-01', '2026-0${n}-01', 1, 0, ${name === null ? 'NULL' : `'${name}'`});`;
	db.exec(`INSERT INTO organisations VALUES ('o', 'Kommunen', NULL, 1);
		INSERT INTO units (id, organisation_id, name, creator, is_default) VALUES ('u', 'o', 'Skolan', 'Nämnden', 0);
		INSERT INTO records_plans VALUES ('p', 'Plan', 'plan', '0', NULL, NULL, NULL, 1);
		INSERT INTO plan_rows VALUES ('r', 'p', 1, '0', 'Rad', 'Bevaras', '{}', 1);
		${account('a', 0)} ${account('b', 1)}
		INSERT INTO events VALUES (1, '2025-03-04T10:00:00.000Z', 'status-changed', 'anna', 'a', '{"from":"planned","to":"active"}', '${'0'.repeat(64)}', 'x');
		${filing(1, 'unique', '{}', 'complete', 'Åby Skola')} ${filing(2, 'unique', '{}', 'partial', null)}
		${filing(3, 'overview', '{}', 'complete', null)} ${filing(4, 'full', '{"posts":5}', 'complete', null)}`);
	db.close();
	openDatabase(join(dir, 'catalogue.sqlite')).close();
	const office = await officeIn(dir);
	// The one that nobody has registered is not among them.
	expect(await office.occasions.histories()).toMatchObject([
		{ id: 'a', since: '2025-03-04', lastComplete: '2026-01-01', lastPartial: '2026-02-01', failures: 0 },
	]);
	expect((await office.catalogue.filings({ account: 'åby  skola' })).map(({ bundleId }) => bundleId)).toEqual(
		['b1'],
	);
	await office.close();
});
