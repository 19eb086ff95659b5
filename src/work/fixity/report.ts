import { checkDue, isOverdue } from '../../fixity/due.ts';
import type { FixityState } from '../../office/fixity.ts';
import type { Office } from '../../office.ts';
import type { FixityOutcome } from '../../records/fixity.ts';
import { type FoundBundle, foundBundle } from '../find-bundles.ts';

const DAY_MS = 86_400_000;

/** How the stored bundles are, as far as the last check of each knows. */
export interface FixityReport {
	readonly bundles: number;
	readonly bytes: number;
	/** How often each is to be read, days. */
	readonly days: number;
	/** By the last check of each; bundles that have had none are in `unchecked`. */
	readonly outcomes: Readonly<Partial<Record<FixityOutcome, number>>>;
	/** Read back when they were filed, and not since. */
	readonly unchecked: number;
	/** Due now. */
	readonly due: number;
	/** Whose last reading lies further back than `days`. */
	readonly overdue: number;
	/** When the one that was read longest ago was read; absent where there are no bundles. */
	readonly oldest?: string;
	/** Not as they should be, the latest check first. */
	readonly wanting: readonly FoundBundle[];
}

/** Sums up the last checks. @param unitId of one unit's bundles; of all where absent */
export async function fixityReport(office: Office, unitId?: string): Promise<FixityReport> {
	const states = await office.fixity.states(unitId);
	const now = office.clock.now().getTime();
	const { FIXITY_DAYS: days } = office.config;
	const outcomes: Partial<Record<FixityOutcome, number>> = {};
	for (const { last } of states) if (last) outcomes[last.outcome] = (outcomes[last.outcome] ?? 0) + 1;
	const wanting: FoundBundle[] = [];
	for (const { bundleId } of wantingStates(states)) {
		const filing = await office.catalogue.filing(bundleId);
		if (filing) wanting.push(await foundBundle(office, filing));
	}
	const reads = states.map(({ last, filedAt }) => last?.at ?? filedAt).sort();
	return {
		bundles: states.length,
		bytes: states.reduce((sum, { bytes }) => sum + bytes, 0),
		...{ days, outcomes },
		unchecked: states.filter(({ last }) => last === undefined).length,
		due: states.filter((state) => checkDue(state, days * DAY_MS, now).isDue).length,
		overdue: states.filter((state) => isOverdue(state, days * DAY_MS, now)).length,
		...(reads[0] === undefined ? {} : { oldest: reads[0] }),
		wanting,
	};
}

function wantingStates(states: readonly FixityState[]): readonly FixityState[] {
	return states
		.filter(({ last }) => last !== undefined && last.outcome !== 'intact')
		.sort((a, b) => ((a.last?.at ?? '') < (b.last?.at ?? '') ? 1 : -1));
}
