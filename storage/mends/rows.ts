import type { FixityOutcome, Mend, MendKind } from '../../src/records/fixity.ts';

/** A line of the table as migrations/sqlite leaves it. */
export interface MendRow {
	id: string;
	kind: MendKind;
	bundle_id: string;
	at: string;
	by: string;
	why: FixityOutcome;
	place: string;
	is_done: number;
}

export function mendFrom({ id, kind, bundle_id, at, by, why, place }: MendRow): Mend {
	return { id, kind, bundleId: bundle_id, at, by, why, place };
}

export function mendRow({ id, kind, bundleId, at, by, why, place }: Mend, is_done: 0 | 1): MendRow {
	return { id, kind, bundle_id: bundleId, at, by, why, place, is_done };
}
