import { createHash, randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Flow, SecondStore } from '../../src/office/copies.ts';
import { tempDir } from './temp-office.ts';

export const FREELY: Flow = { pace: async () => {}, signal: new AbortController().signal };

/** All that lies under a key. */
async function readAll(store: SecondStore, key: string): Promise<Buffer> {
	const pieces: Buffer[] = [];
	for await (const piece of store.read(key, FREELY)) pieces.push(Buffer.from(piece));
	return Buffer.concat(pieces);
}

/** What every adapter of `SecondStore` must do. @param open gives a new empty store that can be reached */
export function secondStoreContract(open: () => Promise<SecondStore>): void {
	const file = async (bytes: Uint8Array) => {
		const path = join(await tempDir(), 'bundle.zip');
		await writeFile(path, bytes);
		return { path, sha256: createHash('sha256').update(bytes).digest('hex') };
	};
	const KEY = 'Åre skola/rad 1+2/konto (a&b)/2026/b.zip';

	test('what is copied is there as it was, and stays where it came from', async () => {
		const store = await open();
		await store.reach(true);
		await store.reach(false);
		const bytes = randomBytes(2_500_000);
		const { path, sha256 } = await file(bytes);
		expect(await store.bytes(KEY)).toBeUndefined();
		await store.put(path, KEY, sha256, FREELY);
		expect(await store.bytes(KEY)).toBe(bytes.length);
		expect((await readAll(store, KEY)).equals(bytes)).toBe(true);
		await store.putCompanion(`${KEY}.sha256`, 'ett');
		await store.putCompanion(`${KEY}.sha256`, 'två');
		expect((await readAll(store, `${KEY}.sha256`)).toString()).toBe('två');
		const stamp = Buffer.from([0x30, 0x82, 0xff, 0x00, 0xfe]);
		await store.putCompanion(`${KEY}.seal/0001.tsr`, stamp);
		expect(await readAll(store, `${KEY}.seal/0001.tsr`)).toEqual(stamp);
		await store.put(path, 'again.zip', sha256, FREELY);
	});

	test('a bundle that its own disk does not give back is no trouble of the store', async () => {
		const store = await open();
		await store.reach(true);
		const gone = join(await tempDir(), 'nothing.zip');
		const copying = store.put(gone, KEY, 'a'.repeat(64), FREELY);
		await expect(copying).rejects.toMatchObject({ code: 'bundle-unreadable' });
		expect(await store.bytes(KEY)).toBeUndefined();
	});

	test('an empty file is a file', async () => {
		const store = await open();
		await store.reach(true);
		const { path, sha256 } = await file(Buffer.alloc(0));
		await store.put(path, KEY, sha256, FREELY);
		expect(await store.bytes(KEY)).toBe(0);
		expect(await readAll(store, KEY)).toHaveLength(0);
	});

	test('nothing that is there is overwritten', async () => {
		const store = await open();
		await store.reach(true);
		const [one, two] = [await file(Buffer.from('one')), await file(Buffer.from('two'))];
		await store.put(one.path, KEY, one.sha256, FREELY);
		await expect(store.put(two.path, KEY, two.sha256, FREELY)).rejects.toMatchObject({ code: 'copy-exists' });
		expect((await readAll(store, KEY)).toString()).toBe('one');
	});

	test('what is not what was filed gets no name there', async () => {
		const store = await open();
		await store.reach(true);
		const { path } = await file(Buffer.from('rotten'));
		await expect(store.put(path, KEY, 'a'.repeat(64), FREELY)).rejects.toMatchObject({
			code: 'copy-differs',
		});
		expect(await store.bytes(KEY)).toBeUndefined();
	});

	test('what was broken off gets no name there', async () => {
		const store = await open();
		await store.reach(true);
		const { path, sha256 } = await file(randomBytes(5_000_000));
		const stop = new AbortController();
		const pace = async () => stop.abort(new Error('stopped'));
		await expect(store.put(path, KEY, sha256, { pace, signal: stop.signal })).rejects.toThrow('stopped');
		expect(await store.bytes(KEY)).toBeUndefined();
		await store.put(path, KEY, sha256, FREELY);
		expect(await store.bytes(KEY)).toBe(5_000_000);
	});

	test('what is set aside has its new name and only that, and setting it aside again is no error', async () => {
		const store = await open();
		await store.reach(true);
		const { path, sha256 } = await file(Buffer.from('one'));
		await store.put(path, KEY, sha256, FREELY);
		await store.setAside(KEY, '_quarantine/b.zip.quarantined');
		await store.setAside(KEY, '_quarantine/b.zip.quarantined');
		expect(await store.bytes(KEY)).toBeUndefined();
		expect((await readAll(store, '_quarantine/b.zip.quarantined')).toString()).toBe('one');
	});

	test('a copy that is not there is missing, and no trouble of the store', async () => {
		const store = await open();
		await store.reach(true);
		await expect(readAll(store, KEY)).rejects.toMatchObject({ code: 'copy-missing' });
	});

	test('lets its bytes through as fast as it may', async () => {
		const store = await open();
		await store.reach(true);
		const { path, sha256 } = await file(randomBytes(3_000_000));
		let bytes = 0;
		const flow = {
			...FREELY,
			pace: async (n: number) => {
				bytes += n;
			},
		};
		await store.put(path, KEY, sha256, flow);
		for await (const _ of store.read(KEY, flow));
		expect(bytes).toBe(6_000_000);
	});

	test('a sweep takes no finished copy', async () => {
		const store = await open();
		await store.reach(true);
		const { path, sha256 } = await file(Buffer.from('one'));
		await store.put(path, KEY, sha256, FREELY);
		await store.sweep();
		expect(await store.bytes(KEY)).toBe(3);
	});
}
