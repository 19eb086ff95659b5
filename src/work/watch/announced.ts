import type { SeenAnnouncement } from '../../office/watch.ts';
import type { Office } from '../../office.ts';
import { addDays, daysBetween } from '../../records/day.ts';
import { localDate } from '../../records/local-date.ts';
import { documenting } from '../../records/occasions/announced.ts';
import type { RegisteredAccount } from '../../records/register/registered.ts';

/** A change is seen a while after its day where the account could not be seen, and before it where somebody was early. */
const DAYS_AFTER = 14;
const DAYS_BEFORE = 30;

/**
 * The announced change that a look has seen: the one of the account that is nearest to the day of the look. What a person announced is in
 * their own words, so that only its day says whether it is the one. Undefined where nobody has announced any.
 * @param at when the look was
 */
export async function announcedChange(
	{ occasions, config }: Office,
	account: RegisteredAccount,
	at: Date,
): Promise<SeenAnnouncement | undefined> {
	const seenOn = localDate(at, config.TIMEZONE);
	const from = addDays(seenOn, -DAYS_AFTER);
	const until = addDays(seenOn, DAYS_BEFORE);
	const near = (await occasions.changes({ accountId: account.id, from })).filter(({ on }) => on <= until);
	const away = (on: string) => Math.abs(daysBetween(seenOn, on));
	const [nearest] = near.toSorted((a, b) => away(a.on) - away(b.on));
	if (!nearest) return undefined;
	const { id, on, what } = nearest;
	const [happened = on] = [on, seenOn].toSorted();
	const taken = await occasions.taken(account.id);
	return {
		...{ id, on, what, seenOn },
		isDocumented: documenting(happened, account.level, taken) !== undefined,
	};
}
