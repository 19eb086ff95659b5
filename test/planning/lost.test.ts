import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dueOf } from '../../src/planning/due.ts';
import { changeWithout, historyWithout } from '../../src/planning/lost.ts';
import { STANDARD_SNAPSHOT_PLAN } from '../../src/records/cadence.ts';
import { addDays } from '../../src/records/day.ts';
import { LEVELS, OCCASIONS } from '../../src/records/occasion.ts';
import type { ChangeHistory } from '../../src/records/occasions/announced.ts';
import type { AccountHistory, TakenSnapshot } from '../../src/records/occasions/history.ts';

const TODAY = '2026-11-27';
const account: AccountHistory = {
	...{ id: 'konto', unitId: 'u', status: 'active', level: 'unique', since: '2020-01-01' },
	...{ plan: STANDARD_SNAPSHOT_PLAN, failures: 0, purposeOn: TODAY },
};
const snapshots = fc
	.array(
		fc.record({
			occasion: fc.constantFrom(...OCCASIONS),
			outcome: fc.constantFrom('complete' as const, 'partial' as const),
			level: fc.constantFrom(...LEVELS),
			isWhole: fc.boolean(),
			capturedOn: fc.integer({ min: -500, max: 0 }).map((n) => addDays(TODAY, n)),
		}),
	)
	.map((all): readonly TakenSnapshot[] =>
		all
			.map((one, i) => ({ ...one, bundleId: `b${i}`, capturedAt: `${one.capturedOn}T10:00:00.000Z` }))
			.sort((a, b) => (a.capturedAt < b.capturedAt ? 1 : -1)),
	);
const dueWith = (history: AccountHistory) =>
	dueOf({ accounts: [history], changes: [], closings: [] }, (i) => i.slice(0, 10), TODAY, TODAY).filter(
		({ kind }) => kind === 'annual',
	);

test('what is lost counts as if it had never been taken, and is told where it made the difference', () => {
	fc.assert(
		fc.property(snapshots, fc.array(fc.nat({ max: 12 })), (taken, gone) => {
			const lost = new Set(gone.map((n) => `b${n}`));
			const there = taken.filter(({ bundleId }) => !lost.has(bundleId));
			const without = historyWithout(account, taken, lost);
			const never = historyWithout(account, there, new Set());
			expect({ ...without, lost: undefined }).toEqual({ ...never, lost: undefined });
			expect(never.lost).toBeUndefined();
			const [before] = dueWith(historyWithout(account, taken, new Set()));
			const [now] = dueWith(without);
			// Losing one never takes away what is due; what is due by a loss alone says so.
			if (before) expect(now?.on).toBe(before.on);
			if (now) expect(now.lost === undefined).toBe(before !== undefined);
		}),
	);
});

test('an announced change whose snapshot is lost is to be documented again, unless another documents it', () => {
	const change: ChangeHistory = {
		...{ id: 'c', accountId: 'konto', on: addDays(TODAY, 3), what: 'Nytt namn', announcedBy: 'Anna' },
		...{ announcedAt: '2026-11-01T00:00:00.000Z', documentedOn: addDays(TODAY, -1) },
	};
	const shot = (bundleId: string, days: number): TakenSnapshot => ({
		...({ bundleId, occasion: 'change', outcome: 'complete', level: 'unique', isWhole: true } as const),
		...{ capturedOn: addDays(TODAY, days), capturedAt: `${addDays(TODAY, days)}T10:00:00.000Z` },
	});
	const taken = [shot('new', -1), shot('old', -5)];
	const without = (...ids: string[]) => changeWithout(change, 'unique', taken, new Set(ids));
	expect(without('old')).toEqual(change);
	expect(without('new')).toMatchObject({ documentedOn: addDays(TODAY, -5) });
	const both = without('new', 'old');
	expect(both.documentedOn).toBeUndefined();
	expect(both.lost).toEqual({ bundle: 'new', on: addDays(TODAY, -1) });
	expect(
		dueOf(
			{ accounts: [{ ...account, lastComplete: TODAY }], changes: [both], closings: [] },
			(i) => i,
			TODAY,
			TODAY,
		),
	).toMatchObject([{ kind: 'change', lost: { bundle: 'new' } }]);
});
