/** A unit's decided records plan (dokumenthanteringsplan). */
export interface RecordsPlan {
	readonly id: string;
	readonly unitId: string;
	readonly title: string;
	/** Version as decided; `0` on the marked default. */
	readonly version: string;
	readonly isDefault: boolean;
}

/** A row of a records plan: a record type and its rules. */
export interface PlanRow {
	readonly id: string;
	readonly planId: string;
	/** Classification code, such as `1.6.2`. */
	readonly code: string;
	readonly title: string;
	/** `bevaras`, or `gallras` with a period, as the plan words it. */
	readonly retention: string;
	readonly isDefault: boolean;
}
