import { addDays, type Day, daysBetween } from '../records/day.ts';
import { type Closing, countsFromDay } from '../records/occasions/closing.ts';
import type { AccountHistory } from '../records/occasions/history.ts';

/** An account that waits for its closure snapshot for longer may be gone from its platform. */
const URGENT_DAYS = 7;
/** A partial closure snapshot is tried again after so many days. */
const AGAIN_DAYS = 7;

/** From which day the closure snapshot is due, and how that presses. */
export function closureDue(
	closing: Pick<Closing, 'lastContent'>,
	{ lastPartial }: Pick<AccountHistory, 'lastPartial'>,
	dayOf: (instant: string) => Day,
	today: Day,
): { readonly on: Day; readonly urgency: 'urgent' | 'due' | 'coming'; readonly partialUntil?: Day } {
	const on = countsFromDay(closing.lastContent, dayOf, (day) => addDays(day, 1));
	if (on > today) return { on, urgency: 'coming' };
	const tried = lastPartial !== undefined && lastPartial >= on;
	return {
		on,
		urgency: daysBetween(on, today) > URGENT_DAYS ? 'urgent' : 'due',
		...(tried ? { partialUntil: addDays(lastPartial, AGAIN_DAYS) } : {}),
	};
}
