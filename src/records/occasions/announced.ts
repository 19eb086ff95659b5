import type { Day } from '../day.ts';

/** A major change of an account that is to come: a new name, a merger. It is documented before it. */
export interface AnnouncedChange {
	readonly id: string;
	readonly accountId: string;
	/** The day on which it happens. */
	readonly on: Day;
	/** What changes, in the person's own words. */
	readonly what: string;
	readonly announcedBy: string;
	/** ISO 8601 in UTC. */
	readonly announcedAt: string;
	readonly withdrawn?: { readonly at: string; readonly by: string; readonly reason: string };
}

/** An announced change with what was taken around it, at the account's level or above and whole. */
export interface ChangeHistory extends AnnouncedChange {
	/** The last day before it, at most `DOCUMENTS_DAYS` before, on which a complete snapshot was taken. */
	readonly documentedOn?: Day;
	/** The first day from it on. */
	readonly takenAfter?: Day;
}

/** How long before a change a snapshot still shows the account as it was. */
export const DOCUMENTS_DAYS = 14;
