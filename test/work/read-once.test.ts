import { renameSync, utimesSync, writeFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import { readOnce } from '../../src/work/read-once.ts';
import { sideBySide } from '../house/side-by-side.ts';
import { tempDir } from '../storage/temp-office.ts';

/** A file that was written long enough ago to be told apart from what it becomes next. */
async function settled(contents: string) {
	const file = join(await tempDir(), 'bundle.zip');
	writeFileSync(file, contents);
	await wait(2100);
	let readings = 0;
	const once = readOnce(1000, (value) => String(value).length);
	const ask = (what = 'manifest') =>
		once.of(file, what, async () => {
			readings++;
			return readFile(file, 'utf8');
		});
	return { file, ask, readings: () => readings };
}

sideBySide('what lies as it lay is read once, each thing of it by itself', async () => {
	const { ask, readings } = await settled('whole');
	expect(await ask()).toBe('whole');
	expect(await ask()).toBe('whole');
	expect(readings()).toBe(1);
	expect(await ask('posts')).toBe('whole');
	expect(readings()).toBe(2);
});

sideBySide('fifty who ask at once wait for one reading', async () => {
	const { ask, readings } = await settled('whole');
	expect(new Set(await Promise.all(Array.from({ length: 50 }, () => ask())))).toEqual(new Set(['whole']));
	expect(readings()).toBe(1);
});

sideBySide(
	'a bundle that was changed where it lies is never shown as it was, whatever its times say',
	async () => {
		const { file, ask } = await settled('whole');
		const { atime, mtime } = await stat(file);
		expect(await ask()).toBe('whole');
		// The same length, in the same file, and its time put back as a restoring program does.
		writeFileSync(file, 'spilt');
		utimesSync(file, atime, mtime);
		expect(await ask()).toBe('spilt');
		await wait(2100);
		expect(await ask()).toBe('spilt');
	},
);

sideBySide('a bundle that another was put in the place of is read anew', async () => {
	const { file, ask } = await settled('whole');
	expect(await ask()).toBe('whole');
	writeFileSync(`${file}.new`, 'other');
	renameSync(`${file}.new`, file);
	expect(await ask()).toBe('other');
});

sideBySide('what was exchanged while it was read is not kept', async () => {
	const { file } = await settled('whole');
	const once = readOnce(1000, () => 1);
	const first = await once.of(file, 'manifest', async () => {
		const contents = await readFile(file, 'utf8');
		writeFileSync(file, 'spilt');
		return contents;
	});
	expect(first).toBe('whole');
	await wait(2100);
	expect(await once.of(file, 'manifest', () => readFile(file, 'utf8'))).toBe('spilt');
});

sideBySide('what has gone is told of, and what failed is tried again', async () => {
	const { file, ask, readings } = await settled('whole');
	expect(await ask()).toBe('whole');
	renameSync(file, `${file}.away`);
	await expect(ask()).rejects.toMatchObject({ code: 'ENOENT' });
	renameSync(`${file}.away`, file);
	await wait(2100);
	expect(await ask()).toBe('whole');
	expect(readings()).toBeGreaterThan(2);
});

sideBySide('no more is kept than there is room for', async () => {
	const { file } = await settled('whole');
	const once = readOnce(10, () => 11);
	let readings = 0;
	for (let i = 0; i < 2; i++)
		await once.of(file, 'posts', async () => {
			readings++;
			return 'far too long';
		});
	expect(readings).toBe(2);
});
