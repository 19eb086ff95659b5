import type { Cadence, SnapshotPlan } from '../records/cadence.ts';
import { addDays, type Day, dayOf, daysBetween, monthOf, yearOf } from '../records/day.ts';
import { partOf } from '../records/part-of.ts';

/** A calendar year or half of one: an account is documented once in each. Both days belong to it. */
export interface Period {
	readonly from: Day;
	readonly to: Day;
}

/** The day in a period on which an account's regular snapshot is due. */
export interface Slot {
	readonly day: Day;
	/** The first day on which a snapshot counts for it: what was taken long before does not show the account of that time. */
	readonly countsFrom: Day;
}

/** How long before its day a snapshot counts: a quarter of the cadence, so that two never lie further apart than five quarters. */
const LEAD_DAYS = { yearly: 91, 'half-yearly': 45 } as const;
/** Days of February that an account's day may be. */
const FEBRUARY = 28;
/** An account that starts with fewer days than these left in a period has its first snapshot in the next. */
const LEAST_DAYS = 30;

export function periodOf(day: Day, { cadence }: SnapshotPlan): Period {
	// A day is enough of a key: as many as there are days in a few years.
	const known = periods[cadence].get(day);
	if (known) return known;
	const year = yearOf(day);
	const isFirst = monthOf(day) <= 6;
	const from = cadence === 'yearly' || isFirst ? dayOf(year, 1, 1) : dayOf(year, 7, 1);
	const to = cadence === 'half-yearly' && isFirst ? dayOf(year, 6, 30) : dayOf(year, 12, 31);
	const period = { from, to };
	periods[cadence].set(day, period);
	return period;
}

const periods: Readonly<Record<Cadence, Map<Day, Period>>> = { yearly: new Map(), 'half-yearly': new Map() };

export function periodAfter({ to }: Period, plan: SnapshotPlan): Period {
	return periodOf(addDays(to, 1), plan);
}

export function periodBefore({ from }: Period, plan: SnapshotPlan): Period {
	return periodOf(addDays(from, -1), plan);
}

/**
 * An account's day in a period: the same part of it every year, and spread evenly over accounts by their ids, so that the year's
 * work does not fall on one night. Cheap: asked for tens of thousands of accounts at a time.
 * @param since the day on which the account became active
 * @returns undefined where the account was not active, or began too late in it
 */
export function slotIn(
	period: Period,
	account: { readonly id: string; readonly since: Day; readonly plan: SnapshotPlan },
): Slot | undefined {
	const { id, since, plan } = account;
	if (since > period.to) return undefined;
	const begins = since > period.from;
	const months = preferredIn(period, plan.months);
	if (begins && daysBetween(since, period.to) + 1 < LEAST_DAYS) return undefined;
	const left = begins ? months.map((part) => partFrom(part, since)) : months;
	// Its months may all be over when it starts: then it is documented in what is left of the period, not a year later.
	const parts = left.some(({ length }) => length > 0)
		? left
		: preferredIn(period, []).map((part) => partFrom(part, since));
	let days = 0;
	for (const { length } of parts) days += length;
	const day = dayAt(parts, Math.floor(partOf(id) * days));
	const lead = addDays(day, -LEAD_DAYS[plan.cadence]);
	if (lead < period.from) return { day, countsFrom: period.from };
	return { day, countsFrom: lead };
}

/** Days that follow one another. */
interface Run {
	readonly first: Day;
	readonly length: number;
}

/** The months of a period that are preferred; all where it has none of them. Each period is worked out once. */
function preferredIn(period: Period, wanted: readonly number[]): readonly Run[] {
	const key = wanted.length === 0 ? '' : wanted.join();
	const ofPeriod = runs.get(period) ?? new Map<string, readonly Run[]>();
	runs.set(period, ofPeriod);
	const known = ofPeriod.get(key);
	if (known) return known;
	const all: (Run & { readonly month: number })[] = [];
	for (let month = monthOf(period.from); month <= monthOf(period.to); month++) {
		const first = dayOf(yearOf(period.from), month, 1);
		// Nothing falls on a leap day: the day that it adds would move an account's day, from one preferred month into another that may lie half a year from it.
		const length = month === 2 ? FEBRUARY : daysBetween(first, dayOf(yearOf(period.from), month + 1, 1));
		all.push({ first, month, length });
	}
	const preferred = all.filter(({ month }) => wanted.includes(month));
	const found = preferred.length > 0 ? preferred : all;
	ofPeriod.set(key, found);
	return found;
}

const runs = new WeakMap<Period, Map<string, readonly Run[]>>();

function partFrom({ first, length }: Run, since: Day): Run {
	const gone = Math.max(0, daysBetween(first, since));
	return gone >= length ? { first, length: 0 } : { first: addDays(first, gone), length: length - gone };
}

function dayAt(parts: readonly Run[], at: number): Day {
	let left = at;
	for (const { first, length } of parts) {
		if (left < length) return addDays(first, left);
		left -= length;
	}
	throw new RangeError(`no day ${at}`);
}
