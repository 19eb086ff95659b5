import { expect, it } from 'vitest';
import { waitSeconds } from '../../../src/records/people/attempts.ts';

it('lets five wrong passwords through, then waits ever longer, and never more than a quarter of an hour', () => {
	expect([0, 1, 4, 5, 6, 7, 10].map(waitSeconds)).toEqual([0, 0, 0, 1, 2, 4, 32]);
	expect(waitSeconds(1000)).toBe(900);
});
