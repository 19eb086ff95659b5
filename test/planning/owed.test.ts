import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { annualDue } from '../../src/planning/annual.ts';
import { periodOf, slotIn } from '../../src/planning/calendar.ts';
import { type OwingAccount, owedIn, type TakenOn } from '../../src/planning/owed.ts';
import { CADENCES, type SnapshotPlan, STANDARD_SNAPSHOT_PLAN } from '../../src/records/cadence.ts';
import { addDays, type Day, yearOf } from '../../src/records/day.ts';
import { LEVELS } from '../../src/records/occasion.ts';
import { figuresOf } from '../../src/records/yearly/figures.ts';
import type { OwedSnapshot } from '../../src/records/yearly/report.ts';

const dayIn = (from: Day, days: number) => fc.integer({ min: 0, max: days }).map((n) => addDays(from, n));
const plans: fc.Arbitrary<SnapshotPlan> = fc.record({
	cadence: fc.constantFrom(...CADENCES),
	months: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 4 }),
});
const accounts: fc.Arbitrary<OwingAccount> = fc
	.record({
		id: fc.uuid(),
		since: dayIn('2024-01-01', 1200),
		until: fc.option(dayIn('2024-01-01', 1500), { nil: undefined }),
		plan: plans,
		level: fc.constantFrom(...LEVELS),
	})
	.map(({ until, ...account }) => ({ ...account, ...(until === undefined ? {} : { until }) }));
const taken: fc.Arbitrary<TakenOn> = fc.record({
	day: dayIn('2025-10-01', 600),
	outcome: fc.constantFrom('complete', 'partial'),
	level: fc.constantFrom(...LEVELS),
	bundle: fc.uuid(),
	isSpoilt: fc.boolean(),
});
const failed = fc.record({ day: dayIn('2025-10-01', 600), code: fc.constantFrom('login-wall', 'timeout') });

const ACCOUNT: OwingAccount = {
	...{ id: 'a', since: '2025-01-01', plan: STANDARD_SNAPSHOT_PLAN, level: 'unique' },
};
const OWN = slotIn(periodOf('2026-06-01', ACCOUNT.plan), ACCOUNT)?.day ?? '';
const one = (
	takenThen: readonly Partial<TakenOn>[],
	today = '2027-03-01',
	more: Partial<OwingAccount> = {},
) =>
	owedIn(
		2026,
		{ ...ACCOUNT, ...more },
		takenThen.map((t, i) => ({ day: OWN, outcome: 'complete', level: 'unique', bundle: `b${i}`, ...t })),
		[],
		today,
	)[0];

describe('what an account owed in a year', () => {
	test('is one snapshot in each of its periods, and each is in exactly one state, with its reason', () => {
		fc.assert(
			fc.property(
				accounts,
				fc.array(taken, { maxLength: 6 }),
				fc.array(failed, { maxLength: 4 }),
				dayIn('2026-01-01', 500),
				(account, all, tries, today) => {
					const owed = owedIn(2026, account, all, tries, today);
					expect(owed.length).toBeLessThanOrEqual(account.plan.cadence === 'yearly' ? 1 : 2);
					expect(new Set(owed.map(({ from }) => from)).size).toBe(owed.length);
					for (const period of owed) {
						expect(yearOf(period.day)).toBe(2026);
						const isTold =
							period.state === 'missing' || (period.state === 'partial' && period.why === 'spoilt');
						expect(isTold).toBe(period.why !== undefined);
						const has =
							period.state === 'documented' || period.state === 'partial' || period.why === 'spoilt';
						expect(period.bundle !== undefined).toBe(has);
						if (period.state === 'to-come') expect(period.day >= today).toBe(true);
					}
					const f = figuresOf([report(owed)]);
					expect(f.documented + f.partial + f.missing + f.toCome).toBe(owed.length);
					expect(f.coverage === null || (f.coverage >= 0 && f.coverage <= 100)).toBe(true);
					expect(f.coverage === 100).toBe(f.documented > 0 && f.partial + f.missing === 0);
				},
			),
		);
	});

	test('is documented where every night was worked, and agrees with what was due', () => {
		fc.assert(
			fc.property(fc.uuid(), dayIn('2024-06-01', 700), plans, (id, since, plan) => {
				const all: TakenOn[] = [];
				for (let day = since; day <= '2026-12-31'; day = addDays(day, 1)) {
					const last = all.at(-1)?.day;
					const due = annualDue({ id, since, plan, ...(last ? { lastComplete: last } : {}) }, day);
					if (due?.isDue) all.push({ day, outcome: 'complete', bundle: day });
				}
				const states = owedIn(2026, { ...ACCOUNT, id, since, plan }, all, [], '2027-01-01');
				expect(states.map(({ state }) => state)).toEqual(states.map(() => 'documented'));
			}),
			{ numRuns: 25 },
		);
	});

	test.each([
		['taken on its day', [{}], 'documented', undefined],
		['partial and then complete', [{ outcome: 'partial' }, {}], 'documented', undefined],
		['partial only', [{ outcome: 'partial' }], 'partial', undefined],
		['at a lower level', [{ level: 'overview' }], 'missing', 'lower-level'],
		['at a higher level', [{ level: 'full' }], 'documented', undefined],
		['the year before', [{ day: '2025-12-31' }], 'missing', 'never-tried'],
		['spoilt since', [{ isSpoilt: true }], 'missing', 'spoilt'],
		['spoilt since, and taken again', [{ isSpoilt: true }, {}], 'documented', undefined],
		['partial beside a spoilt one', [{ isSpoilt: true }, { outcome: 'partial' }], 'partial', 'spoilt'],
		['spoilt, and at a lower level', [{ isSpoilt: true, level: 'overview' }], 'missing', 'never-tried'],
		['after the year', [{ day: '2027-01-12' }], 'missing', 'taken-late'],
	] as const)('%s', (_, all, state, why) => {
		expect(one(all)).toMatchObject({ state, ...(why ? { why } : {}) });
	});

	test('says when it was taken late, why it failed, and that it may still be taken', () => {
		expect(one([{ day: '2027-01-12' }])?.lateOn).toBe('2027-01-12');
		expect(one([], '2026-12-31')?.why).toBe('not-yet');
		expect(one([], addDays(OWN, -1))?.state).toBe('to-come');
		const tries = ['2026-12-30', '2026-12-31'].map((day) => ({ day, code: 'login-wall' }));
		expect(owedIn(2026, ACCOUNT, [], tries, '2027-03-01')[0]).toMatchObject({
			...{ state: 'missing', why: 'failed', codes: ['login-wall'] },
		});
	});

	test('is nothing before it began or when it was closed', () => {
		expect(one([], '2027-03-01', { until: addDays(OWN, -1) })).toBeUndefined();
		expect(one([], '2027-03-01', { until: OWN })?.state).toBe('missing');
		expect(one([], '2027-03-01', { since: '2027-01-01' })).toBeUndefined();
	});
});

function report(owed: readonly OwedSnapshot[]) {
	return {
		...{ id: 'a', name: 'a', platform: 'x', address: 'https://x.com/a', status: 'active' as const },
		...{ isRegistered: true, owed, announced: [], filed: [], failed: [] },
	};
}
