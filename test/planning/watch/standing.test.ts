import fc from 'fast-check';
import { expect, test } from 'vitest';
import { standingAfter } from '../../../src/planning/watch/standing.ts';
import type { StandingFinding } from '../../../src/records/watch/finding.ts';

const at = (n: number) => new Date(Date.UTC(2026, 10, 1 + n)).toISOString();
const down = { failure: { code: 'unreachable' as const, detail: '' } };
const seen = { unnamed: [], changes: [] };

/** One look after the other. @returns the codes that began and ended at each */
function live(looks: readonly Parameters<typeof standingAfter>[1][]) {
	let state: { findings: readonly StandingFinding[]; failures: number } = { findings: [], failures: 0 };
	return looks.map((look, n) => {
		const after = standingAfter(state, look, at(n));
		state = after;
		return [after.begun.map((f) => f.code), after.ended.map((f) => f.code)];
	});
}

test('a page that cannot be had once is nothing, twice is told, and once only', () => {
	expect(live([down, seen, down, down, down, seen])).toEqual([
		...[
			[[], []],
			[[], []],
			[[], []],
		],
		[['account-unreachable'], []],
		[[], []],
		[[], ['account-unreachable']],
	]);
});

test('what is not reached because nothing is reached from here is not held against the account', () => {
	const ours = { ...down, isOurs: true };
	expect(live([down, ours, ours, down]).map(([begun]) => begun)).toEqual([
		[],
		[],
		[],
		['account-unreachable'],
	]);
	expect(live([down, ours, seen])).toEqual([
		[[], []],
		[[], []],
		[[], []],
	]);
});

test('that an account is gone is told although it could not be reached before', () => {
	const gone = { failure: { code: 'not-found' as const, detail: '' } };
	expect(live([down, down, gone])[2]).toEqual([['account-gone'], ['account-unreachable']]);
});

test('what a profile does not name is told once, stands while it is not seen, and ends', () => {
	const unnamed = { unnamed: ['profile-does-not-name-unit'] as const, changes: [] };
	const told = live([unnamed, unnamed, down, unnamed, seen]);
	expect(told.map(([begun]) => begun)).toEqual([['profile-does-not-name-unit'], [], [], [], []]);
	expect(told[4]?.[1]).toEqual(['profile-does-not-name-unit']);
});

test('a mark that is lost stands until it is back', () => {
	const mark = (to: string) => ({
		unnamed: [],
		changes: [{ what: 'verified' as const, weight: 'minor' as const, from: '', to }],
	});
	expect(live([seen, mark(''), seen, mark('verified')]).map(([b, e]) => [b?.length, e?.length])).toEqual([
		[0, 0],
		[1, 0],
		[0, 0],
		[0, 1],
	]);
});

test('a finding begins only where it did not stand, and ends only where it did', () => {
	const codes = fc.constantFrom('unreachable', 'login-wall', 'not-found', 'timeout', 'wrong-account');
	const looks = fc.oneof(
		codes.map((code) => ({ failure: { code: code as 'timeout', detail: '' } })),
		fc
			.subarray(['profile-does-not-name-unit', 'profile-does-not-name-municipality'] as const)
			.map((unnamed) => ({ unnamed, changes: [] })),
	);
	fc.assert(
		fc.property(fc.array(looks, { maxLength: 20 }), (all) => {
			const standing = new Set<string>();
			for (const [begun = [], ended = []] of live(all)) {
				for (const code of ended) expect(standing.delete(code)).toBe(true);
				for (const code of begun) {
					expect(standing.has(code)).toBe(false);
					standing.add(code);
				}
			}
		}),
	);
});
