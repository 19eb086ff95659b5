/** How often an account is documented without anybody asking for it. The guideline asks for once a year at least. */
export const CADENCES = ['yearly', 'half-yearly'] as const;
export type Cadence = (typeof CADENCES)[number];

/** When the regular snapshots of an account are taken. */
export interface SnapshotPlan {
	readonly cadence: Cadence;
	/** Months that are preferred, 1 to 12; any where empty, and in a half-year that has none of them. */
	readonly months: readonly number[];
}

export const STANDARD_SNAPSHOT_PLAN: SnapshotPlan = { cadence: 'yearly', months: [] };

/** What is said of it of a unit or an account; absent and empty are not said. */
export interface SaidOfCadence {
	readonly cadence?: Cadence | '';
	readonly months?: readonly number[];
}

/** What holds for an account: what is said of it, else of its unit, else the standard. */
export function snapshotPlanOf(account: SaidOfCadence, unit: SaidOfCadence): SnapshotPlan {
	return {
		cadence: account.cadence || unit.cadence || STANDARD_SNAPSHOT_PLAN.cadence,
		months: account.months?.length ? account.months : (unit.months ?? []),
	};
}
