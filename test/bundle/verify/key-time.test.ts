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

test('a bundle that is dated later than a stamp shows it to have been there was dated by a clock that was ahead, and is not accused of its date', () => {
	const dated = '2028-06-01T00:00:00.000Z';
	const refused = [{ code: 'seal-after-key' }];
	expect(keyTime('a', [KEY], [], dated).problems).toMatchObject(refused);
	const renewed = [stamp('2025-02-01T00:00:00.000Z', 1)];
	expect(keyTime('a', [KEY], renewed, dated)).toMatchObject({
		...{ time: { state: 'dated-ahead', datedAt: dated }, problems: [] },
	});
	const inUse = [stamp('2024-12-01T00:00:00.000Z', 1)];
	expect(keyTime('a', [KEY], inUse, dated)).toMatchObject({ time: { state: 'shown' }, problems: [] });
	// Of what others may have had, nothing is made good by it.
	const stolen = { ...KEY, ended: 'compromised' } as const;
	for (const stamps of [renewed, inUse])
		expect(keyTime('a', [stolen], stamps, dated).problems).toMatchObject(refused);
	// Nor by a stamp of somebody that nobody trusts, or of after the day that it states.
	const foreign = renewed.map((one) => ({ ...one, isTrusted: false }));
	expect(keyTime('a', [KEY], foreign, dated).problems).toMatchObject(refused);
	const later = [stamp('2029-01-01T00:00:00.000Z', 1)];
	expect(keyTime('a', [KEY], later, dated).problems).toMatchObject(refused);
});
