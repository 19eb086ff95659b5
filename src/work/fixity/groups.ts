import { isOverdue } from '../../fixity/due.ts';
import type { FixityState } from '../../office/fixity.ts';
import type { Office } from '../../office.ts';
import type { BundleCopy, FixityOutcome } from '../../records/fixity.ts';
import { asStored } from '../copies/check-copies.ts';
import { isOwed } from './owed.ts';

/** How the bundles of one unit and one year are in one store. */
export interface FixityGroup {
	/** The root they were filed under, or the second store's name. */
	readonly store: string;
	readonly isSecond: boolean;
	readonly unit: { readonly id: string; readonly name: string };
	/** Of the capture. */
	readonly year: number;
	readonly bundles: number;
	readonly bytes: number;
	/** When the one read longest ago was read, and the one read last; absent where none lies there. */
	readonly oldest?: string;
	readonly newest?: string;
	readonly overdue: number;
	/** By the last reading; what was only read when it was filed is not in it. */
	readonly outcomes: Readonly<Partial<Record<FixityOutcome, number>>>;
	/** Of these bundles, how many were ever brought back from the second store. */
	readonly restored: number;
	/** Of a second store: bundles without a whole copy there. */
	readonly owed: number;
}

interface Rule {
	/** Name of the second store; undefined where none is set up. */
	readonly second: string | undefined;
	readonly periodMs: number;
	/** Milliseconds since 1970. */
	readonly now: number;
	/** Ids of bundles that were brought back. */
	readonly restored: ReadonlySet<string>;
}

type Changing = { -readonly [K in keyof Omit<FixityGroup, 'unit' | 'outcomes'>]: FixityGroup[K] } & {
	readonly unitId: string;
	/** One of them, by which the unit's name is found. */
	readonly example: string;
	readonly outcomes: Partial<Record<FixityOutcome, number>>;
};

/** Sums bundles up by store, unit and year, one after the other. */
export function groupsOf({ second, periodMs, now, restored }: Rule): {
	add(state: FixityState): void;
	named(office: Office): Promise<readonly FixityGroup[]>;
} {
	const groups = new Map<string, Changing>();
	const group = (store: string, isSecond: boolean, { unitId, year, bundleId: example }: FixityState) => {
		const key = JSON.stringify([isSecond, store, unitId, year]);
		const counts = { bundles: 0, bytes: 0, overdue: 0, restored: 0, owed: 0 };
		const made = groups.get(key) ?? { store, isSecond, unitId, year, example, ...counts, outcomes: {} };
		groups.set(key, made);
		return made;
	};
	const addCopy = (into: Changing, { bundleId, bytes }: FixityState, copy: BundleCopy | undefined) => {
		if (isOwed(copy)) into.owed++;
		if (!copy) return;
		count(into, bytes, copy.checkedAt, copy.outcome);
		if (isOverdue(asStored(bundleId, copy), periodMs, now)) into.overdue++;
	};
	return {
		add: (state) => {
			const own = group(state.root, false, state);
			count(own, state.bytes, state.last?.at ?? state.filedAt, state.last?.outcome);
			if (isOverdue(state, periodMs, now)) own.overdue++;
			if (restored.has(state.bundleId)) own.restored++;
			if (second !== undefined) addCopy(group(second, true, state), state, state.copy);
		},
		named: async (office) => {
			const names = new Map<string, string>();
			for (const { unitId, example } of groups.values())
				if (!names.has(unitId)) names.set(unitId, await unitName(office, example));
			return [...groups.values()]
				.map(({ unitId, example: _, ...rest }) => ({
					...rest,
					unit: { id: unitId, name: names.get(unitId) ?? '' },
				}))
				.sort(
					(a, b) =>
						Number(a.isSecond) - Number(b.isSecond) ||
						a.store.localeCompare(b.store, 'sv') ||
						a.unit.name.localeCompare(b.unit.name, 'sv') ||
						a.year - b.year,
				);
		},
	};
}

function count(into: Changing, bytes: number, read: string, outcome: FixityOutcome | undefined): void {
	into.bundles++;
	into.bytes += bytes;
	if (into.oldest === undefined || read < into.oldest) into.oldest = read;
	if (into.newest === undefined || read > into.newest) into.newest = read;
	if (outcome) into.outcomes[outcome] = (into.outcomes[outcome] ?? 0) + 1;
}

async function unitName({ catalogue }: Office, bundleId: string): Promise<string> {
	const filing = await catalogue.filing(bundleId);
	return filing ? (await catalogue.filedUnder(filing)).unit.name : '';
}
