import { createHash, randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Filing } from '../../src/records/filing.ts';
import { aFiling, anOrder, officeIn } from '../storage/sample.ts';
import { tempDir } from '../storage/temp-office.ts';
import { ogonblick } from './ogonblick.ts';

const BYTES = Buffer.from('a bundle, for all that the catalogue knows');

/** A data directory with two filed bundles and one order that waits. */
async function filled(): Promise<{ env: Record<string, string>; whole: Filing; part: Filing }> {
	const dir = await tempDir();
	const office = await officeIn(dir);
	const file = async (address: string, more: Partial<Filing>) => {
		const order = await anOrder(office, { address });
		const sha256 = createHash('sha256').update(BYTES).digest('hex');
		const filing = await aFiling(office, order, { bytes: BYTES.length, sha256, ...more });
		await writeFile(join(dir, 'b.zip'), BYTES);
		await office.bundles().put(join(dir, 'b.zip'), filing.path);
		await office.catalogue.recordFiling(filing);
		return filing;
	};
	const whole = await file('https://social.example/@kommunen', {});
	const part = await file('https://social.example/@badhuset', { outcome: 'partial', occasion: 'closure' });
	await anOrder(office, { address: 'https://social.example/@biblioteket' });
	await office.close();
	return { env: { DATA_DIR: dir, KEEP_FREE_BYTES: '0' }, whole, part };
}

describe('bundles', () => {
	test('are listed with what they are, how whole, and where they lie', async () => {
		const { env, whole, part } = await filled();
		const { exit, stdout } = await ogonblick(['bundles', 'list'], env);
		expect(exit).toBe(0);
		expect(stdout).toContain(`${whole.root}/${whole.path}`);
		expect(stdout).toMatch(/✓ fullständig {2}kommunen@social.example \(Mastodon\)/);
		expect(stdout).toMatch(/! ofullständig {2}badhuset/);
		expect(stdout).toContain(part.bundleId.slice(0, 8));
		expect(stdout).toContain('Antal paket: 2');
		expect(stdout).toContain('2026-11-23 11:00');
		const tokyo = await ogonblick(['bundles', 'list'], { ...env, TIMEZONE: 'Asia/Tokyo' });
		expect(tokyo.stdout).toContain('2026-11-23 19:00');
	});

	test('are filtered', async () => {
		const { env, part } = await filled();
		for (const filter of [
			['--outcome', 'partial'],
			['--occasion', 'closure'],
			['--account', '@badhuset@social.example'],
			['--account', 'https://social.example/@badhuset'],
		]) {
			const { stdout } = await ogonblick(['bundles', 'list', ...filter, '--json'], env);
			const found = JSON.parse(stdout).bundles as { filing: Filing }[];
			expect(found.map((f) => f.filing.bundleId)).toEqual([part.bundleId]);
		}
		const { stdout } = await ogonblick(['bundles', 'list', '--year', '1999'], env);
		expect(stdout).toBe('Inga paket är arkiverade med de villkoren.\n');
	});

	test('that are no more than an overview are not listed as if they were the account', async () => {
		const { env } = await filled();
		const office = await officeIn(env.DATA_DIR ?? '');
		const order = await anOrder(office, { address: 'https://social.example/@torget', level: 'overview' });
		await office.catalogue.recordFiling(await aFiling(office, order, {}));
		await office.close();
		const { stdout } = await ogonblick(['bundles', 'list'], env);
		expect(stdout).toMatch(/✓ fullständig {2}bara översiktsbild {2}torget/);
		expect(stdout.match(/översiktsbild/g)).toHaveLength(1);
		const listed = JSON.parse((await ogonblick(['bundles', 'list', '--json'], env)).stdout).bundles;
		expect(listed.map((b: { level: string }) => b.level).sort()).toEqual(['overview', 'unique', 'unique']);
	});

	test('are called and found by the name that the account showed, not by its address', async () => {
		const { env } = await filled();
		const office = await officeIn(env.DATA_DIR ?? '');
		const order = await anOrder(office, { address: 'http://127.0.0.1:42785/torget/' });
		const filing = await aFiling(office, order, { accountName: 'Älvhamra kommun' });
		await office.catalogue.recordFiling(filing);
		await office.close();
		const { stdout } = await ogonblick(['bundles', 'list', '--account', 'älvhamra KOMMUN'], env);
		expect(stdout).toContain('✓ fullständig  Älvhamra kommun (webbplats)');
		expect(stdout).toContain('Antal paket: 1');
		const shown = await ogonblick(['bundles', 'show', filing.bundleId], env);
		expect(shown.stdout).toMatch(/Konto +Älvhamra kommun \(webbplats\)/);
		const unknown = await ogonblick(['bundles', 'list', '--account', 'Ålvhamra'], env);
		expect(unknown.exit).toBe(2);
	});

	test('are shown by the beginning of their id, with plan row and history', async () => {
		const { env, whole } = await filled();
		const { exit, stdout } = await ogonblick(['bundles', 'show', whole.bundleId.slice(0, 8)], env);
		expect(exit).toBe(0);
		for (const said of [whole.bundleId, whole.sha256, 'standardrad', 'Ett prov', 'paketet arkiverades'])
			expect(stdout.replace(/\s+/g, ' ')).toContain(said);
		expect(stdout).toMatch(/Fångat +2026-11-23 11:00, när fångsten började/);
		expect(stdout).not.toContain('finns inte längre');
		// These bytes are no bundle: what only its manifest could tell is said to be missing.
		expect(stdout.replace(/\s+/g, ' ')).toContain('Paketets eget manifest går inte att läsa (not-a-bundle)');
	});

	test('are found by an id in capitals, and by their file, here or where it lies', async () => {
		const { env, whole, part } = await filled();
		const file = join(whole.root, whole.path);
		const name = whole.path.split('/').at(-1) ?? '';
		for (const wanted of [
			whole.bundleId.slice(0, 8).toUpperCase(),
			name,
			`./${name}`,
			file,
			`${file}.sha256`,
		]) {
			const { stdout } = await ogonblick(['bundles', 'show', wanted, '--json'], env);
			expect(JSON.parse(stdout).filing?.bundleId, wanted).toBe(whole.bundleId);
		}
		const office = await officeIn(env.DATA_DIR ?? '');
		// A file is called by the first eight letters of its id: of the same name are two whose ids begin alike.
		const twin = {
			bundleId: `${part.bundleId.slice(0, 8)}${randomUUID().slice(8)}`,
			path: `annan/${part.path.split('/').at(-1)}`,
		};
		await office.catalogue.recordFiling(await aFiling(office, await anOrder(office), twin));
		await office.close();
		const both = await ogonblick(['bundles', 'show', twin.path.slice(6)], env);
		expect(both).toMatchObject({ exit: 2, stderr: expect.stringContaining('Flera arkiverade paket') });
		expect((await ogonblick(['bundles', 'show', 'finns-inte.zip'], env)).exit).toBe(2);
	});

	test('that are gone from their places are marked in the list', async () => {
		const { env, whole } = await filled();
		await rm(join(whole.root, whole.path));
		const { stdout } = await ogonblick(['bundles', 'list'], env);
		expect(stdout.match(/finns inte på sin plats/g)).toHaveLength(1);
		const listed = JSON.parse((await ogonblick(['bundles', 'list', '--json'], env)).stdout).bundles;
		const gone = listed.filter((b: { present: boolean }) => !b.present);
		expect(gone.map((b: { filing: Filing }) => b.filing.bundleId)).toEqual([whole.bundleId]);
	});

	test('that an emptied catalogue does not know are not passed over in silence', async () => {
		const { env } = await filled();
		await rm(join(env.DATA_DIR ?? '', 'catalogue.sqlite'));
		expect((await ogonblick(['bundles', 'list'], env)).stdout).toContain(
			'Katalogen är tom, men paket ligger',
		);
		const empty = await ogonblick(['bundles', 'list', '--json'], { DATA_DIR: await tempDir() });
		expect(JSON.parse(empty.stdout)).toEqual({ bundles: [], catalogueLost: false });
	});

	test('name the program by its process where it did something itself, and people by their names', async () => {
		const { env, whole } = await filled();
		const office = await officeIn(env.DATA_DIR ?? '');
		const event = { kind: 'order-claimed', subject: whole.orderId, data: {} };
		for (const actor of ['4711-0a1b2c3d', 'ogonblick'])
			await office.catalogue.appendEvent({ ...event, actor });
		await office.close();
		const { stdout } = await ogonblick(['bundles', 'show', whole.bundleId], env);
		expect(stdout).toContain('beställningen lades  anna');
		expect(stdout).toContain('arbetet började  Ögonblick (process 4711)\n');
		expect(stdout).toContain('arbetet började  Ögonblick\n');
		expect(stdout).not.toContain('0a1b2c3d');
	});

	test('are not looked for without a name, nor copied to no place', async () => {
		const { env, whole } = await filled();
		for (const args of [
			['show', ''],
			['get', ''],
			['get', whole.bundleId, ''],
		]) {
			const { exit, stdout, stderr } = await ogonblick(['bundles', ...args, '--json'], env);
			expect(exit).toBe(2);
			expect(JSON.parse(stdout).error.code).toBe('empty-value');
			expect(stderr).toContain('får inte vara tom');
		}
	});

	test('have words for all that can have happened to them', async () => {
		const { env, whole } = await filled();
		const office = await officeIn(env.DATA_DIR ?? '');
		for (const kind of ['order-lost', 'order-released', 'filing-intended', 'filing-intent-dropped'])
			await office.catalogue.appendEvent({ kind, actor: 'x', subject: whole.orderId, data: {} });
		await office.close();
		for (const lang of ['sv', 'en']) {
			const { stdout } = await ogonblick(['bundles', 'show', whole.bundleId, '--lang', lang], env);
			expect(stdout).not.toMatch(/order-|filing-/);
		}
	});

	test('that are gone from their place are said to be', async () => {
		const { env, whole } = await filled();
		await rm(join(whole.root, whole.path));
		const { stdout } = await ogonblick(['bundles', 'show', whole.bundleId], env);
		expect(stdout).toContain('✗ Filen finns inte längre på sin plats.');
		const { exit, stderr } = await ogonblick(['bundles', 'get', whole.bundleId, await tempDir()], env);
		expect(exit).toBe(2);
		expect(stderr).toContain('Paketet finns inte där det arkiverades');
	});

	test('are listed, shown and copied after DATA_DIR was moved', async () => {
		const { env, whole } = await filled();
		const moved = join(await tempDir(), 'återställd');
		await rename(env.DATA_DIR ?? '', moved);
		const asked = async (...args: readonly string[]) => {
			const { exit, stdout } = await ogonblick(['bundles', ...args, '--json'], { ...env, DATA_DIR: moved });
			expect(exit).toBe(0);
			return JSON.parse(stdout);
		};
		const files = (await asked('list')).bundles.map((b: { file: string }) => b.file);
		expect(files).toContain(join(moved, 'bundles', whole.path));
		const shown = await asked('show', whole.bundleId);
		expect(shown).toMatchObject({ present: true, file: join(moved, 'bundles', whole.path) });
		const got = await asked('get', whole.bundleId, await tempDir());
		expect(await readFile(got.file)).toEqual(BYTES);
	});

	test('are copied out once', async () => {
		const { env, whole } = await filled();
		const target = await tempDir();
		const { exit, stdout } = await ogonblick(['bundles', 'get', whole.bundleId, target, '--json'], env);
		expect(exit).toBe(0);
		expect(await readFile(JSON.parse(stdout).file)).toEqual(BYTES);
		const again = await ogonblick(['bundles', 'get', whole.bundleId, target], env);
		expect(again.exit).toBe(2);
		expect(again.stderr).toContain('Det finns redan en fil med det namnet');
	});
});

describe('due', () => {
	test('shows what waits, most urgent first, and what to do', async () => {
		const { env } = await filled();
		const { exit, stdout } = await ogonblick(['due'], env);
		expect(exit).toBe(0);
		expect(stdout).toContain('biblioteket');
		expect(stdout).not.toContain('badhuset');
		expect(stdout).toContain('ogonblick work');
	});

	test('is a document with --json', async () => {
		const { env } = await filled();
		const { stdout } = await ogonblick(['due', '--json'], env);
		expect(JSON.parse(stdout).orders).toHaveLength(1);
	});
});

test('work says that nothing waits', async () => {
	const env = { DATA_DIR: await tempDir(), KEEP_FREE_BYTES: '0' };
	expect(await ogonblick(['work'], env)).toEqual({
		exit: 0,
		stdout: 'Inga beställningar väntar.\n',
		stderr: '',
	});
	expect(JSON.parse((await ogonblick(['work', '--json'], env)).stdout)).toEqual({
		stopped: false,
		results: [],
		postponed: [],
		resting: [],
	});
});

test('an order that was put off is said to rest, until when and why, by due and by work', async () => {
	const env = { DATA_DIR: await tempDir(), KEEP_FREE_BYTES: '0' };
	const office = await officeIn(env.DATA_DIR);
	const { id } = await anOrder(office, { address: 'https://social.example/@kommunen' });
	await office.queue.claim('w', id);
	const until = new Date(Date.now() + 3_600_000);
	await office.queue.release(id, 'w', 'host-resting', until);
	await office.close();
	const when = new Intl.DateTimeFormat('sv', {
		...{ dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/Stockholm' },
	} as const).format(until);
	const rests = { until: until.toISOString(), why: 'host-resting' };

	const due = await ogonblick(['due'], env);
	expect(due.stdout).toContain(`vilar till ${when}: plattformen har bett programmet att vänta`);
	expect(due.stdout).not.toContain('Utför dem nu');
	expect(JSON.parse((await ogonblick(['due', '--json'], env)).stdout).orders).toMatchObject([{ rests }]);

	const worked = await ogonblick(['work'], env);
	expect(worked).toMatchObject({ exit: 0, stderr: '' });
	expect(worked.stdout).toContain(`1 beställning vilar till ${when}.`);
	expect(worked.stdout).not.toContain('Inga beställningar');
	expect(JSON.parse((await ogonblick(['work', '--json'], env)).stdout)).toMatchObject({
		resting: [{ order: id, address: 'https://social.example/@kommunen', ...rests }],
	});
});
