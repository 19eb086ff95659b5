import { expect, test } from 'vitest';
import { fixityOutcome } from '../../src/fixity/outcome.ts';

const FILED = 'a'.repeat(64);
const OTHER = 'b'.repeat(64);

test.each([
	['intact', { seen: FILED, companion: 'agrees', isSound: true }],
	['companion-wrong', { seen: FILED, companion: 'differs', isSound: true }],
	['companion-wrong', { seen: FILED, companion: 'absent', isSound: true }],
	// Byte for byte what was filed is no other bundle, whatever a verifier says of it.
	['questioned', { seen: FILED, companion: 'agrees', isSound: false }],
	['questioned', { seen: FILED, companion: 'absent', isSound: false, isTouched: false }],
	['questioned', { seen: OTHER, logged: OTHER, companion: 'agrees', isSound: false }],
	['changed', { seen: FILED, logged: OTHER, companion: 'agrees', isSound: false }],
	['changed', { seen: OTHER, companion: 'agrees', isSound: true }],
	// Whoever writes a checksum of a spoilt file beside it makes it no less spoilt.
	['damaged', { seen: OTHER, companion: 'agrees', isSound: false }],
	['damaged', { seen: OTHER, companion: 'differs', isSound: true }],
	['damaged', { seen: OTHER, companion: 'differs', isSound: false }],
	['damaged', { seen: OTHER, companion: 'absent', isSound: false }],
	// Nobody has written there, and the size is the same: the disk.
	['rotten', { seen: OTHER, companion: 'differs', isSound: false, isTouched: false }],
	['rotten', { seen: OTHER, companion: 'absent', isSound: true, isTouched: false }],
	['changed', { seen: OTHER, companion: 'agrees', isSound: true, isTouched: false }],
	// The line of the catalogue was altered, and the log tells what was filed.
	['catalogue-differs', { seen: OTHER, logged: OTHER, companion: 'agrees', isSound: true }],
	['catalogue-differs', { seen: OTHER, logged: OTHER, companion: 'absent', isSound: true }],
	['catalogue-differs', { seen: FILED, companion: 'agrees', isSound: true, isOfSize: false }],
	// Bundle, checksum file and line were all exchanged for a whole bundle: the log remembers.
	['changed', { seen: FILED, logged: OTHER, companion: 'agrees', isSound: true }],
	// Another sound bundle, beside the checksum file of the one that it was put in the place of.
	['changed', { seen: OTHER, companion: 'differs', isSound: true, isAnother: true }],
	['damaged', { seen: OTHER, companion: 'differs', isSound: false, isAnother: true }],
	['unreadable', { seen: undefined, companion: 'agrees', isSound: false }],
] as const)('%s: %o', (outcome, seen) => {
	const found = { filed: FILED, logged: FILED, isOfSize: true, isTouched: true, isAnother: false, ...seen };
	expect(fixityOutcome(found)).toBe(outcome);
});
