import type { SeenAnnouncement } from '../../office/watch.ts';
import type { Office } from '../../office.ts';
import { addDays, type Day, daysBetween } from '../../records/day.ts';
import { localDate } from '../../records/local-date.ts';
import { documenting } from '../../records/occasions/announced.ts';
import type { RegisteredAccount } from '../../records/register/registered.ts';

/** A change is seen a while after its day where the account could not be seen, and before it where somebody was early. */
const DAYS_AFTER = 14;
const DAYS_BEFORE = 30;
/** A name, a picture and a cover may change one after the other; what comes later than that is another change. */
const DAYS_OF_ONE = 2;

/**
 * The announced change that a look has seen: the one of the account that is nearest to the day of the look. What a person announced is in
 * their own words, so that only its day says whether it is the one; and it is of one change: one
 * that a look has seen already covers what comes in the days after it, unless a fresh one is there. Undefined where nobody has announced any.
 * @param at when the look was
 */
export async function announcedChange(
	{ occasions, catalogue, config }: Office,
	account: RegisteredAccount,
	at: Date,
): Promise<SeenAnnouncement | undefined> {
	const seenOn = localDate(at, config.TIMEZONE);
	const from = addDays(seenOn, -DAYS_AFTER);
	const until = addDays(seenOn, DAYS_BEFORE);
	const used = await seenBefore(catalogue, account.id, config.TIMEZONE);
	const near = (await occasions.changes({ accountId: account.id, from })).filter(
		({ id, on }) => on <= until && daysBetween(used.get(id) ?? seenOn, seenOn) <= DAYS_OF_ONE,
	);
	const away = (on: string) => Math.abs(daysBetween(seenOn, on));
	const isUsed = (id: string) => Number(used.has(id));
	const [nearest] = near.toSorted((a, b) => isUsed(a.id) - isUsed(b.id) || away(a.on) - away(b.on));
	if (!nearest) return undefined;
	const { id, on, what, announcedAt } = nearest;
	const [happened = on] = [on, seenOn].toSorted();
	const taken = await occasions.taken(account.id);
	return {
		...{ id, on, what, seenOn },
		isDocumented:
			documenting(happened, account.level, taken) !== undefined ||
			// Who announced it said that it was to come: what was taken by then shows the account as it was, also of the same day.
			documenting(
				addDays(happened, 1),
				account.level,
				taken.filter(({ capturedAt }) => capturedAt <= announcedAt),
			) !== undefined,
	};
}

/** The day on which a look first saw the change of an announcement, by its id. */
async function seenBefore(
	{ events }: Office['catalogue'],
	accountId: string,
	timeZone: string,
): Promise<ReadonlyMap<string, Day>> {
	const first = new Map<string, Day>();
	for (const { at, data } of await events({ subject: accountId, kinds: ['change-detected'] })) {
		const { announcement } = data as { readonly announcement?: { readonly id?: string } };
		const id = announcement?.id;
		if (id !== undefined && !first.has(id)) first.set(id, localDate(new Date(at), timeZone));
	}
	return first;
}
