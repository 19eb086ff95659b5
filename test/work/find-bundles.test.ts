import { createHash, randomBytes } from 'node:crypto';
import { chmod, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Office } from '../../src/office.ts';
import type { Filing } from '../../src/records/filing.ts';
import { getBundle, listBundles, showBundle } from '../../src/work/find-bundles.ts';
import { aFiling, anOrder } from '../storage/sample.ts';
import { tempDir, tempOffice } from '../storage/temp-office.ts';

const BYTES = randomBytes(3_000_000);

async function filed(office: Office, address?: string): Promise<Filing> {
	const order = await anOrder(office, address === undefined ? {} : { address });
	const sha256 = createHash('sha256').update(BYTES).digest('hex');
	const filing = await aFiling(office, order, { bytes: BYTES.length, sha256 });
	const file = join(await tempDir(), 'b.zip');
	await writeFile(file, BYTES);
	await office.bundles().put(file, filing.path);
	await office.catalogue.recordFiling(filing);
	return filing;
}

describe('finding bundles', () => {
	test('lists them with account and file, for an account by any of its names', async () => {
		const office = await tempOffice();
		const a = await filed(office, 'https://x.com/a');
		const b = await filed(office, 'https://x.com/b');
		expect(await listBundles(office)).toHaveLength(2);
		for (const account of ['a', '@A', a.accountId, 'https://twitter.com/A/?s=20']) {
			const [found, ...more] = await listBundles(office, { account });
			expect(found).toMatchObject({ filing: a, account: { handle: 'a' }, file: `${a.root}/${a.path}` });
			expect(more).toEqual([]);
		}
		expect(await listBundles(office, { account: 'b', year: 2025 })).toEqual([]);
		expect((await listBundles(office, { limit: 1, unit: b.unitId })).length).toBe(1);
	});

	test('an account that nobody knows is an error, not an empty list', async () => {
		const office = await tempOffice();
		await expect(listBundles(office, { account: 'ingen' })).rejects.toMatchObject({
			code: 'unknown-account',
		});
	});

	test('shows one with its account, order and events in order, by the beginning of its id', async () => {
		const office = await tempOffice();
		const filing = await filed(office);
		const shown = await showBundle(office, filing.bundleId.slice(0, 8));
		expect(shown).toMatchObject({ filing, present: true, order: { id: filing.orderId, state: 'filed' } });
		expect(shown.context.row.isDefault).toBe(true);
		expect(shown.events.map((e) => e.kind)).toEqual(['order-placed', 'bundle-filed']);
		await rm(shown.file);
		expect((await showBundle(office, filing.bundleId)).present).toBe(false);
		await expect(showBundle(office, 'zzz')).rejects.toMatchObject({ code: 'unknown-bundle', exit: 2 });
	});
});

describe('getting a bundle', () => {
	test('copies it whole with its checksum, and leaves the filed one', async () => {
		const office = await tempOffice();
		const filing = await filed(office);
		const dir = join(await tempDir(), 'ny');
		const { file } = await getBundle(office, filing.bundleId, dir);
		expect(file).toBe(join(dir, filing.path.split('/').at(-1) ?? ''));
		expect(await readFile(file)).toEqual(BYTES);
		expect(await readFile(`${file}.sha256`, 'utf8')).toBe(`${filing.sha256}  ${file.split('/').at(-1)}\n`);
		expect(await readdir(dir)).toHaveLength(2);
		expect(await office.bundles().exists(filing.path)).toBe(true);
	});

	test('overwrites nothing, also not when two come at once', async () => {
		const office = await tempOffice();
		const filing = await filed(office);
		const dir = await tempDir();
		const ends = await Promise.allSettled([1, 2, 3].map(() => getBundle(office, filing.bundleId, dir)));
		expect(ends.filter((e) => e.status === 'fulfilled')).toHaveLength(1);
		for (const end of ends.filter((e) => e.status === 'rejected'))
			expect(end.reason).toMatchObject({ code: 'file-exists', exit: 2 });
		expect(await readdir(dir)).toHaveLength(2);
	});

	test('overwrites no checksum file either, and copies nothing in among its own', async () => {
		const office = await tempOffice();
		const filing = await filed(office);
		const dir = await tempDir();
		const beside = join(dir, `${filing.path.split('/').at(-1)}.sha256`);
		await writeFile(beside, 'mine');
		await expect(getBundle(office, filing.bundleId, dir)).rejects.toMatchObject({
			...{ code: 'file-exists', subject: beside },
		});
		expect(await readFile(beside, 'utf8')).toBe('mine');
		expect(await readdir(dir)).toHaveLength(1);
		for (const own of ['', 'bundles', 'attempts/x'])
			await expect(
				getBundle(office, filing.bundleId, join(office.config.DATA_DIR, own)),
			).rejects.toMatchObject({ code: 'target-inside-data', exit: 2 });
	});

	test('a damaged one is told and not handed out', async () => {
		const office = await tempOffice();
		const filing = await filed(office);
		const file = await office.bundles().read(filing.path);
		await chmod(file, 0o644);
		const bytes = Buffer.from(BYTES);
		bytes[2_999_999] = (bytes[2_999_999] ?? 0) ^ 1;
		await writeFile(file, bytes);
		const dir = await tempDir();
		await expect(getBundle(office, filing.bundleId, dir)).rejects.toMatchObject({ code: 'bundle-damaged' });
		expect(await readdir(dir)).toEqual([]);
	});

	test('one that is gone, and a place that cannot be written, are errors with a remedy', async () => {
		const office = await tempOffice();
		const filing = await filed(office);
		const inTheWay = join(await tempDir(), 'file');
		await writeFile(inTheWay, '');
		await expect(getBundle(office, filing.bundleId, inTheWay)).rejects.toMatchObject({
			...{ code: 'target-not-a-directory', exit: 2, remedy: expect.stringMatching(/./) },
		});
		await expect(getBundle(office, filing.bundleId, '/proc/x/y')).rejects.toMatchObject({
			...{ code: 'target-unwritable', exit: 2 },
		});
		await office.bundles().remove(filing.path);
		await expect(getBundle(office, filing.bundleId, await tempDir())).rejects.toMatchObject({
			code: 'bundle-missing',
		});
	});
});
