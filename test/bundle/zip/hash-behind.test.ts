import { createHash, randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { hashBehind } from '../../../src/bundle/zip/hash-behind.ts';
import { PIECE } from '../../../src/bundle/zip/pieces.ts';
import { workshop } from '../sample.ts';

const { dir, clean } = workshop();
afterAll(clean);

/** How long what is written is, and how much of it then is told to stand for good. */
const steps = fc.array(
	fc.record({
		length: fc.oneof(fc.nat(3000), fc.constantFrom(PIECE, PIECE + 1)),
		share: fc.double({ min: 0, max: 1, noNaN: true }),
	}),
	{ maxLength: 8 },
);

it.each([
	['here', Number.POSITIVE_INFINITY],
	['on a thread', 0],
])('hashes %s what is written, though what does not yet stand for good is written over', async (_, worth) => {
	let run = 0;
	await fc.assert(
		fc.asyncProperty(steps, async (parts) => {
			await using file = await open(join(dir, `followed-${worth}-${run++}`), 'w+');
			await using behind = hashBehind(file, worth);
			const whole = createHash('sha256');
			let [size, stands] = [0, 0];
			for (const { length, share } of parts) {
				const bytes = randomBytes(length);
				await file.write(Buffer.alloc(length), 0, length, size);
				await file.write(bytes, 0, length, size);
				whole.update(bytes);
				size += length;
				stands = Math.max(stands, Math.floor(size * share));
				behind.reach(stands);
			}
			expect(await behind.digest(size)).toBe(whole.digest('hex'));
		}),
		{ numRuns: 10 },
	);
});

it('says so where the file ends before it is said to, and ends where nobody asks for it', async () => {
	await using file = await open(join(dir, 'short'), 'w+');
	await using behind = hashBehind(file, 0);
	behind.reach(0);
	await expect(behind.digest(5)).rejects.toThrow('ends at byte 0, before byte 5');
	await using abandoned = hashBehind(file, 0);
	abandoned.reach(0);
});
