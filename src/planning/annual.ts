import type { SnapshotPlan } from '../records/cadence.ts';
import { addDays, type Day } from '../records/day.ts';
import { type Period, periodAfter, periodBefore, periodOf, type Slot, slotIn } from './calendar.ts';

/** What of an account's history decides when its regular snapshot is due. */
export interface AnnualHistory {
	readonly id: string;
	/** The day on which it became active. */
	readonly since: Day;
	readonly plan: SnapshotPlan;
	/** The day of its last complete snapshot at its level or above, whatever its occasion. */
	readonly lastComplete?: Day | undefined;
	/** The day of the last one at its level that was filed as partial. */
	readonly lastPartial?: Day | undefined;
}

/** When a regular snapshot is due, and whether it is by now. */
export interface AnnualDue {
	readonly on: Day;
	readonly isDue: boolean;
	/** It was taken, and is partial: it is tried again on this day. */
	readonly again?: Day;
}

/** A partial snapshot is tried again after so many days: what keeps it partial is seldom gone the next night. */
const AGAIN_DAYS = 30;

/**
 * When the regular snapshot of an active account is due, from its history alone: a night that was missed changes nothing but
 * that it is overdue. What came before the last day that has passed is the yearly report's, since it cannot be mended.
 */
export function annualDue(account: AnnualHistory, today: Day): AnnualDue | undefined {
	const passed = lastSlot(account, today);
	if (passed && !isTaken(account, passed)) return due(account, passed);
	let period = periodOf(today > account.since ? today : account.since, account.plan);
	// One may be taken already, before its day.
	for (let tries = 0; tries < 3; tries++, period = periodAfter(period, account.plan)) {
		const slot = slotIn(period, account);
		if (slot && slot.day > today && !isTaken(account, slot)) return due(account, slot, today);
	}
	return undefined;
}

function due({ lastPartial }: AnnualHistory, { day, countsFrom }: Slot, today?: Day): AnnualDue {
	const isDue = today === undefined;
	if (lastPartial === undefined || lastPartial < countsFrom) return { on: day, isDue };
	return { on: day, isDue, again: addDays(lastPartial, AGAIN_DAYS) };
}

/** The last of its days that is not to come. */
function lastSlot(account: AnnualHistory, today: Day): Slot | undefined {
	let period: Period = periodOf(today, account.plan);
	for (let back = 0; back < 3; back++, period = periodBefore(period, account.plan)) {
		const slot = slotIn(period, account);
		if (slot && slot.day <= today) return slot;
	}
	return undefined;
}

function isTaken({ lastComplete }: AnnualHistory, { countsFrom }: Slot): boolean {
	return lastComplete !== undefined && lastComplete >= countsFrom;
}
