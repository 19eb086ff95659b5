import type { FixityCheck, FixityOutcome } from '../../src/records/fixity.ts';

/** A line of the table as migrations/sqlite leaves it. */
export interface FixityCheckRow {
	number: number;
	bundle_id: string;
	at: string;
	outcome: FixityOutcome;
	sha256: string | null;
	detail: string | null;
	ms: number;
	is_last: number;
}

export function checkFrom(row: Omit<FixityCheckRow, 'number' | 'is_last'>): FixityCheck {
	const { bundle_id: bundleId, at, outcome, sha256, detail, ms } = row;
	return {
		...{ bundleId, at, outcome, ms },
		...(sha256 === null ? {} : { sha256 }),
		...(detail === null ? {} : { detail }),
	};
}
