import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AnnualHistory, annualDue } from '../../src/planning/annual.ts';
import { periodOf, slotIn } from '../../src/planning/calendar.ts';
import { CADENCES, type SnapshotPlan, STANDARD_SNAPSHOT_PLAN } from '../../src/records/cadence.ts';
import { addDays, type Day, daysBetween, monthOf, yearOf } from '../../src/records/day.ts';

const ids = fc.uuid();
const days = fc.integer({ min: 0, max: 3650 }).map((n) => addDays('2023-01-01', n));
const plans: fc.Arbitrary<SnapshotPlan> = fc.record({
	cadence: fc.constantFrom(...CADENCES),
	months: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 4 }),
});
const few = { numRuns: 25 };

/** Lives through some years day by day, and takes the snapshot on the days that `isNight` lets it. */
function taken(account: AnnualHistory, years: number, isNight: (day: Day) => boolean = () => true): Day[] {
	const all: Day[] = [];
	for (let day = account.since; daysBetween(account.since, day) < years * 366; day = addDays(day, 1)) {
		const lastComplete = all.at(-1);
		const due = annualDue({ ...account, ...(lastComplete ? { lastComplete } : {}) }, day);
		if (due?.isDue && isNight(day)) all.push(day);
	}
	return all;
}

describe('the regular snapshot', () => {
	test('is taken once in every calendar period after the first, and no two lie far apart', () => {
		fc.assert(
			fc.property(ids, days, plans, (id, since, plan) => {
				const all = taken({ id, since, plan }, 4);
				const periods = all.map((day) => periodOf(day, plan).from);
				expect(new Set(periods).size).toBe(all.length);
				const most = plan.cadence === 'yearly' ? 366 : 2 * 184;
				for (const [i, day] of all.entries())
					if (i > 0) expect(daysBetween(all[i - 1] ?? day, day)).toBeLessThanOrEqual(most);
				const expected = plan.cadence === 'yearly' ? 4 : 8;
				expect(all.length).toBeGreaterThanOrEqual(expected - 1);
			}),
			few,
		);
	});

	test('falls on the same day in a leap year: a day more would move it into another of its months', () => {
		const account: AnnualHistory = {
			id: '6bc2f50a-4125-4fa1-8940-26fcd55f7e72',
			since: '2023-01-01',
			plan: { cadence: 'yearly', months: [1, 2, 7, 9] },
		};
		expect(taken(account, 4)).toEqual(['2023-07-01', '2024-07-01', '2025-07-01', '2026-07-01']);
	});

	test('an account that starts with a month or more left is documented in that period, also when its months are over', () => {
		fc.assert(
			fc.property(ids, days, plans, (id, since, plan) => {
				const period = periodOf(since, plan);
				const slot = slotIn(period, { id, since, plan });
				const left = daysBetween(since, period.to) + 1;
				if (since === period.from || left >= 30) {
					expect(slot && slot.day >= since && slot.day <= period.to).toBe(true);
				} else expect(slot).toBeUndefined();
			}),
		);
		const plan: SnapshotPlan = { cadence: 'yearly', months: [2] };
		for (const since of ['2026-01-15', '2026-02-27', '2026-05-05'])
			expect(taken({ id: 'a', since, plan }, 1)[0]?.slice(0, 4)).toBe('2026');
	});

	test('stays due through nights that were missed, however many', () => {
		fc.assert(
			fc.property(ids, days, plans, fc.integer({ min: 1, max: 40 }), (id, since, plan, missed) => {
				const account = { id, since, plan };
				const [first] = taken(account, 2);
				if (!first) return;
				const late = addDays(first, missed);
				expect(annualDue(account, late)).toMatchObject({ isDue: true });
				expect(annualDue({ ...account, lastComplete: late }, late)?.isDue).toBe(false);
			}),
			few,
		);
	});

	test('falls in the months that are preferred, where its period holds one of them', () => {
		fc.assert(
			fc.property(ids, plans, (id, plan) => {
				for (const from of ['2027-01-01', '2028-07-01']) {
					const period = periodOf(from, plan);
					const slot = slotIn(period, { id, since: '2020-01-01', plan });
					expect(slot && slot.day >= period.from && slot.day <= period.to).toBe(true);
					const first = monthOf(period.from);
					const has = plan.months.some((month) => month >= first && month <= monthOf(period.to));
					if (has) expect(plan.months).toContain(monthOf(slot?.day ?? ''));
				}
			}),
		);
	});

	test('spreads the year’s work over its nights', () => {
		const nights = new Map<Day, number>();
		for (let n = 0; n < 3650; n++) {
			const slot = slotIn(periodOf('2028-01-01', STANDARD_SNAPSHOT_PLAN), {
				id: `konto-${n}`,
				since: '2020-01-01',
				plan: STANDARD_SNAPSHOT_PLAN,
			});
			nights.set(slot?.day ?? '', (nights.get(slot?.day ?? '') ?? 0) + 1);
		}
		expect(Math.max(...nights.values())).toBeLessThanOrEqual(30);
		expect(nights.size).toBeGreaterThan(350);
		// 2028 is a leap year: nobody's day is one that most years lack.
		expect(nights.has('2028-02-29')).toBe(false);
	});

	test('counts one that was taken for another reason shortly before, and not one from the beginning of the year', () => {
		const account = { id: 'konto', since: '2020-01-01', plan: STANDARD_SNAPSHOT_PLAN };
		const slot = slotIn(periodOf('2027-01-01', account.plan), account);
		if (!slot) throw new Error('an account has a day in every year');
		const eve = addDays(slot.day, -1);
		expect(yearOf(slot.day)).toBe(2027);
		expect(annualDue({ ...account, lastComplete: slot.countsFrom }, eve)?.on).not.toBe(slot.day);
		const before = addDays(slot.countsFrom, -1);
		expect(annualDue({ ...account, lastComplete: before }, eve)?.on).toBe(slot.day);
		expect(annualDue({ ...account, lastComplete: before }, slot.day)).toEqual({ on: slot.day, isDue: true });
	});

	test('comes in the next year for an account that starts late in this one', () => {
		const account = { id: 'konto', since: '2026-12-20', plan: STANDARD_SNAPSHOT_PLAN };
		expect(annualDue(account, '2026-12-31')).toMatchObject({ isDue: false });
		expect(yearOf(annualDue(account, '2026-12-31')?.on ?? '')).toBe(2027);
	});

	test('that came out partial is tried again a month later', () => {
		const account = { id: 'konto', since: '2020-01-01', plan: STANDARD_SNAPSHOT_PLAN };
		const slot = slotIn(periodOf('2027-01-01', account.plan), account);
		const on = slot?.day ?? '';
		expect(annualDue({ ...account, lastPartial: on }, on)).toEqual({
			on,
			isDue: true,
			again: addDays(on, 30),
		});
	});
});
