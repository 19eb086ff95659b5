import { addDays, type Day } from '../records/day.ts';

/** What has come of the tries so far. */
interface Tries {
	/** Attempts that failed since something was filed. */
	readonly failures: number;
	readonly failedOn?: Day | undefined;
	/** One came out partial, and is not tried again before this day. */
	readonly partialUntil?: Day | undefined;
}

/** Longest rest after failures, days. */
const MOST_REST_DAYS = 30;

/**
 * Until when what was tried in vain rests: after the first failure a day, then twice as long each time, up to a month, since a login wall
 * that stood yesterday stands today too and each try leaves its evidence. Nothing where it may be tried now.
 * @param mostDays longest rest; for what cannot wait
 */
export function restsUntil(
	{ failures, failedOn, partialUntil }: Tries,
	today: Day,
	mostDays: number = MOST_REST_DAYS,
): { readonly rests: Day; readonly restsFor: 'partial' | 'failed' } | Record<string, never> {
	const failedUntil =
		failures > 0 && failedOn !== undefined
			? addDays(failedOn, Math.min(mostDays, 2 ** Math.min(failures - 1, 10)))
			: undefined;
	if (failedUntil !== undefined && failedUntil > today && failedUntil >= (partialUntil ?? ''))
		return { rests: failedUntil, restsFor: 'failed' };
	return partialUntil !== undefined && partialUntil > today
		? { rests: partialUntil, restsFor: 'partial' }
		: {};
}
