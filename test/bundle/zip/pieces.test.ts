import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, it, onTestFinished, vi } from 'vitest';
import { WORTH_A_THREAD } from '../../../src/bundle/zip/hash-behind.ts';
import { PIECE, readAhead } from '../../../src/bundle/zip/pieces.ts';
import { walkZip } from '../../../src/bundle/zip/walk.ts';
import { workshop } from '../sample.ts';

const { dir, clean } = workshop();
afterAll(clean);

/** Errors that nobody listens for: outside a test each of them ends the process. */
function unheard(): readonly unknown[] {
	const errors: unknown[] = [];
	const hear = (error: unknown) => errors.push(error);
	process.on('unhandledRejection', hear);
	onTestFinished(() => void process.off('unhandledRejection', hear));
	return errors;
}

it('tells of a disk that fails while the piece before is written, to who packs and to nobody else', async () => {
	const errors = unheard();
	let reads = 0;
	const failing = {
		async read(_: Buffer, __: number, bytesRead: number) {
			if (++reads === 2) throw Object.assign(new Error('i/o error, read'), { code: 'EIO' });
			return { bytesRead };
		},
	} as unknown as FileHandle;
	const buffers = [Buffer.alloc(PIECE), Buffer.alloc(PIECE)] as const;
	const packing = async () => {
		// A write that takes its time.
		for await (const _ of readAhead(failing, 3 * PIECE, buffers)) await pause(20);
	};
	await expect(packing()).rejects.toMatchObject({ code: 'EIO' });
	expect(errors).toEqual([]);
});

it.each([
	['waits for its turn', undefined, 'the thread broke'],
	['is stopped while it waits', new Error('stopped'), 'stopped'],
])('tells of a thread that breaks while who reads %s, and to nobody else', async (_, stopped, told) => {
	const errors = unheard();
	// What is asked of the thread before each piece is read.
	const { load } = Atomics;
	let asked = 0;
	const asking = vi.spyOn(Atomics, 'load').mockImplementation(((...given: Parameters<typeof load>) => {
		if (++asked === 2 && !stopped) throw new Error('the thread broke');
		return load(...given);
	}) as typeof load);
	onTestFinished(() => asking.mockRestore());
	await using file = await open(join(dir, 'walked'), 'w+');
	await file.truncate(WORTH_A_THREAD);
	const pace = async () => {
		await pause(20);
		if (stopped) throw stopped;
	};
	await expect(walkZip(file, undefined, { keep: () => false, pace })).rejects.toThrow(told);
	expect(errors).toEqual([]);
});
