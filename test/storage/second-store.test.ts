import { hash } from 'node:crypto';
import { mkdir, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderStore } from '../../storage/copies/folder.ts';
import { openSecondStore } from '../../storage/copies/open.ts';
import { configOf } from './sample.ts';
import { FREELY, secondStoreContract } from './second-store-contract.ts';
import { tempDir } from './temp-office.ts';

describe('a second store in a folder', () => {
	secondStoreContract(async () => folderStore(await tempDir()));

	test('that is not there, or whose disk is not, is away and nothing is written', async () => {
		const root = join(await tempDir(), 'second');
		await expect(folderStore(root).reach(true)).rejects.toMatchObject({
			code: 'second-store-away',
			exit: 75,
		});
		await mkdir(root);
		await folderStore(root).reach(true);
		await rm(root, { recursive: true });
		await mkdir(root);
		await expect(folderStore(root).reach(false)).rejects.toMatchObject({ code: 'second-store-away' });
		expect(await readdir(root)).toEqual([]);
	});

	test('is not taken for away where the disk of the bundle refuses to give it back', async ({ skip }) => {
		skip(process.platform !== 'linux', 'another system has no file that refuses so');
		const store = folderStore(await tempDir());
		await store.reach(true);
		// Linux opens it and refuses to read it with EIO, as a disk with a bad sector does.
		const copying = store.put('/proc/self/mem', 'b.zip', 'a'.repeat(64), FREELY);
		await expect(copying).rejects.toMatchObject({ code: 'bundle-unreadable', exit: 75 });
		expect(await store.bytes('b.zip')).toBeUndefined();
	});

	test('in which a folder may not be searched says so of itself, and of no bundle', async () => {
		const root = await tempDir();
		const store = folderStore(root);
		await store.reach(true);
		await symlink(join(root, 'a'), join(root, 'a'));
		await expect(store.bytes('a/b.zip')).rejects.toMatchObject({ code: 'second-store-refused' });
	});

	test('keeps its copies for the program alone', async () => {
		const root = await tempDir();
		const store = folderStore(root);
		await store.reach(true);
		const file = join(await tempDir(), 'b.zip');
		await writeFile(file, 'x');
		await store.put(file, 'a/b.zip', hash('sha256', 'x', 'hex'), FREELY);
		expect((await stat(join(root, 'a/b.zip'))).mode & 0o777).toBe(0o600);
	});

	test('that is a file, or lies in the data directory, is refused', async () => {
		const dir = await tempDir();
		await writeFile(join(dir, 'file'), '');
		await expect(folderStore(join(dir, 'file')).reach(true)).rejects.toMatchObject({
			code: 'second-store-refused',
		});
		for (const inside of [dir, join(dir, 'bundles')])
			expect(() => openSecondStore(configOf(dir, { SECOND_STORE: inside }))).toThrow('data directory');
		expect(openSecondStore(configOf(dir, { SECOND_STORE: `${dir}-2` }))?.name).toBe(`${dir}-2`);
	});
});
