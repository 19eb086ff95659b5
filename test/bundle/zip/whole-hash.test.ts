import { createHash, randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { PIECE } from '../../../src/bundle/zip/pieces.ts';
import { SLOTS, wholeHash } from '../../../src/bundle/zip/whole-hash.ts';

/** Lengths of pieces, more than there are slots, of all kinds. */
const LENGTHS = [PIECE, 1, PIECE, 4096, PIECE, PIECE, 7, PIECE - 1, 0, 3];

it.each([
	['here', 0],
	['on a thread of its own', 1e12],
])('hashes pieces in their order, %s, as if they were one', async (_, size) => {
	expect(LENGTHS.length).toBeGreaterThan(2 * SLOTS);
	await using whole = wholeHash(size);
	const expected = createHash('sha256');
	for (const length of LENGTHS) {
		const buffer = await whole.free();
		const piece = randomBytes(length);
		piece.copy(buffer);
		whole.take(length);
		expected.update(piece);
	}
	expect(await whole.digest()).toBe(expected.digest('hex'));
});

it('is of nothing where there is nothing, and ends where nobody asks for it', async () => {
	for (const size of [0, 1e12]) {
		await using whole = wholeHash(size);
		expect(await whole.digest()).toBe(createHash('sha256').digest('hex'));
	}
	await using abandoned = wholeHash(1e12);
	await abandoned.free();
	abandoned.take(10);
});
