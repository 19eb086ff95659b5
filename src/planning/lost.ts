import type { Day } from '../records/day.ts';
import { LEVELS, type Level } from '../records/occasion.ts';
import { type ChangeHistory, documenting } from '../records/occasions/announced.ts';
import type { AccountHistory, TakenSnapshot } from '../records/occasions/history.ts';

/** A snapshot that counted, and whose bundle is spoilt or gone for good: what it documented is due again. */
export interface LostSnapshot {
	readonly bundle: string;
	/** The day of its capture. */
	readonly on: Day;
}

/**
 * An account's history without the snapshots that are lost: what they documented is not documented any more. Pure.
 * @param taken all that was filed of it @param lost ids of bundles that are spoilt or gone, and that no copy can bring back
 */
export function historyWithout(
	account: AccountHistory,
	taken: readonly TakenSnapshot[],
	lost: ReadonlySet<string>,
): AccountHistory {
	const counting = taken.filter((one) => counts(one, account.level));
	const last = (outcome: TakenSnapshot['outcome'], isLost: boolean) =>
		counting
			.filter((one) => one.outcome === outcome && lost.has(one.bundleId) === isLost)
			.reduce<TakenSnapshot | undefined>((a, b) => (a && a.capturedOn >= b.capturedOn ? a : b), undefined);
	const gone = last('complete', true);
	const lastComplete = last('complete', false)?.capturedOn;
	const isMissed = gone !== undefined && (lastComplete === undefined || lastComplete < gone.capturedOn);
	return {
		...account,
		...{ lastComplete, lastPartial: last('partial', false)?.capturedOn },
		...(isMissed ? { lost: { bundle: gone.bundleId, on: gone.capturedOn } } : {}),
	};
}

/** An announced change as it stands without the snapshots that are lost. Pure. @param taken as `historyWithout`, the newest first */
export function changeWithout(
	change: ChangeHistory,
	level: Level,
	taken: readonly TakenSnapshot[],
	lost: ReadonlySet<string>,
): ChangeHistory {
	const was = documenting(change.on, level, taken);
	if (was === undefined || !lost.has(was.bundleId)) return change;
	const { documentedOn: _, ...rest } = change;
	const still = documenting(
		change.on,
		level,
		taken.filter(({ bundleId }) => !lost.has(bundleId)),
	);
	if (still) return { ...rest, documentedOn: still.capturedOn };
	return { ...rest, lost: { bundle: was.bundleId, on: was.capturedOn } };
}

/** What documents an account: all of it, at its level or above. */
function counts({ occasion, isWhole, level }: TakenSnapshot, wanted: Level): boolean {
	return occasion !== 'removal' && isWhole && LEVELS.indexOf(level) >= LEVELS.indexOf(wanted);
}
