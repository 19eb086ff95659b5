import { mkdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { Fault, UsageError } from '../../src/errors.ts';
import { canonicalEvent } from '../../src/records/event.ts';
import { mayLose } from '../../storage/sqlite/migrate.ts';
import { anOrder, officeIn } from './sample.ts';
import { runChild, tempDir } from './temp-office.ts';

const DATABASE = 'catalogue.sqlite';

/** A closed office with a few orders, whose database another program can then do things to. */
async function filledDir(orders = 3): Promise<string> {
	const dir = await tempDir();
	const office = await officeIn(dir);
	for (let i = 0; i < orders; i++) await anOrder(office);
	await office.close();
	return dir;
}

function meddle(dir: string, ...statements: readonly string[]): void {
	const db = new BetterSqlite3(join(dir, DATABASE));
	for (const statement of statements) db.exec(statement);
	db.close();
}

describe('the event log in SQLite', () => {
	test.each([
		"UPDATE events SET actor = 'mallory' WHERE number = 2",
		'DELETE FROM events WHERE number = 2',
		"INSERT OR REPLACE INTO events SELECT number, at, kind, 'mallory', subject, data, previous, hash FROM events WHERE number = 2",
		"INSERT INTO events SELECT max(number) + 1, at, kind, actor, subject, data, 'x', hash FROM events",
	])('refuses %s', async (statement) => {
		const dir = await filledDir();
		expect(() => meddle(dir, statement)).toThrow('append-only');
	});

	test.each([
		["UPDATE events SET actor = 'mallory' WHERE number = 4", 4],
		["UPDATE events SET data = ' ' || data WHERE number = 4", 4],
		['DELETE FROM events WHERE number = 4', 4],
		['DELETE FROM events WHERE number = 1', 1],
		['UPDATE events SET previous = hash, hash = previous WHERE number = 5', 5],
	])('tells where it was broken by %s', async (statement, brokenAt) => {
		const dir = await filledDir();
		meddle(dir, 'DROP TRIGGER events_never_change; DROP TRIGGER events_never_go;', statement);
		const office = await officeIn(dir);
		expect(await office.catalogue.verifyEvents()).toEqual({ ok: false, brokenAt });
		await office.close();
	});

	test('keeps the very bytes that the hash is taken over', async () => {
		const dir = await tempDir();
		const office = await officeIn(dir);
		const data = { z: [{ b: 1, a: 'å"\\' }], 10: true, 9: null };
		const event = await office.catalogue.appendEvent({ kind: 'tried', actor: '"', subject: '\\', data });
		await office.close();
		const db = new BetterSqlite3(join(dir, DATABASE));
		const stored = db.prepare('SELECT data FROM events').pluck().get();
		db.close();
		expect(canonicalEvent(event)).toContain(`,${stored},"${'0'.repeat(64)}"]`);
	});
});

describe('migrations', () => {
	test('a catalogue of a newer version is refused and left as it is', async () => {
		const dir = await filledDir();
		meddle(dir, 'PRAGMA user_version = 999');
		const before = await readFile(join(dir, DATABASE));
		await expect(officeIn(dir)).rejects.toMatchObject({ code: 'catalogue-too-new', exit: 2 });
		expect(await readFile(join(dir, DATABASE))).toEqual(before);
	});

	test("another program's database is refused and left as it is", async () => {
		const dir = await tempDir();
		meddle(dir, 'CREATE TABLE recipes (title TEXT)');
		const before = await readFile(join(dir, DATABASE));
		await expect(officeIn(dir)).rejects.toMatchObject({ code: 'catalogue-foreign' });
		expect(await readFile(join(dir, DATABASE))).toEqual(before);
	});

	test('are looked at for lost references where they take out, change or put in, and not where they make an index', () => {
		const losing = [
			'DROP TABLE units;',
			'DELETE FROM units;',
			"UPDATE accounts SET unit_id = 'gone';",
			'ALTER TABLE accounts RENAME TO old;',
			"INSERT INTO accounts (id, unit_id) VALUES ('a', 'gone');",
		];
		expect(losing.filter((text) => !mayLose(text))).toEqual([]);
		expect(mayLose('-- Nothing to drop.\nCREATE INDEX some ON events (kind);')).toBe(false);
		// An index holds nothing of its own, and to look through all references takes ten seconds.
		expect(mayLose('DROP INDEX some;\nCREATE INDEX some ON events (kind, at);')).toBe(false);
		expect(mayLose('DROP INDEX some; DROP TABLE events;')).toBe(true);
	});

	test('five processes that start at once migrate once', async () => {
		const dir = await tempDir();
		await Promise.all(Array.from({ length: 5 }, (_, i) => runChild('write-all.ts', dir, `w${i}`, '1')));
		const office = await officeIn(dir);
		expect(await office.catalogue.filings()).toHaveLength(5);
		await office.close();
	});
});

describe('a damaged catalogue', () => {
	test('that is no database', async () => {
		const dir = await tempDir();
		await writeFile(join(dir, DATABASE), 'Once upon a time '.repeat(100));
		await expect(officeIn(dir)).rejects.toMatchObject({ code: 'catalogue-damaged', exit: 70 });
		await expect(officeIn(dir)).rejects.toThrow(Fault);
	});

	test('that was cut off', async () => {
		const dir = await filledDir(100);
		await truncate(join(dir, DATABASE), (await stat(join(dir, DATABASE))).size - 20_000);
		await expect(officeIn(dir)).rejects.toMatchObject({
			code: 'catalogue-damaged',
			remedy: expect.stringContaining('backup'),
		});
	});

	test('that has rubbish in the middle', async () => {
		const dir = await filledDir(100);
		const bytes = await readFile(join(dir, DATABASE));
		bytes.fill(0x5a, 40_000, 60_000);
		await writeFile(join(dir, DATABASE), bytes);
		await expect(officeIn(dir)).rejects.toMatchObject({ code: 'catalogue-damaged' });
	});

	test('with a folder in its place', async () => {
		const dir = await tempDir();
		await mkdir(join(dir, DATABASE));
		await expect(officeIn(dir)).rejects.toThrow(UsageError);
		await expect(officeIn(dir)).rejects.toMatchObject({ code: 'store-unwritable' });
	});
});
