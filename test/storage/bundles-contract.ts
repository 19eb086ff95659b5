import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Fault } from '../../src/errors.ts';
import type { BundleStore } from '../../src/office.ts';
import { tempDir } from './temp-office.ts';

/** What every adapter of `BundleStore` must do. @param open gives a new empty store */
export function bundlesContract(open: () => Promise<BundleStore>): void {
	const finished = async (bytes: Uint8Array) => {
		const file = join(await tempDir(), 'bundle.zip');
		await writeFile(file, bytes);
		return file;
	};

	test('what is put can be read, and is gone from where it was', async () => {
		const store = await open();
		const bytes = randomBytes(100_000);
		const file = await finished(bytes);
		expect(await store.exists('Åre/rad 1/b.zip')).toBe(false);
		await store.put(file, 'Åre/rad 1/b.zip');
		expect(await store.exists('Åre/rad 1/b.zip')).toBe(true);
		expect(await readFile(await store.read('Åre/rad 1/b.zip'))).toEqual(bytes);
		await expect(readFile(file)).rejects.toMatchObject({ code: 'ENOENT' });
	});

	test('what is there is never overwritten, and the newcomer stays where it was', async () => {
		const store = await open();
		await store.put(await finished(Buffer.from('first')), 'a/b.zip');
		const second = await finished(Buffer.from('second'));
		await expect(store.put(second, 'a/b.zip')).rejects.toMatchObject({ code: 'bundle-exists' });
		expect(await readFile(await store.read('a/b.zip'), 'utf8')).toBe('first');
		expect(await readFile(second, 'utf8')).toBe('second');
	});

	test('of many at once, one gets the place', async () => {
		const store = await open();
		const files = await Promise.all(Array.from({ length: 8 }, (_, i) => finished(Buffer.from(String(i)))));
		const ends = await Promise.allSettled(files.map((file) => store.put(file, 'same/b.zip')));
		const won = ends.flatMap((end, i) => (end.status === 'fulfilled' ? [String(i)] : []));
		expect(won).toEqual([await readFile(await store.read('same/b.zip'), 'utf8')]);
	});

	test('a companion replaces itself but never a bundle', async () => {
		const store = await open();
		await store.putCompanion('a/b.zip.sha256', 'one');
		await store.putCompanion('a/b.zip.sha256', 'two');
		expect(await readFile(await store.read('a/b.zip.sha256'), 'utf8')).toBe('two');
		await expect(store.putCompanion('a/b.zip', 'three')).rejects.toMatchObject({ code: 'bad-key' });
	});

	test('what is removed is gone, and removing it again is no error', async () => {
		const store = await open();
		await store.put(await finished(Buffer.from('x')), 'a/b.zip');
		await store.remove('a/b.zip');
		await store.remove('a/b.zip');
		await store.remove('never/there.zip');
		expect(await store.exists('a/b.zip')).toBe(false);
		await expect(store.read('a/b.zip')).rejects.toMatchObject({ code: 'bundle-missing' });
	});

	test.each([
		'',
		'..',
		'../b.zip',
		'a/../../b.zip',
		'/etc/b.zip',
		'a//b.zip',
		'a/./b.zip',
		'.incoming/b.zip',
		'a\\..\\b.zip',
		'a/b\0.zip',
		`${'å'.repeat(128)}.zip`,
	])('refuses the key %j', async (key) => {
		const store = await open();
		const file = await finished(Buffer.from('x'));
		await expect(store.put(file, key)).rejects.toThrow(Fault);
		await expect(store.exists(key)).rejects.toMatchObject({ code: 'bad-key' });
		await expect(store.read(key)).rejects.toMatchObject({ code: 'bad-key' });
		await expect(store.remove(key)).rejects.toMatchObject({ code: 'bad-key' });
		await expect(store.putCompanion(`${key}\0`, 'x')).rejects.toMatchObject({ code: 'bad-key' });
	});

	test('says how large what lies there is, and what lies there, whoever put it there', async () => {
		const store = await open();
		expect(await store.lying(9)).toEqual([]);
		for (const key of ['a/b.zip', 'a/å/c.zip', 'd.zip'])
			await store.put(await finished(Buffer.from('xyz')), key);
		await store.putCompanion('a/b.zip.sha256', 'y');
		expect(await store.bytes('a/b.zip')).toBe(3);
		for (const key of ['a', 'a/b.zip/c', 'e.zip']) expect(await store.bytes(key)).toBeUndefined();
		expect([...(await store.lying(9))].sort()).toEqual(['a/b.zip', 'a/å/c.zip', 'd.zip']);
		expect(await store.lying(2)).toHaveLength(2);
		const deep = await open();
		await deep.put(await finished(Buffer.from('x')), 'enhet/rad/konto/2026/b.zip');
		expect(await deep.lying(1)).toEqual(['enhet/rad/konto/2026/b.zip']);
	});

	test("what is set aside has its new name and only that, also done again after a kill, and takes no other file's", async () => {
		const store = await open();
		await store.put(await finished(Buffer.from('first')), 'a/b.zip');
		await store.setAside('a/b.zip', '_q/one.zip.quarantined');
		await store.setAside('a/b.zip', '_q/one.zip.quarantined');
		expect(await store.exists('a/b.zip')).toBe(false);
		expect(await readFile(await store.read('_q/one.zip.quarantined'), 'utf8')).toBe('first');
		expect(await store.lying(9)).toEqual([]);
		await store.put(await finished(Buffer.from('second')), 'a/b.zip');
		await expect(store.setAside('a/b.zip', '_q/one.zip.quarantined')).rejects.toMatchObject({
			code: 'bundle-exists',
		});
		expect(await readFile(await store.read('a/b.zip'), 'utf8')).toBe('second');
	});

	test('says when a file was written, and not later for its having been put or set aside', async () => {
		const store = await open();
		expect(await store.writtenAt('a/b.zip')).toBeUndefined();
		await store.put(await finished(Buffer.from('x')), 'a/b.zip');
		const written = await store.writtenAt('a/b.zip');
		expect(Math.abs(Date.now() - (written?.getTime() ?? 0))).toBeLessThan(10_000);
		await store.setAside('a/b.zip', 'q/b.zip');
		expect(await store.writtenAt('q/b.zip')).toEqual(written);
	});

	test('what is received is put from where it lies, and is gone where it was not', async () => {
		const store = await open();
		let left = '';
		{
			await using received = await store.receive();
			await using lost = await store.receive();
			left = lost.path;
			await writeFile(received.path, 'whole');
			await store.put(received.path, 'a/b.zip');
		}
		expect(await readFile(await store.read('a/b.zip'), 'utf8')).toBe('whole');
		await expect(readFile(left)).rejects.toMatchObject({ code: 'ENOENT' });
	});

	test('a sweep takes no finished file', async () => {
		const store = await open();
		await store.put(await finished(Buffer.from('x')), 'a/b.zip');
		await store.putCompanion('a/b.zip.sha256', 'y');
		expect(await store.sweep()).toEqual([]);
		expect(await store.exists('a/b.zip')).toBe(true);
		expect(await store.exists('a/b.zip.sha256')).toBe(true);
	});
}
