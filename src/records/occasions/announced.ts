import { addDays, type Day } from '../day.ts';
import { LEVELS, type Level } from '../occasion.ts';
import type { TakenSnapshot } from './history.ts';

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
	/** What documented it, and is spoilt or gone for good. */
	readonly lost?: { readonly bundle: string; readonly on: Day };
}

/** How long before a change a snapshot still shows the account as it was. */
export const DOCUMENTS_DAYS = 14;

/** What documents a change that happens on a day: the last complete snapshot before it, whole and at the level or above. @param taken the newest first */
export function documenting(
	on: Day,
	level: Level,
	taken: readonly TakenSnapshot[],
): TakenSnapshot | undefined {
	return before(on, level, taken).find(({ outcome }) => outcome === 'complete');
}

/** The last partial one that was taken where a complete one would document it. */
export function partlyDocumenting(
	on: Day,
	level: Level,
	taken: readonly TakenSnapshot[],
): TakenSnapshot | undefined {
	return before(on, level, taken).find(({ outcome }) => outcome === 'partial');
}

function before(on: Day, wanted: Level, taken: readonly TakenSnapshot[]): readonly TakenSnapshot[] {
	const from = addDays(on, -DOCUMENTS_DAYS);
	return taken.filter(
		({ capturedOn, occasion, isWhole, level }) =>
			capturedOn < on &&
			capturedOn >= from &&
			occasion !== 'removal' &&
			isWhole &&
			LEVELS.indexOf(level) >= LEVELS.indexOf(wanted),
	);
}
