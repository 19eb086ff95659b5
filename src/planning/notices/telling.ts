import {
	NOTICE_KINDS,
	type Notice,
	type NoticeKind,
	type StandingNotice,
	URGENT_NOTICES,
	type Way,
} from '../../records/notices/notice.ts';

/** A way that is set up. */
export interface OpenWay {
	readonly way: Way;
	/** Units that were written to by it today already, and are told anew only of what is urgent. */
	readonly spent: ReadonlySet<string>;
	/** Units that it leads to. */
	leadsTo(unitId: string): boolean;
}

/** One digest to write. */
export interface PlannedLetter {
	readonly way: Way;
	readonly unitId: string;
	readonly isUrgent: boolean;
	/** What presses most first. */
	readonly notices: readonly Notice[];
}

export interface Telling {
	/** Wanted, and not standing yet. */
	readonly begun: readonly Notice[];
	/** Standing, and not wanted any more: what begins again after that is told anew. */
	readonly ended: readonly StandingNotice[];
	readonly letters: readonly PlannedLetter[];
}

/**
 * What to write to whom, from what is wanted and what has been told. Each notice goes once by each way. A unit is written to once a day by a way,
 * and at once where something is urgent; whatever else there is to tell goes with it.
 * @param unseen kinds of which nothing could be seen this time: what stands of them goes on standing
 */
export function planTelling(
	wanted: readonly Notice[],
	standing: readonly StandingNotice[],
	ways: readonly OpenWay[],
	unseen: readonly NoticeKind[] = [],
): Telling {
	const known = new Map(standing.map((notice) => [notice.key, notice]));
	const keys = new Set(wanted.map(({ key }) => key));
	const letters: PlannedLetter[] = [];
	for (const { way, spent, leadsTo } of ways) {
		const untold = wanted.filter(({ key }) => !known.get(key)?.told.includes(way));
		for (const [unitId, notices] of Map.groupBy(untold, (notice) => notice.unitId)) {
			const isUrgent = notices.some(({ kind }) => URGENT_NOTICES.includes(kind));
			if (!leadsTo(unitId) || (spent.has(unitId) && !isUrgent)) continue;
			letters.push({ way, unitId, isUrgent, notices: notices.toSorted(byWeight) });
		}
	}
	return {
		begun: wanted.filter(({ key }) => !known.has(key)),
		ended: standing.filter(({ key, kind }) => !keys.has(key) && !unseen.includes(kind)),
		letters,
	};
}

function byWeight(a: Notice, b: Notice): number {
	return (
		NOTICE_KINDS.indexOf(a.kind) - NOTICE_KINDS.indexOf(b.kind) ||
		compare(a.on ?? '', b.on ?? '') ||
		compare(a.key, b.key)
	);
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

const FIRST_REST_MS = 300_000;
const MOST_REST_MS = 21_600_000;

/**
 * When a letter that did not arrive is tried again: after five minutes, then twice as long each time, up to six hours, for ever.
 * @param tries how often it has been tried in vain, from 1
 */
export function nextTry(tries: number, now: Date): Date {
	return new Date(now.getTime() + Math.min(MOST_REST_MS, FIRST_REST_MS * 2 ** Math.min(tries - 1, 20)));
}
