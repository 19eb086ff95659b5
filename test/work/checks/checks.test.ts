import { randomUUID } from 'node:crypto';
import { chmod, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { default as Sqlite } from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { openLog } from '../../../src/log.ts';
import type { LoginSession } from '../../../src/records/login.ts';
import { checkDataDir } from '../../../src/work/checks/data-dir.ts';
import { checkFonts } from '../../../src/work/checks/fonts.ts';
import { checkLocale, checkMemory, checkNode } from '../../../src/work/checks/machine.ts';
import { checkOffice } from '../../../src/work/checks/office.ts';
import { checkSessionKey } from '../../../src/work/checks/session-key.ts';
import { openOffice } from '../../../storage/open.ts';
import { ageSessions } from '../../../storage/sessions/age.ts';
import { aFiling, anOrder } from '../../storage/sample.ts';
import { tempDir } from '../../storage/temp-office.ts';

const LOGIN: LoginSession = {
	accountId: 'a-1',
	madeAt: '2026-11-23T10:00:00.000Z',
	madeBy: 'Anna Arkivarie',
	hosts: ['social.example'],
	state: { cookies: [], origins: [] },
};

describe('the machine', () => {
	test.each([
		[checkNode('v24.0.0'), 'ok'],
		[checkNode('v22.21.1'), 'missing'],
		[checkMemory(8e9), 'ok'],
		[checkMemory(1e9), 'warning'],
		[checkLocale('sv-SE'), 'ok'],
		[checkLocale('xx-XX'), 'warning'],
		[checkLocale('svenska språket'), 'missing'],
	])('%o', (check, state) => {
		expect(check.state).toBe(state);
		expect(check.condition === undefined).toBe(state === 'ok');
	});

	test('has a font or a finding for every script', async () => {
		const checks = await checkFonts();
		if (checks[0]?.condition === 'fontconfig-absent') return expect(checks).toHaveLength(1);
		expect(checks.map((c) => c.name)).toEqual([
			'font-latin',
			'font-greek',
			'font-cyrillic',
			'font-cjk',
			'font-arabic',
			'font-hebrew',
			'font-emoji',
		]);
		for (const { found } of checks) expect(found).not.toBe('');
	});
});

describe('the data directory', () => {
	test('has room, too little, or none', async () => {
		const dir = await tempDir();
		const space = async (keep: number) => (await checkDataDir(dir, keep)).checks[1];
		const free = Number((await space(0))?.found);
		expect(await space(free * 2)).toMatchObject({ state: 'missing', condition: 'space-out' });
		expect(await space(free - 2e9)).toMatchObject({ state: 'warning', condition: 'space-low' });
		expect(await space(free - 2e7)).toMatchObject({ state: 'warning', condition: 'space-scant' });
	});

	test('is refused where a file lies in its place or above it', async () => {
		const file = join(await tempDir(), 'file');
		await writeFile(file, '');
		for (const dir of [file, join(file, 'below')]) {
			const { checks, usable } = await checkDataDir(dir, 0);
			expect(usable).toBe(false);
			expect(checks).toEqual([
				{ name: 'data-dir', state: 'missing', found: file, condition: 'data-dir-not-a-directory' },
			]);
		}
	});

	test('is not made', async () => {
		const dir = await tempDir();
		const { checks, usable } = await checkDataDir(join(dir, 'a', 'b'), 0);
		expect(usable).toBe(false);
		expect(checks[0]).toMatchObject({ state: 'ok', condition: 'data-dir-new' });
		expect(await readdir(dir)).toEqual([]);
	});
});

describe('the key of the logins', () => {
	test('is new, there, open to others, no key, beside what it locks, or gone; none is made', async () => {
		const [dir, keys] = [await tempDir(), await tempDir()];
		const file = join(keys, 'session-key.txt');
		const check = (keyFile = file) => checkSessionKey(ageSessions(dir, keyFile));
		expect(await check()).toMatchObject({ state: 'ok', found: file, condition: 'session-key-new' });
		expect(await readdir(keys)).toEqual([]);
		await ageSessions(dir, file).put(LOGIN);
		expect(await check()).toEqual({ name: 'session-key', state: 'ok', found: file });
		await chmod(file, 0o640);
		expect(await check()).toMatchObject({ state: 'missing', condition: 'session-key-open' });
		await chmod(file, 0o600);
		await writeFile(file, 'no key');
		expect(await check()).toMatchObject({ state: 'missing', condition: 'session-key-unusable' });
		const inside = join(dir, 'key.txt');
		expect(await check(inside)).toMatchObject({ state: 'missing', condition: 'session-key-inside-data' });
		await rm(file);
		expect(await check()).toMatchObject({ state: 'missing', found: file, condition: 'session-key-gone' });
	});
});

describe('the catalogue', () => {
	async function office() {
		const config = readConfig({ DATA_DIR: await tempDir() });
		return { config, open: () => openOffice(config, { log: openLog('silent'), purpose: 'reading' }) };
	}

	test('opens with an unbroken chain of events', async () => {
		const { open } = await office();
		expect((await checkOffice(open)).map((c) => c.state)).toEqual(Array(19).fill('ok'));
	});

	test('tells of the attempts that failed in the last seven days, and of none before', async () => {
		const { config, open } = await office();
		const told = async () => (await checkOffice(open)).find((c) => c.name === 'attempts');
		const fail = async (path: string, daysAgo: number) => {
			const opened = await open();
			const order = await anOrder(opened);
			await opened.catalogue.recordAttempt({
				...{ id: randomUUID(), orderId: order.id, accountId: order.accountId, path, code: 'login-wall' },
				at: new Date(Date.now() - daysAgo * 86_400_000).toISOString(),
			});
			await opened.close();
		};
		await fail('attempts/a', 8);
		expect(await told()).toEqual({ name: 'attempts', state: 'ok', found: '0' });
		await fail('attempts/b', 6);
		const found = `${join(config.DATA_DIR, 'attempts/b')} (login-wall)`;
		expect(await told()).toMatchObject({ state: 'warning', found, condition: 'attempts-failed' });
	});

	test('whose event somebody changed is told of by its number', async () => {
		const { config, open } = await office();
		const opened = await open();
		for (const subject of ['a', 'b'])
			await opened.catalogue.appendEvent({ kind: 'tried', actor: 'test', subject, data: {} });
		await opened.close();
		const database = new Sqlite(join(config.DATA_DIR, 'catalogue.sqlite'));
		for (const { name } of database
			.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'")
			.all() as {
			name: string;
		}[])
			database.exec(`DROP TRIGGER "${name}"`);
		database.exec("UPDATE events SET actor = 'somebody else' WHERE number = 2");
		database.close();
		expect((await checkOffice(open))[1]).toEqual({
			name: 'events',
			state: 'missing',
			found: '2',
			condition: 'events-broken',
		});
	});

	test.each([
		['its last events cut off', 'DELETE FROM events WHERE number > 2'],
		['a filing called complete', "UPDATE filings SET outcome = 'complete'"],
		['another checksum', `UPDATE filings SET sha256 = '${'b'.repeat(64)}'`],
		['a filing gone', 'DELETE FROM filings'],
		['an attempt gone', 'DELETE FROM attempts'],
		[
			'orders withdrawn',
			"UPDATE orders SET state = 'cancelled', worker = NULL, owner = NULL, lease_until = NULL",
		],
	])('with %s says other things than its events, and is told of', async (_, change) => {
		const { config, open } = await office();
		const opened = await open();
		const order = await anOrder(opened);
		await opened.queue.claim('worker', order.id);
		const filing = await aFiling(opened, order, { outcome: 'partial' });
		await opened.catalogue.intendFiling(filing);
		await opened.catalogue.recordFiling(filing);
		const failed = await anOrder(opened);
		const attempt = { id: 'x', accountId: failed.accountId, path: 'attempts/x', code: 'blank' };
		await opened.catalogue.recordAttempt({ ...attempt, orderId: failed.id, at: failed.orderedAt });
		await opened.queue.claim('worker', (await anOrder(opened)).id);
		await opened.close();
		expect((await checkOffice(open))[2]).toMatchObject({ name: 'records', state: 'ok' });
		const database = new Sqlite(join(config.DATA_DIR, 'catalogue.sqlite'));
		database.exec('DROP TRIGGER IF EXISTS events_never_go');
		database.exec(change);
		database.close();
		const checks = await checkOffice(open);
		expect(checks[1]).toMatchObject({ name: 'events', state: 'ok' });
		expect(checks[2]).toMatchObject({ name: 'records', state: 'missing', condition: 'records-differ' });
		expect(checks[2]?.found).not.toBe('');
	});

	test('that is no database is told of', async () => {
		const { config, open } = await office();
		await writeFile(join(config.DATA_DIR, 'catalogue.sqlite'), 'no database '.repeat(1000));
		expect((await checkOffice(open))[0]).toMatchObject({
			state: 'missing',
			condition: 'catalogue-closed',
		});
	});
});
