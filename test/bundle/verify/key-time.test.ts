import { expect, test } from 'vitest';
import { keyTime } from '../../../src/bundle/verify/key-time.ts';
import type { SealKey, StampFacts } from '../../../src/records/seal.ts';

const KEY: SealKey = {
	...{ sha256: 'a', publicKey: '', from: '2024-01-01T00:00:00.000Z', to: '2025-01-01T00:00:00.000Z' },
	ended: 'rotated',
};
const CREATED = '2024-06-01T00:00:00.000Z';
const stamp = (at: string, renewal: number): StampFacts => ({
	...{ at, renewal, authority: 'x', root: '', goodUntil: at, isTrusted: true },
});

test('a renewal that was made after the key’s end is no sign that the seal was, and one that has got away is still not shown', () => {
	const renewed = [stamp('2026-01-01T00:00:00.000Z', 1)];
	expect(keyTime('a', [KEY], renewed, CREATED)).toMatchObject({ time: { state: 'unshown' }, problems: [] });
	const stolen = keyTime('a', [{ ...KEY, ended: 'compromised' }], renewed, CREATED);
	expect(stolen.problems).toMatchObject([{ code: 'key-not-shown' }]);
	const inside = [stamp('2026-01-01T00:00:00.000Z', 0)];
	expect(keyTime('a', [KEY], inside, CREATED).problems).toMatchObject([{ code: 'seal-after-key' }]);
	// The earliest shows it.
	const both = [...inside, stamp('2024-06-01T00:00:00.000Z', 0)];
	expect(keyTime('a', [KEY], both, CREATED)).toMatchObject({ time: { state: 'shown' }, problems: [] });
});
