import { partOf } from '../../records/part-of.ts';

/** What of an account decides when it is looked at. Times are milliseconds since 1970. */
export interface WatchHistory {
	readonly id: string;
	/** Absent where it has never been looked at. */
	readonly lastLook?: number;
	/** Looks in a row that did not see it. */
	readonly failures: number;
	/** How often at least, where a crisis asks for more than every day. */
	readonly crisisEveryMs?: number;
}

/** When the next look is due: at once where that has passed. */
export interface LookDue {
	readonly at: number;
	readonly isDue: boolean;
}

const DAY_MS = 86_400_000;
/** An account that was not seen once is looked at again before anybody is told. */
const AGAIN_MS = 3_600_000;

/**
 * When an account is looked at: once in each of its own days, which begin at a time of day of its own, so that a thousand accounts
 * are spread over it. It follows from the last look alone: a clock that stood still for a week leaves one look due, not seven, and one that ticks
 * late moves no later look. So two looks are never further apart than the time asked for and what the clock is late. Pure.
 */
export function lookDue(history: WatchHistory, now: number): LookDue {
	const { id, lastLook, failures } = history;
	if (lastLook === undefined) return { at: now, isDue: true };
	const everyMs = Math.min(history.crisisEveryMs ?? DAY_MS, DAY_MS);
	const slot = slotBefore(now, id, everyMs);
	// Since the first of its moments that was missed, so that one that has waited for days is not told as just due.
	if (lastLook < slot) return { at: slotBefore(lastLook, id, everyMs) + everyMs, isDue: true };
	const again = failures === 1 ? lastLook + AGAIN_MS : Number.POSITIVE_INFINITY;
	const at = Math.min(slot + everyMs, again);
	return { at, isDue: at <= now };
}

/** The account's last moment that has come, of those that are so far apart. */
function slotBefore(now: number, id: string, everyMs: number): number {
	const phase = Math.floor(partOf(id) * everyMs);
	return Math.floor((now - phase) / everyMs) * everyMs + phase;
}
