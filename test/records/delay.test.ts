import fc from 'fast-check';
import { expect, test } from 'vitest';
import { delayed } from '../../src/records/delay.ts';

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const least = fc.integer({ min: 0, max: 86_400_000 });
const jitter = fc.double({ min: 0, max: 10, noNaN: true });

test('a delay is never shorter than asked for, nor longer than chance may make it', () => {
	fc.assert(
		fc.property(least, jitter, chance, (ms, share, drawn) => {
			const delay = delayed(ms, share, () => drawn);
			expect(delay).toBeGreaterThanOrEqual(ms);
			expect(delay).toBeLessThanOrEqual(Math.ceil(ms * (1 + share)));
		}),
	);
});

test('the same chance gives the same delay, and more of it never a shorter one', () => {
	fc.assert(
		fc.property(least, jitter, chance, chance, (ms, share, a, b) => {
			const [less, more] = [Math.min(a, b), Math.max(a, b)].map((drawn) => delayed(ms, share, () => drawn));
			expect(less).toBeLessThanOrEqual(more as number);
		}),
	);
	expect(delayed(2000, 0.5, () => 0.5)).toBe(2500);
	expect(delayed(2000, 0, () => 0.9)).toBe(2000);
});
