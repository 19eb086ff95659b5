import { expect, test } from 'vitest';
import { longestWait } from '../../../src/capture/walk/settle-view.ts';

test('forty places with a picture that never comes take three minutes at most, and few wait in full', () => {
	let waited = 0;
	const waits = Array.from({ length: 40 }, () => {
		const ms = longestWait(waited);
		waited += ms;
		return ms;
	});
	expect(waited).toBeLessThan(180_000);
	expect(waits.slice(0, 5)).toEqual(Array(5).fill(12_000));
	expect(Math.min(...waits)).toBeGreaterThanOrEqual(1000);
});
