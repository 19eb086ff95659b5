import { expect, test } from 'vitest';
import { fixityOutcome } from '../../src/fixity/outcome.ts';

const FILED = 'a'.repeat(64);
const OTHER = 'b'.repeat(64);

test.each([
	['intact', { seen: FILED, companion: 'agrees', isSound: true }],
	['companion-wrong', { seen: FILED, companion: 'differs', isSound: true }],
	['companion-wrong', { seen: FILED, companion: 'absent', isSound: true }],
	// Bundle, checksum file and catalogue were all exchanged, and the seal was not to be had.
	['changed', { seen: FILED, companion: 'agrees', isSound: false }],
	['changed', { seen: OTHER, companion: 'agrees', isSound: true }],
	// Whoever writes a checksum of a spoilt file beside it makes it no less spoilt.
	['damaged', { seen: OTHER, companion: 'agrees', isSound: false }],
	['damaged', { seen: OTHER, companion: 'differs', isSound: true }],
	['damaged', { seen: OTHER, companion: 'differs', isSound: false }],
	['damaged', { seen: OTHER, companion: 'absent', isSound: false }],
	['unreadable', { seen: undefined, companion: 'agrees', isSound: false }],
] as const)('%s: %o', (outcome, seen) => {
	expect(fixityOutcome({ filed: FILED, ...seen })).toBe(outcome);
});
