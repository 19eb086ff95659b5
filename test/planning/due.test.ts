import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeState } from '../../src/planning/change.ts';
import { type DueGrounds, dueOf, isToOrder } from '../../src/planning/due.ts';
import { purposeDue } from '../../src/planning/purpose.ts';
import { restsUntil } from '../../src/planning/rest.ts';
import { STANDARD_SNAPSHOT_PLAN } from '../../src/records/cadence.ts';
import { addDays, type Day, daysBetween } from '../../src/records/day.ts';
import type { ChangeHistory } from '../../src/records/occasions/announced.ts';
import type { AccountHistory } from '../../src/records/occasions/history.ts';

const TODAY = '2026-11-27';
const dayOf = (instant: string) => instant.slice(0, 10);
const days = fc.integer({ min: -400, max: 400 }).map((n) => addDays(TODAY, n));

const account = (more: Partial<AccountHistory> = {}): AccountHistory => ({
	...{ id: 'konto', unitId: 'u', status: 'active', level: 'unique', since: '2020-01-01' },
	...{ plan: STANDARD_SNAPSHOT_PLAN, failures: 0, lastComplete: TODAY, purposeOn: TODAY },
	...more,
});
const change = (on: Day, more: Partial<ChangeHistory> = {}): ChangeHistory => ({
	...{ id: 'c', accountId: 'konto', on, what: 'Nytt namn' },
	...{ announcedBy: 'Anna', announcedAt: '2026-11-01T00:00:00.000Z' },
	...more,
});
const due = (grounds: Partial<DueGrounds>, until: Day = TODAY, today: Day = TODAY) =>
	dueOf({ accounts: [account()], changes: [], closings: [], ...grounds }, dayOf, today, until);

describe('an announced change', () => {
	test('escalates as its day nears, and is missed on the day itself', () => {
		const state = (left: number) => changeState(change(addDays(TODAY, left)), TODAY);
		expect([30, 15, 14, 4, 3, 1, 0, -1, -400].map(state)).toEqual([
			...['coming', 'coming', 'due', 'due', 'urgent', 'urgent', 'missed', 'missed', 'missed'],
		]);
	});

	test('never becomes less pressing from one day to the next, and is never ordered after its day', () => {
		const rank = { coming: 0, due: 1, urgent: 2, missed: 3 } as const;
		fc.assert(
			fc.property(days, fc.integer({ min: 0, max: 60 }), (on, n) => {
				const at = (today: Day) => rank[changeState(change(on), today) as keyof typeof rank];
				expect(at(addDays(TODAY, n))).toBeGreaterThanOrEqual(at(addDays(TODAY, n - 1)));
				for (const item of due({ changes: [change(on)] }))
					if (isToOrder(item)) expect(item.on >= TODAY).toBe(true);
			}),
		);
	});

	test('is documented by what was taken before it, and told no more', () => {
		const documented = change(addDays(TODAY, 2), { documentedOn: TODAY });
		expect(changeState(documented, addDays(TODAY, 50))).toBe('documented');
		expect(due({ changes: [documented] })).toEqual([]);
	});

	test('that was missed is told for a month, until one is taken afterwards; nothing is ordered for it', () => {
		const missed = change(addDays(TODAY, -5));
		expect(due({ changes: [missed] })).toMatchObject([{ kind: 'change', urgency: 'missed' }]);
		expect(due({ changes: [missed] }).some(isToOrder)).toBe(false);
		expect(due({ changes: [{ ...missed, takenAfter: TODAY }] })).toEqual([]);
		expect(due({ changes: [change(addDays(TODAY, -31))] })).toEqual([]);
		expect(changeState(change(addDays(TODAY, -31)), TODAY)).toBe('missed');
	});

	test('is tried again every day, whatever became of it', () => {
		const changes = [change(addDays(TODAY, 5))];
		const tried = (more: Partial<AccountHistory>) => due({ accounts: [account(more)], changes })[0];
		expect(tried({ failures: 9, failedOn: TODAY })).toMatchObject({
			rests: addDays(TODAY, 1),
			restsFor: 'failed',
		});
		expect(tried({ failures: 9, failedOn: addDays(TODAY, -1) })?.rests).toBeUndefined();
		expect(tried({ lastPartial: TODAY })).toMatchObject({ rests: addDays(TODAY, 1), restsFor: 'partial' });
		expect(tried({ lastPartial: addDays(TODAY, -1) })?.rests).toBeUndefined();
	});
});

describe('a closing', () => {
	const closing = (lastContent: string) => ({
		...({ id: 'k', accountId: 'konto', begunBy: 'Anna', begunAt: `${TODAY}T00:00:00.000Z` } as const),
		...({ reason: '', level: 'full', lastContent } as const),
	});
	const of = (lastContent: string, more: Partial<AccountHistory> = {}, until: Day = TODAY) =>
		due({ accounts: [account({ status: 'closing', ...more })], closings: [closing(lastContent)] }, until);

	test('is due from the day after the last content, at its own level, and not before', () => {
		expect(of(TODAY)).toEqual([]);
		expect(of(TODAY, {}, addDays(TODAY, 1))).toMatchObject([{ kind: 'closure', urgency: 'coming' }]);
		expect(of(addDays(TODAY, -1))).toMatchObject([{ on: TODAY, urgency: 'due', level: 'full' }]);
		expect(of(`${TODAY}T08:00:00.000Z`).filter(isToOrder)).toHaveLength(1);
		expect(of(addDays(TODAY, -20))).toMatchObject([{ urgency: 'urgent' }]);
	});

	test('takes the place of what else is due of the account', () => {
		expect(of(addDays(TODAY, -1), { purposeOn: '2020-01-01', since: '2019-01-01' })).toHaveLength(1);
	});

	test('rests a week after a partial one that was taken for it', () => {
		expect(of(addDays(TODAY, -3), { lastPartial: addDays(TODAY, -2) })).toMatchObject([
			{ rests: addDays(TODAY, 5), restsFor: 'partial' },
		]);
		expect(of(addDays(TODAY, -3), { lastPartial: addDays(TODAY, -4) })[0]?.rests).toBeUndefined();
	});
});

describe('the question of purpose', () => {
	test('is asked a whole year after the account became active or was last answered, leap days too', () => {
		expect(purposeDue({ since: '2025-03-04' })).toBe('2026-03-04');
		expect(purposeDue({ since: '2020-01-01', purposeOn: '2026-05-01' })).toBe('2027-05-01');
		expect(purposeDue({ since: '2028-02-29' })).toBe('2029-03-01');
		fc.assert(
			fc.property(days, (since) => {
				expect([365, 366]).toContain(daysBetween(since, purposeDue({ since })));
			}),
		);
	});

	test('is due, then late, and never ordered', () => {
		const asked = (since: Day) => due({ accounts: [account({ since, purposeOn: since })] });
		expect(asked(addDays(TODAY, -300))).toEqual([]);
		expect(asked(addDays(TODAY, -365))).toMatchObject([{ kind: 'purpose', on: TODAY, urgency: 'due' }]);
		expect(asked(addDays(TODAY, -400))).toMatchObject([{ urgency: 'late', daysLate: 35 }]);
		expect(asked(addDays(TODAY, -400)).some(isToOrder)).toBe(false);
	});
});

test('what was tried in vain rests longer each time, and never longer than a month', () => {
	const failed = (failures: number) => restsUntil({ failures, failedOn: TODAY }, TODAY).rests ?? TODAY;
	expect([0, 1, 2, 3, 6, 60].map((n) => daysBetween(TODAY, failed(n)))).toEqual([0, 1, 2, 4, 30, 30]);
});

test('what is due is told worst first, and all that is due today is told in any window', () => {
	const histories = fc.record({
		id: fc.uuid(),
		since: days.filter((day) => day < TODAY),
		lastComplete: days,
		purposeOn: days,
	});
	fc.assert(
		fc.property(fc.array(histories), fc.integer({ min: 0, max: 400 }), (some, window) => {
			const accounts = some.map((more) => account(more));
			const now = due({ accounts });
			const later = due({ accounts }, addDays(TODAY, window));
			expect(later.filter(({ urgency }) => urgency !== 'coming')).toEqual(now);
			expect(now.every(({ urgency }) => urgency !== 'coming')).toBe(true);
			expect(later.every(({ on }) => on <= addDays(TODAY, window))).toBe(true);
		}),
	);
});
