import { addDays, type Day, daysBetween } from '../records/day.ts';
import { PRESSING_DAYS } from '../records/occasion.ts';
import { type ChangeHistory, DOCUMENTS_DAYS } from '../records/occasions/announced.ts';

/** How an announced change stands. A `missed` one happened without a snapshot before it, and stays so. */
export const CHANGE_STATES = ['withdrawn', 'documented', 'missed', 'urgent', 'due', 'coming'] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];

/** What was missed is told among what is due for so long; the list of changes tells it for ever. */
const TOLD_DAYS = 30;

/**
 * Documented by a complete snapshot at most two weeks before it; due from then on, urgent in the last days, and missed on the day itself:
 * a snapshot of that day may show the account before the change or after it.
 */
export function changeState({ on, withdrawn, documentedOn }: ChangeHistory, today: Day): ChangeState {
	if (withdrawn) return 'withdrawn';
	if (documentedOn !== undefined) return 'documented';
	const left = daysBetween(today, on);
	if (left <= 0) return 'missed';
	if (left <= PRESSING_DAYS) return 'urgent';
	return left <= DOCUMENTS_DAYS ? 'due' : 'coming';
}

/** By which day its snapshot is to be taken, and how that presses; undefined where nothing is to be told until `until`. */
export function changeDue(
	change: ChangeHistory,
	today: Day,
	until: Day,
): { readonly on: Day; readonly urgency: 'missed' | 'urgent' | 'due' | 'coming' } | undefined {
	const urgency = changeState(change, today);
	if (urgency === 'withdrawn' || urgency === 'documented') return undefined;
	const isOld =
		urgency === 'missed' && (change.takenAfter !== undefined || change.on < addDays(today, -TOLD_DAYS));
	if (isOld || (urgency === 'coming' && addDays(change.on, -DOCUMENTS_DAYS) > until)) return undefined;
	return { on: addDays(change.on, -1), urgency };
}

/** The first day of which changes are asked for what is due. */
export function changesFrom(today: Day): Day {
	return addDays(today, -TOLD_DAYS);
}
