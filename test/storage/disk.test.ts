import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { diskStore } from '../../storage/bundles/disk.ts';
import { incomingFile } from '../../storage/bundles/incoming.ts';
import { bundlesContract } from './bundles-contract.ts';
import { runChild, runChildAs, tempDir } from './temp-office.ts';

const OTHER_DISK = '/dev/shm';
const hasOtherDisk = existsSync(OTHER_DISK) && (await stat(OTHER_DISK)).dev !== (await stat(tmpdir())).dev;

async function dirOnOtherDisk(): Promise<string> {
	const dir = await mkdtemp(join(OTHER_DISK, 'ogonblick-test-'));
	onTestFinished(() => rm(dir, { recursive: true, force: true }));
	return dir;
}

describe('bundles on disk', () => {
	bundlesContract(async () => diskStore(join(await tempDir(), 'not/there/yet')));

	test('the store holds bundles and nothing else when nothing is going on', async () => {
		const root = await tempDir();
		await diskStore(root).putCompanion('a/b.zip.sha256', 'x');
		expect(await readdir(root)).toEqual(['a']);
	});

	test('many that write at once take the folder of unfinished files from each other, and none fails', async () => {
		const root = await tempDir();
		const store = diskStore(root);
		const writer = async (name: string) => {
			for (let i = 0; i < 200; i++) await store.putCompanion(`a/${name}-${i}.sha256`, 'x');
		};
		await Promise.all(['one', 'two', 'three', 'four'].map(writer));
		expect(await readdir(root)).toEqual(['a']);
		expect(await readdir(join(root, 'a'))).toHaveLength(800);
	});

	test('a file in the way of a folder is an error with a remedy', async () => {
		const root = await tempDir();
		await writeFile(join(root, 'a'), 'in the way');
		const file = join(await tempDir(), 'b.zip');
		await writeFile(file, 'x');
		await expect(diskStore(root).put(file, 'a/b.zip')).rejects.toMatchObject({
			code: 'store-unwritable',
			exit: 2,
			remedy: expect.stringMatching(/./),
		});
	});

	test('a sweep takes what a process that is gone left, and nothing of one that lives', async () => {
		const root = await tempDir();
		await runChild('leave-partial.ts', root);
		await using mine = await incomingFile(root);
		const foreign = join(root, '.incoming', `0123456789ab-1-2-${crypto.randomUUID()}.partial`);
		const forgotten = join(root, '.incoming', `0123456789ab-1-3-${crypto.randomUUID()}.partial`);
		await writeFile(foreign, 'from another machine');
		await writeFile(forgotten, 'from another machine, long ago');
		await utimes(forgotten, 0, 0);
		expect(await readdir(join(root, '.incoming'))).toHaveLength(5);
		const removed = await diskStore(root).sweep();
		expect(removed).toHaveLength(3);
		expect(removed).toContain(forgotten);
		expect(existsSync(mine.path)).toBe(true);
		expect(existsSync(foreign)).toBe(true);
	});
});

describe.skipIf(!hasOtherDisk)(`bundles on another disk than the work (needs ${OTHER_DISK})`, () => {
	bundlesContract(async () => diskStore(join(await dirOnOtherDisk(), 'root')));

	test('a copy that finds the place taken leaves nothing behind', async () => {
		const root = await dirOnOtherDisk();
		const store = diskStore(root);
		const file = join(await tempDir(), 'b.zip');
		await writeFile(file, 'one');
		await store.put(file, 'b.zip');
		await writeFile(file, 'two');
		await expect(store.put(file, 'b.zip')).rejects.toMatchObject({ code: 'bundle-exists' });
		expect(await readdir(root)).toEqual(['b.zip']);
		expect(await readFile(file, 'utf8')).toBe('two');
	});
});

const PROTECTED = '/proc/sys/fs/protected_hardlinks';
const canBeRefusedLinks =
	process.getuid?.() === 0 && existsSync(PROTECTED) && readFileSync(PROTECTED, 'utf8').trim() === '1';

describe.skipIf(!canBeRefusedLinks)(
	'bundles where hard links are refused (needs root and protected_hardlinks)',
	() => {
		test('are put by rename, one gets the place, and nothing is left', async () => {
			const dir = await tempDir();
			const files = ['one', 'two', 'three', 'four'].map((name) => join(dir, name));
			for (const file of files) await writeFile(file, file);
			await chmod(dir, 0o777);
			const ends = await Promise.all(
				files.map((file) => runChildAs({ uid: 65_534, gid: 65_534 }, 'put.ts', join(dir, 'root'), file)),
			);
			expect(ends.map((e) => e.trim()).toSorted()).toEqual([
				...['bundle-exists', 'bundle-exists', 'bundle-exists', 'put'],
			]);
			const won = files[ends.findIndex((e) => e.trim() === 'put')];
			expect(await readFile(join(dir, 'root/a/b.zip'), 'utf8')).toBe(won);
			expect(await readdir(join(dir, 'root'))).toEqual(['a']);
			expect(await readdir(dir)).toHaveLength(4);
		});
	},
);
