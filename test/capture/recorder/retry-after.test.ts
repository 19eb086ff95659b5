import { expect, test } from 'vitest';
import { retryAfter } from '../../../src/capture/recorder/retry-after.ts';

const NOW = Date.parse('2026-11-26T12:00:00Z');
const YEAR = 365 * 86_400_000;

test.each([
	['0', 0],
	[' 120 ', 120_000],
	['Thu, 26 Nov 2026 12:00:30 GMT', 30_000],
	['Thursday, 26-Nov-26 12:00:30 GMT', 30_000],
	['Thu Nov 26 12:00:30 2026 GMT', 30_000],
	['Wed, 25 Nov 2026 12:00:00 GMT', 0],
	// A host that asks for ever is left alone, and the number can be read.
	['99999999999999999999999', YEAR],
	['Fri, 31 Dec 9999 23:59:59 GMT', YEAR],
])('%j asks to be left alone for %i ms', (value, ms) => {
	expect(retryAfter(value, NOW)).toBe(ms);
});

test.each(['', '-5', '1.5', 'soon', '12 s', undefined])(
	'%j says nothing, and is no “come back at once”',
	(value) => {
		expect(retryAfter(value, NOW)).toBeUndefined();
	},
);
