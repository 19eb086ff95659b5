import { type Day, dayOf, monthOf, yearOf } from '../records/day.ts';
import type { AccountHistory } from '../records/occasions/history.ts';

/** The day on which it is asked next whether an account's purpose holds: a year after it became active or was last answered. */
export function purposeDue({ since, purposeOn }: Pick<AccountHistory, 'since' | 'purposeOn'>): Day {
	const last = purposeOn !== undefined && purposeOn > since ? purposeOn : since;
	const next = dayOf(yearOf(last) + 1, monthOf(last), Number(last.slice(8, 10)));
	// The day after 28 February where the year has no 29th: a whole year has then gone.
	return next;
}
