import type { Level } from '../../src/records/occasion.ts';
import type { ClosingEnd } from '../../src/records/occasions/closing.ts';

/** Days (ISO dates) at a level or above it. */
export interface AccountHistoryRow {
	account_id: string;
	complete_overview: string | null;
	complete_unique: string | null;
	complete_full: string | null;
	partial_overview: string | null;
	partial_unique: string | null;
	partial_full: string | null;
	failures: number;
	failed_on: string | null;
}

export interface AnnouncedChangeRow {
	id: string;
	account_id: string;
	/** ISO date. */
	happens_on: string;
	what: string;
	announced_by: string;
	announced_at: string;
	withdrawn_at: string | null;
	withdrawn_by: string | null;
	withdrawn_reason: string | null;
}

export interface ClosingRow {
	id: string;
	account_id: string;
	begun_at: string;
	begun_by: string;
	reason: string;
	/** A day, or an instant. */
	last_content: string;
	level: Level;
	how: ClosingEnd['how'] | null;
	ended_at: string | null;
	ended_by: string | null;
	ended_reason: string | null;
	bundle_id: string | null;
}

export interface PurposeAnswerRow {
	id: string;
	account_id: string;
	/** ISO date. */
	answered_on: string;
	holds: number;
	answered_by: string;
	reason: string;
}
