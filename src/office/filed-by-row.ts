import type { Day } from '../records/day.ts';
import type { Filing } from '../records/filing.ts';
import type { PlanRow } from '../records/plan.ts';

/** What is filed, by the row of a plan that it was filed under. */
export interface FiledByRow {
	/** Rows that anything is filed under; found in a time that grows with the rows, and not with what is filed. */
	rows(): Promise<readonly PlanRow[]>;
	/** How much is filed under each row of each unit. Goes through all of it. @param unitIds only these units' */
	count(unitIds?: readonly string[]): Promise<readonly FiledRow[]>;
	/** As `count`, of what was captured on the last day of its row or before. */
	countUntil(wish: FiledUntil): Promise<readonly CountedUntil[]>;
	/** The same one by one, the oldest capture first: the order of `Catalogue.filings` turned round. */
	until(wish: FiledUntilPage): Promise<readonly Filing[]>;
}

/** How much of a unit is filed under a row of a plan. */
export interface FiledRow {
	readonly unitId: string;
	readonly planRowId: string;
	readonly filings: number;
}

export interface CountedUntil extends FiledRow {
	/** How many of them their last fixity check did not find in their place (`missing`). */
	readonly missing: number;
}

export interface FiledUntil {
	/** Rows by the last day of capture that is wanted of them; what is filed under others is not. */
	readonly rows: readonly RowsUntil[];
	/** Ids: only these units'. */
	readonly unitIds?: readonly string[];
}

export interface RowsUntil {
	/** Where the organisation is. */
	readonly until: Day;
	readonly planRowIds: readonly string[];
}

export interface FiledUntilPage extends FiledUntil {
	/** Leaves out what its last fixity check did not find in its place. */
	readonly isFound?: boolean;
	/** Only those that come after this one, to go on where a limit ended. */
	readonly after?: Pick<Filing, 'capturedAt' | 'bundleId'>;
	readonly limit: number;
}
