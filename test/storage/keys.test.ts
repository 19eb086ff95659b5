import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, verify } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { diskCustody } from '../../storage/keys/custody.ts';
import { aKey, keyBookContract, stampBookContract } from './keys-contract.ts';
import { aFiling, anOrder, officeIn } from './sample.ts';
import { tempDir, tempOffice } from './temp-office.ts';

describe('the history of seal keys on SQLite', () => keyBookContract(() => tempOffice()));
describe('time stamps on SQLite', () => stampBookContract(() => tempOffice()));

test('a key that somebody has put in the place of another, or whose end somebody has struck, is found by comparing with the events', async () => {
	const [first, second] = [aKey('2026-01-01T00:00:00.000Z'), aKey('2027-01-01T00:00:00.000Z')];
	for (const meddling of [
		"UPDATE seal_keys SET public_key = 'x' WHERE number = 1",
		'DELETE FROM seal_keys WHERE number = 1',
	]) {
		const dir = await tempDir();
		const office = await officeIn(dir);
		await office.seal.keys.begin(first, 'Anna');
		await office.seal.keys.replace({ sha256: first.sha256, why: 'rotated' }, second, 'Anna');
		expect(await office.catalogue.compareWithEvents()).toEqual([]);
		const db = new BetterSqlite3(join(dir, 'catalogue.sqlite'));
		db.exec(meddling);
		db.close();
		expect(await office.catalogue.compareWithEvents()).toEqual([first.sha256]);
		await office.close();
	}
});

test.each([
	'UPDATE seal_stamps SET renewals = 0',
	"UPDATE seal_stamps SET good_until = '2099-01-01T00:00:00.000Z'",
	'DELETE FROM seal_stamps',
])(
	'renewals that somebody has the catalogue forget are found by comparing with the events: %s',
	async (meddling) => {
		const dir = await tempDir();
		const office = await officeIn(dir);
		const filing = await aFiling(office, await anOrder(office));
		await office.catalogue.recordFiling(filing);
		const { bundleId } = filing;
		const stamped = (renewals: number, kind: 'stamps-read' | 'seal-renewed') =>
			office.seal.stamps.record(
				{ bundleId, renewals, goodUntil: `203${renewals}-01-01T00:00:00.000Z` },
				kind,
				'Anna',
			);
		await stamped(0, 'stamps-read');
		await stamped(1, 'seal-renewed');
		// Those that are not found any more are missed, and no difference.
		await stamped(0, 'stamps-read');
		const told = async () =>
			(await office.catalogue.compareWithEvents()).filter((subject) => subject === bundleId);
		expect(await told()).toEqual([]);
		const db = new BetterSqlite3(join(dir, 'catalogue.sqlite'));
		db.exec(meddling);
		db.close();
		expect(await told()).toEqual([bundleId]);
		await office.close();
	},
);

/** A place for keys, and the file of their passphrase apart from it. */
async function places() {
	const [data, apart] = [await tempDir(), await tempDir()];
	const passphrase = join(apart, 'ogonblick', 'seal-passphrase.txt');
	return { data, keys: join(data, 'keys'), passphrase, custody: diskCustody(data, passphrase) };
}

describe('a seal key on disk', () => {
	test('is encrypted, for its owner alone, and opens with openssl and the passphrase that lies apart', async () => {
		const { keys, passphrase, custody } = await places();
		const made = await custody.make();
		expect(await readdir(keys)).toEqual([`${made.sha256}.pem`]);
		const file = join(keys, `${made.sha256}.pem`);
		expect(await readFile(file, 'utf8')).toMatch(/^-----BEGIN ENCRYPTED PRIVATE KEY-----/);
		expect([(await stat(file)).mode & 0o777, (await stat(keys)).mode & 0o777]).toEqual([0o600, 0o700]);
		expect((await stat(passphrase)).mode & 0o777).toBe(0o600);
		const half = execFileSync('openssl', ['pkey', '-in', file, '-passin', `file:${passphrase}`, '-pubout']);
		expect(half.toString()).toBe(made.publicKey);
	});

	test('signs what it is asked to', async () => {
		const { custody } = await places();
		const { sha256, publicKey } = await custody.make();
		const signer = await custody.open(sha256);
		expect(signer.publicKey).toBe(publicKey);
		const signature = await signer.sign(Buffer.from('hej'));
		expect(verify(null, Buffer.from('hej'), publicKey, signature)).toBe(true);
	});

	test('of the time before is taken over: encrypted, with when it was made, and not left in the clear', async () => {
		const { keys, custody } = await places();
		const { privateKey, publicKey } = generateKeyPairSync('ed25519');
		await mkdir(keys);
		await writeFile(join(keys, 'seal-key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
		const adopted = await custody.adopt();
		expect(adopted?.publicKey).toBe(publicKey.export({ type: 'spki', format: 'pem' }));
		expect(Date.parse(adopted?.since ?? '')).toBeGreaterThan(Date.now() - 60_000);
		expect(await readdir(keys)).toEqual([`${adopted?.sha256}.pem`]);
		expect((await custody.adopt())?.sha256).toBe(adopted?.sha256);
	});

	test('there is none to take over in an empty place, and none is made for that', async () => {
		const { data, custody } = await places();
		expect(await custody.adopt()).toBeUndefined();
		expect(await readdir(data)).toEqual([]);
	});

	test('is destroyed when it is no longer used, and only that', async () => {
		const { keys, custody } = await places();
		const [one, other] = [await custody.make(), await custody.make()];
		await custody.discard(one.sha256);
		await custody.discard(one.sha256);
		expect(await readdir(keys)).toEqual([`${other.sha256}.pem`]);
	});

	test.each<
		readonly [string, string, (place: Awaited<ReturnType<typeof places>>, file: string) => Promise<unknown>]
	>([
		['the passphrase is gone', 'seal-passphrase-missing', ({ passphrase }) => rm(passphrase)],
		[
			'the passphrase is open to others',
			'seal-passphrase-open',
			({ passphrase }) => chmod(passphrase, 0o640),
		],
		[
			'the passphrase is a word',
			'seal-passphrase-unusable',
			({ passphrase }) => writeFile(passphrase, 'hej'),
		],
		[
			'the passphrase is another',
			'seal-key-damaged',
			({ passphrase }) => writeFile(passphrase, 'x'.repeat(43)),
		],
		['the key is gone', 'seal-key-missing', (_, file) => rm(file)],
		[
			'the key is cut short',
			'seal-key-damaged',
			async (_, file) => writeFile(file, (await readFile(file)).subarray(0, 90)),
		],
		[
			'the key is another',
			'seal-key-damaged',
			async ({ custody, keys }, file) =>
				writeFile(file, await readFile(join(keys, `${(await custody.make()).sha256}.pem`))),
		],
	])('is not used and not replaced when %s', async (_, code, spoil) => {
		const place = await places();
		const { sha256 } = await place.custody.make();
		await spoil(place, join(place.keys, `${sha256}.pem`));
		await expect(place.custody.open(sha256)).rejects.toMatchObject({ code, exit: 2 });
	});

	test('is not locked by what lies beside it', async () => {
		const data = await tempDir();
		const beside = diskCustody(data, join(data, 'passphrase.txt'));
		await expect(beside.make()).rejects.toMatchObject({ code: 'seal-passphrase-inside-data' });
		expect(await readdir(data)).toEqual([]);
	});
});
