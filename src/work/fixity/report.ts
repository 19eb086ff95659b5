import { checkDue, isOverdue, oldestFirst } from '../../fixity/due.ts';
import type { FixityState } from '../../office/fixity.ts';
import type { Office } from '../../office.ts';
import { type FixityOutcome, isOfRenewals } from '../../records/fixity.ts';
import { type FoundBundle, foundBundle } from '../find-bundles.ts';
import { type FixityGroup, groupsOf } from './groups.ts';
import { isOwed } from './owed.ts';

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
	/** How many were ever brought back from the second store. */
	readonly restored: number;
	/** Name of the second store, and how many bundles have no whole copy there; null where none is set up. */
	readonly second: { readonly store: string; readonly owed: number } | null;
	/** By store, unit and year of capture. */
	readonly groups: readonly FixityGroup[];
	/** Not as they should be, the latest check first. */
	readonly wanting: readonly FoundBundle[];
}

export interface FixityReportWish {
	/** Ids of the units whose bundles it is about; all where absent. */
	readonly unitIds?: readonly string[];
	/** So many of those that are not as they should be, at most; all where absent. */
	readonly most?: number;
}

/** Sums up the last checks. */
export async function fixityReport(
	office: Office,
	{ unitIds, most }: FixityReportWish = {},
): Promise<FixityReport> {
	const now = office.clock.now().getTime();
	const { FIXITY_DAYS: days } = office.config;
	const store = office.secondStore?.name;
	const outcomes: Partial<Record<FixityOutcome, number>> = {};
	const sums = { bundles: 0, bytes: 0, unchecked: 0, due: 0, overdue: 0, restored: 0 };
	const mended = await office.mends.list();
	const restored = new Set(
		mended.flatMap((m) => (m.kind === 'restore' && !isOfRenewals(m) ? [m.bundleId] : [])),
	);
	const groups = groupsOf({ second: store, periodMs: days * DAY_MS, now, restored });
	let oldest: string | undefined;
	let owed = 0;
	const found: FixityState[] = [];
	const add = (state: FixityState) => {
		const { last, bytes, filedAt, copy } = state;
		const read = last?.at ?? filedAt;
		groups.add(state);
		sums.bundles++;
		sums.bytes += bytes;
		if (last) outcomes[last.outcome] = (outcomes[last.outcome] ?? 0) + 1;
		else sums.unchecked++;
		if (checkDue(state, days * DAY_MS, now).isDue) sums.due++;
		if (isOverdue(state, days * DAY_MS, now)) sums.overdue++;
		if (restored.has(state.bundleId)) sums.restored++;
		if (isOwed(copy)) owed++;
		if (oldest === undefined || read < oldest) oldest = read;
		if (last && last.outcome !== 'intact') found.push(state);
	};
	for (const unitId of unitIds ?? [undefined])
		for await (const states of office.fixity.states(unitId)) for (const state of states) add(state);
	return {
		...sums,
		...{ days, outcomes, wanting: await bundlesOf(office, oldestFirst(found).toReversed().slice(0, most)) },
		second: store === undefined ? null : { store, owed },
		groups: await groups.named(office),
		...(oldest === undefined ? {} : { oldest }),
	};
}

async function bundlesOf(office: Office, states: readonly FixityState[]): Promise<readonly FoundBundle[]> {
	const bundles: FoundBundle[] = [];
	for (const { bundleId } of states) {
		const filing = await office.catalogue.filing(bundleId);
		if (filing) bundles.push(await foundBundle(office, filing));
	}
	return bundles;
}
