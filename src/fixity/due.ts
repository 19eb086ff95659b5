import { type FixityCheck, type FixityOutcome, isWithoutRenewals, LOST_OUTCOMES } from '../records/fixity.ts';
import { partOf } from '../records/part-of.ts';

/** What of a filed bundle decides when its bytes are read again. */
export interface StoredBundle {
	readonly bundleId: string;
	/** Its bytes were read back when it was filed: that counts as a check. */
	readonly filedAt: string;
	/** Absent where it has not been checked since. */
	readonly last?: Pick<FixityCheck, 'at' | 'outcome' | 'detail'>;
}

/** When the next check is due: at once where that has passed. Milliseconds since 1970. */
export interface CheckDue {
	readonly at: number;
	readonly isDue: boolean;
}

const DAY_MS = 86_400_000;
/** Clocks of two machines over one catalogue differ, and a run reads the clock once as it begins: less is no clock that was wrong. */
const AHEAD_MS = DAY_MS;
/**
 * What could not be read is tried again the next night, and so is what is lost: its last check would say that it is whole again, had nothing been in the way of restoring it, such as a
 * full disk; so are renewals of a time stamp that are gone or damaged. Half a day, since a night's run may come to it some hours after it began, and the next
 * one asks as it begins. What else is not as it should be is looked at weekly.
 */
const AGAIN_MS = { nextNight: DAY_MS / 2, wanting: 7 * DAY_MS } as const;
const NEXT_NIGHT: ReadonlySet<FixityOutcome> = new Set([...LOST_OUTCOMES, 'unreadable']);

/**
 * When a stored bundle is read again. Each has moments of its own, one in each period, the same part of it for ever and taken from its id:
 * so the reading is spread evenly over the period, also of a thousand bundles that were filed in one night. It is due when the last check lies before
 * the last of its moments that has passed: nights that were missed change nothing but that it is overdue, and two checks are never further apart than the
 * period and what the night is late. Pure.
 * @param periodMs how often every bundle is to be read, milliseconds
 */
export function checkDue({ bundleId, filedAt, last }: StoredBundle, periodMs: number, now: number): CheckDue {
	const read = Date.parse(last?.at ?? filedAt);
	// By a clock that was ahead: nobody knows when it was read, and waiting for that day would be to leave it unread for years.
	if (read > now + AHEAD_MS) return { at: now, isDue: true };
	const moment = momentBefore(now, bundleId, periodMs);
	const regular = read < moment ? moment : moment + periodMs;
	if (last === undefined || last.outcome === 'intact') return { at: regular, isDue: regular <= now };
	const isNextNight = NEXT_NIGHT.has(last.outcome) || isWithoutRenewals(last);
	const again = read + (isNextNight ? AGAIN_MS.nextNight : AGAIN_MS.wanting);
	// What nobody could read has not been checked, whatever its moments are.
	const at = last.outcome === 'unreadable' ? again : Math.min(again, regular);
	return { at, isDue: at <= now };
}

/** Those that are due, the one whose last check is oldest first. */
export function dueForCheck<T extends StoredBundle>(
	all: readonly T[],
	periodMs: number,
	now: number,
): readonly T[] {
	const due = all.filter((stored) => checkDue(stored, periodMs, now).isDue);
	return oldestFirst(due, now);
}

/**
 * By their last checks; one that has had none by when it was filed. What a clock that was ahead has dated comes first: nobody knows when it was read.
 * @param now milliseconds since 1970; absent where nothing lies ahead of it
 */
export function oldestFirst<T extends StoredBundle>(all: readonly T[], now = Infinity): readonly T[] {
	const read = (stored: T) => (Date.parse(lastRead(stored)) > now + AHEAD_MS ? '' : lastRead(stored));
	return all.toSorted((a, b) => byText(read(a), read(b)) || byText(a.bundleId, b.bundleId));
}

/** Those whose last check lies further back than the period, which a run that is too short leaves behind, or ahead of the clock. */
export function isOverdue({ filedAt, last }: StoredBundle, periodMs: number, now: number): boolean {
	const read = Date.parse(last?.at ?? filedAt);
	return read < now - periodMs || read > now + AHEAD_MS;
}

function lastRead({ filedAt, last }: StoredBundle): string {
	return last?.at ?? filedAt;
}

function byText(a: string, b: string): number {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}

/** The bundle's last moment that has come. */
function momentBefore(now: number, id: string, periodMs: number): number {
	const phase = Math.floor(partOf(id) * periodMs);
	return Math.floor((now - phase) / periodMs) * periodMs + phase;
}
