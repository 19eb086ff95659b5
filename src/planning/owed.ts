import type { Cadence, SnapshotPlan } from '../records/cadence.ts';
import { type Day, dayOf, yearOf } from '../records/day.ts';
import { LEVELS, type Level } from '../records/occasion.ts';
import type { Outcome } from '../records/verdict.ts';
import type { MissingReason, OwedSnapshot } from '../records/yearly/report.ts';
import { type Period, periodAfter, periodOf, type Slot, slotIn } from './calendar.ts';

/** What of an account decides what it owed in a year. */
export interface OwingAccount {
	readonly id: string;
	/** The day on which it became active. */
	readonly since: Day;
	/** The day on which its closing was begun; absent where it is not closing. */
	readonly until?: Day;
	readonly plan: SnapshotPlan;
	/** What held when the first half of the year ended: who decides on half-years in autumn has not missed one in spring. */
	readonly firstHalf?: Cadence;
	readonly level: Level;
}

/** A snapshot that was filed, whatever its occasion. */
export interface TakenOn {
	readonly day: Day;
	readonly outcome: Exclude<Outcome, 'failed'>;
	/** Absent where nobody knows: taken as the account's own. */
	readonly level?: Level;
	readonly bundle: string;
	/** A fixity check found it spoilt or gone: it documents nothing. */
	readonly isSpoilt?: boolean;
}

export interface FailedOn {
	readonly day: Day;
	readonly code: string;
}

/**
 * The regular snapshots that an account owed in a calendar year, and what became of each. As `annualDue`, it counts complete snapshots at
 * the account's level or above, from a while before the account's day to the end of its period. One whose closing was begun before its
 * day owed none: its closing asks for a snapshot of its own.
 * @param taken of that year, and of the next as far as it has come; in any order
 */
export function owedIn(
	year: number,
	account: OwingAccount,
	taken: readonly TakenOn[],
	failed: readonly FailedOn[],
	today: Day,
): readonly OwedSnapshot[] {
	const owed: OwedSnapshot[] = [];
	let period = periodOf(dayOf(year, 1, 1), account.plan);
	for (; yearOf(period.from) === year; period = periodAfter(period, account.plan)) {
		if (period.to < dayOf(year, 7, 1) && account.firstHalf === 'yearly') continue;
		const slot = slotIn(period, account);
		if (!slot || (account.until !== undefined && account.until < slot.day)) continue;
		const isAtLevel = ({ level }: TakenOn) => isEnough(level ?? account.level, account.level);
		const there = taken.filter(({ isSpoilt }) => !isSpoilt);
		const became = becameOf(period, slot, there.filter(isAtLevel), there, failed, today);
		owed.push({ ...period, day: slot.day, ...orSpoilt(became, period, slot, taken.filter(isAtLevel)) });
	}
	return owed;
}

type Became = Pick<OwedSnapshot, 'state' | 'bundle' | 'why' | 'codes' | 'lateOn'>;

function becameOf(
	{ from, to }: Period,
	{ day, countsFrom }: Slot,
	enough: readonly TakenOn[],
	all: readonly TakenOn[],
	failed: readonly FailedOn[],
	today: Day,
): Became {
	const within = (first: Day, last: Day) => (one: { readonly day: Day }) =>
		one.day >= first && one.day <= last;
	const codes = [...new Set(failed.filter(within(countsFrom, to)).map(({ code }) => code))];
	const counting = sorted(enough.filter(within(countsFrom, to)));
	const whole = counting.find(({ outcome }) => outcome === 'complete');
	if (whole) return { state: 'documented', bundle: whole.bundle, codes };
	const part = counting.at(-1);
	if (part) return { state: 'partial', bundle: part.bundle, codes };
	if (day >= today) return { state: 'to-come', codes };
	const complete = all.filter(({ outcome }) => outcome === 'complete');
	const late = sorted(enough.filter((one) => one.day > to && complete.includes(one)))[0];
	const why = (): MissingReason => {
		// What was taken for the next period is none for this one, but says when somebody went after it.
		if (late) return 'taken-late';
		if (complete.some(within(countsFrom, to))) return 'lower-level';
		if (codes.length > 0) return 'failed';
		if (complete.some((one) => enough.includes(one) && within(from, countsFrom)(one))) return 'too-early';
		return today <= to ? 'not-yet' : 'never-tried';
	};
	return { state: 'missing', why: why(), codes, ...(late ? { lateOn: late.day } : {}) };
}

/** What would have documented it, had it not been spoilt, is told in place of what it looks like without it. */
function orSpoilt(became: Became, { to }: Period, { countsFrom }: Slot, enough: readonly TakenOn[]): Became {
	if (became.state === 'documented') return became;
	const spoilt = sorted(enough).filter(
		({ isSpoilt, day, outcome }) =>
			isSpoilt && day >= countsFrom && day <= to && (outcome === 'complete' || became.state !== 'partial'),
	);
	const lost = spoilt.find(({ outcome }) => outcome === 'complete') ?? spoilt.at(-1);
	if (!lost) return became;
	if (became.state === 'partial') return { ...became, why: 'spoilt' };
	return { state: 'missing', why: 'spoilt', bundle: lost.bundle, codes: became.codes };
}

function isEnough(level: Level, wanted: Level): boolean {
	return LEVELS.indexOf(level) >= LEVELS.indexOf(wanted);
}

function sorted(taken: readonly TakenOn[]): readonly TakenOn[] {
	return taken.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
