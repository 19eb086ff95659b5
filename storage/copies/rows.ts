import type { BundleCopy, CopyOutcome } from '../../src/records/fixity.ts';

/** A line of the table as migrations/sqlite leaves it. */
export interface CopyRow {
	bundle_id: string;
	store: string;
	copied_at: string;
	checked_at: string;
	outcome: CopyOutcome;
	renewals: number;
}

export function copyFrom({ copied_at, checked_at, outcome, renewals }: CopyRow): BundleCopy {
	return { copiedAt: copied_at, checkedAt: checked_at, outcome, renewals };
}
