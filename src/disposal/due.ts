import { addDays, type Day, dayOf, monthOf, yearOf } from '../records/day.ts';
import { type Retention, retentionIn } from '../records/register/retention.ts';

/** What a plan row's words come to for what was filed under it. */
export type DisposalRule =
	| { readonly kind: 'preserved' }
	/** No plan is decided: the marked row stands in for one, and nothing is disposed of by it. */
	| { readonly kind: 'undecided' }
	/** After a time from the capture. */
	| { readonly kind: 'timed'; readonly retention: Timed }
	/** When it is no longer needed (vid inaktualitet): somebody has to say that it is. */
	| { readonly kind: 'unneeded' }
	/** After a time from something that the program knows nothing of, in the plan's words. */
	| { readonly kind: 'from'; readonly from: string }
	/** The words are not understood, and nothing is guessed. */
	| { readonly kind: 'unread' };

type Timed = Extract<Retention, { kind: 'dispose' }> & { readonly after: string };

/** @param words of the plan row @param isDefault of the marked row that stands in where no plan was decided */
export function disposalRule(words: string, isDefault: boolean): DisposalRule {
	if (isDefault) return { kind: 'undecided' };
	const retention = retentionIn(words);
	if (!retention) return { kind: 'unread' };
	if (retention.kind === 'preserve') return { kind: 'preserved' };
	const { after, from } = retention;
	if (from !== undefined) return { kind: 'from', from };
	if (after === undefined) return { kind: 'unneeded' };
	return { kind: 'timed', retention: { ...retention, after } };
}

/**
 * The first day that what was captured on a day may be disposed of. Where a calendar lacks the day (29 February) it is the one after, never before.
 * @throws RangeError for a duration of no form that `retentionIn` gives
 */
export function disposedFrom(capturedOn: Day, { after, calendarYears }: Timed): Day {
	const [, count = '', unit] = /^P(?:T(?=\d+H))?(\d+)([YMWDH])$/.exec(after) ?? [];
	const n = Number(count);
	const [year, month, date] = [yearOf(capturedOn), monthOf(capturedOn), Number(capturedOn.slice(8))];
	switch (unit) {
		case 'Y':
			return calendarYears ? dayOf(year + n + 1, 1, 1) : dayOf(year + n, month, date);
		case 'M':
			return inMonths(capturedOn, n);
		case 'W':
			return addDays(capturedOn, 7 * n);
		case 'D':
			return addDays(capturedOn, n);
		case 'H':
			// A capture's hour is no matter of a plan: the day after the one that it ends on.
			return addDays(capturedOn, Math.ceil(n / 24) + 1);
		default:
			throw new RangeError(`not a duration of a plan: ${after}`);
	}
}

/** The last day of capture of what may be disposed of on a day. */
export function capturedUntil(today: Day, retention: Timed): Day {
	// Nothing is due before it was captured, and what was captured later is never due earlier: the day is halved towards.
	let [due, notDue] = [0, 1];
	const isDue = (daysAgo: number) => disposedFrom(addDays(today, -daysAgo), retention) <= today;
	while (!isDue(notDue - 1)) [due, notDue] = [notDue, notDue * 2];
	let [low, high] = [due, notDue - 1];
	while (low < high) {
		const middle = Math.floor((low + high) / 2);
		if (isDue(middle)) high = middle;
		else low = middle + 1;
	}
	return addDays(today, -low);
}

function inMonths(from: Day, months: number): Day {
	const [year, month] = [yearOf(from), monthOf(from) + months];
	const last = Number(dayOf(year, month + 1, 0).slice(8));
	const date = Number(from.slice(8));
	return date <= last ? dayOf(year, month, date) : dayOf(year, month + 1, 1);
}
