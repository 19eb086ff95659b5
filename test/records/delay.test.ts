import fc from 'fast-check';
import { expect, test } from 'vitest';
import { delayed, isResting, MOST_REST_MS } from '../../src/records/delay.ts';

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

test('a rest holds until its end, and one that a clock which was ahead wrote down never does', () => {
	const now = new Date('2026-11-29T12:00:00.000Z');
	const at = (ms: number) => isResting(new Date(now.getTime() + ms).toISOString(), now);
	expect([at(-1), at(0), at(1), at(MOST_REST_MS), at(MOST_REST_MS + 2 * 86_400_000)]).toEqual([
		false,
		false,
		true,
		true,
		false,
	]);
});
