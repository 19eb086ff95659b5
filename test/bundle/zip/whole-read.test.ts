import { createHash, randomBytes } from 'node:crypto';
import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WORTH_A_THREAD } from '../../../src/bundle/zip/hash-behind.ts';
import { PIECE } from '../../../src/bundle/zip/pieces.ts';
import { readWhole, SLOTS } from '../../../src/bundle/zip/whole-read.ts';
import { workshop } from '../sample.ts';

const { dir, clean } = workshop();
afterAll(clean);

/** Fewer than a thread is worth, and more; neither ends where a piece does. */
const SMALL = randomBytes(3 * PIECE + 17);
const LARGE = Buffer.concat([SMALL, randomBytes(WORTH_A_THREAD), SMALL]);
beforeAll(async () => {
	expect(LARGE.length).toBeGreaterThan(2 * SLOTS * PIECE);
	await writeFile(join(dir, 'small'), SMALL);
	await writeFile(join(dir, 'large'), LARGE);
});

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

it.each([
	['small', SMALL],
	['large', LARGE],
])('gives a %s file in its order, whole, and its hash', async (name, bytes) => {
	await using file = await open(join(dir, name));
	await using whole = readWhole(file, bytes.length);
	const hash = createHash('sha256');
	let looks = 0;
	for (let piece = await whole.next(); piece; piece = await whole.next()) {
		if ('why' in piece) throw new Error(piece.why);
		hash.update(piece);
		// Who looks longer than it takes to read on finds no other bytes in the piece.
		if (++looks > 8) continue;
		const copy = Buffer.from(piece);
		await pause(15);
		expect(piece.equals(copy)).toBe(true);
	}
	expect(hash.digest('hex')).toBe(hashOf(bytes));
	expect(await whole.digest()).toBe(hashOf(bytes));
});

it.each([
	['small', SMALL],
	['large', LARGE],
])('gives what there is of a %s file that ends too early, and then says so', async (name, bytes) => {
	await using file = await open(join(dir, name));
	await using whole = readWhole(file, bytes.length + 2 * PIECE);
	let seen = 0;
	for (;;) {
		const piece = await whole.next();
		if (!piece) throw new Error('it was said to be whole');
		if ('why' in piece) {
			expect(piece.why).toBe('the file ends there');
			break;
		}
		seen += piece.length;
	}
	expect(seen).toBeGreaterThan(bytes.length - PIECE);
});

it('tells of a disk that refuses', async () => {
	// Open, and not to be read: the system's own words for it.
	await using file = await open(join(dir, 'written'), 'w');
	for (const size of [PIECE, WORTH_A_THREAD]) {
		await using whole = readWhole(file, size);
		expect(await whole.next()).toEqual({ why: expect.stringContaining('EBADF') });
	}
});

it('is of nothing where there is nothing, and ends where nobody asks for more', async () => {
	await using file = await open(join(dir, 'large'));
	await using none = readWhole(file, 0);
	expect(await none.next()).toBeUndefined();
	expect(await none.digest()).toBe(hashOf(Buffer.alloc(0)));
	await using abandoned = readWhole(file, LARGE.length);
	await abandoned.next();
});
