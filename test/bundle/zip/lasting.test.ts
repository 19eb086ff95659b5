import { existsSync, truncateSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { Lasting } from '../../../src/bundle/zip/lasting.ts';
import { PIECE } from '../../../src/bundle/zip/pieces.ts';
import { ZipWriter } from '../../../src/bundle/zip/write.ts';
import { CREATED, workshop } from '../sample.ts';

const { dir, clean } = workshop();
afterAll(clean);
const never = new AbortController().signal;
const broken = Object.assign(new Error('EIO: i/o error, fdatasync'), { code: 'EIO' });

it('keeps what the disk says in the middle: a system says it once, and the last time that it is asked all seems well', async () => {
	await using file = await open(join(dir, 'refused'), 'w+');
	vi.spyOn(file, 'datasync').mockRejectedValueOnce(broken);
	const lasting = new Lasting(file);
	lasting.written(64 * PIECE);
	await expect(lasting.finish(0)).rejects.toBe(broken);
	await lasting.end();
});

it('stops the writer where the disk does not take what it was given', async () => {
	await using file = await open(join(dir, 'stopped'), 'w+');
	vi.spyOn(file, 'datasync').mockRejectedValueOnce(broken);
	const lasting = new Lasting(file);
	lasting.written(64 * PIECE);
	await vi.waitFor(() => expect(() => lasting.written(64 * PIECE + 1)).toThrow(broken));
	await lasting.end();
});

it('has the disk write a bundle while it is packed, and nothing of a file that is only passing', async () => {
	const source = join(dir, 'source');
	writeFileSync(source, '');
	truncateSync(source, 70 * PIECE);
	const probe = await open(source);
	const datasync = vi.spyOn(Object.getPrototypeOf(probe), 'datasync');
	const sync = vi.spyOn(Object.getPrototypeOf(probe), 'sync');
	await probe.close();
	const asked = [];
	for (const isPassing of [true, false]) {
		const zip = await ZipWriter.create(join(dir, `${isPassing}.zip`), CREATED, never, { isPassing });
		await zip.addFile('a', source);
		await (isPassing ? zip.close() : zip.finish());
		expect(existsSync(zip.target)).toBe(true);
		asked.push([datasync.mock.calls.length, sync.mock.calls.length]);
	}
	expect(asked).toEqual([
		[0, 0],
		[1, 1],
	]);
	vi.restoreAllMocks();
});
