/** A decided records plan (dokumenthanteringsplan) in one version. */
export interface RecordsPlan {
	readonly id: string;
	readonly title: string;
	/** Version as decided; `0` on the marked default. */
	readonly version: string;
	/** ISO date of the decision; absent on the marked default. */
	readonly decidedOn?: string;
	/** Where the decision is registered (diarienummer). */
	readonly reference?: string;
	readonly isDefault: boolean;
}

/** What a plan says of a row beside its code, title and retention, as it words it; absent where it says nothing. */
export const PLAN_RULES = [
	'registered',
	'medium',
	'arrangement',
	'storage',
	'delivery',
	'secrecy',
	'security-class',
	'remark',
] as const;
export type PlanRule = (typeof PLAN_RULES)[number];

/** A row of a records plan: a record type and its rules. */
export interface PlanRow {
	readonly id: string;
	readonly planId: string;
	/** From 1, in the plan's own order. */
	readonly number: number;
	/** Classification code, such as `1.6.2`; two rows may share one. */
	readonly code: string;
	/** Record type (handlingstyp). */
	readonly title: string;
	/** `bevaras`, or `gallras` with a period, as the plan words it. */
	readonly retention: string;
	readonly rules: Readonly<Partial<Record<PlanRule, string>>>;
	readonly isDefault: boolean;
}

/** What of a unit goes to a row: snapshots, evidence of what was removed, the list of accounts, activity plans. */
export const ROW_PURPOSES = ['snapshots', 'removals', 'account-list', 'activity-plans'] as const;
export type RowPurpose = (typeof ROW_PURPOSES)[number];
