import type { AccountStatus } from '../account.ts';
import type { Day } from '../day.ts';
import type { FixityOutcome } from '../fixity.ts';
import type { Level, Occasion } from '../occasion.ts';
import type { Outcome } from '../verdict.ts';

/** Names the form that machines read; another form has another number. */
export const REPORT_FORMAT = 'ogonblick-report/1';

/** What became of something that was due. `to-come` where its day has not been yet. */
export const DUE_STATES = ['documented', 'partial', 'missing', 'to-come'] as const;
export type DueState = (typeof DUE_STATES)[number];

/** Why what was due is not documented. */
export const MISSING_REASONS = [
	/** One that would count was filed, and the last fixity check found it spoilt or gone. */
	'spoilt',
	/** Every attempt failed. */
	'failed',
	/** A complete one is there, at a lower level than the account's. */
	'lower-level',
	/** A complete one is there, taken too long before the day. */
	'too-early',
	/** A complete one was taken when the period was over. */
	'taken-late',
	/** Nobody has tried, and the period is not over. */
	'not-yet',
	/** Nobody has tried. */
	'never-tried',
] as const;
export type MissingReason = (typeof MISSING_REASONS)[number];

/** One regular snapshot that an account owed. */
export interface OwedSnapshot {
	/** A calendar year or half of one, as its first and last day. */
	readonly from: Day;
	readonly to: Day;
	/** The account's own day in it. */
	readonly day: Day;
	readonly state: DueState;
	/** The bundle that documents it, whole or in part; where `why` is `spoilt` the one that did. */
	readonly bundle?: string;
	/** Why it is missing. */
	readonly why?: MissingReason;
	/** Codes of failed attempts, each once. */
	readonly codes: readonly string[];
	/** The day on which it was taken when the period was over. */
	readonly lateOn?: Day;
}

/** A snapshot that was due for an announced reason: a change of the account, or its closing. */
export interface AnnouncedDue {
	readonly accountId: string;
	readonly occasion: Extract<Occasion, 'change' | 'closure'>;
	/** A change: the day on which it happens, before which it was due. A closing: the day from which on it was due. */
	readonly on: Day;
	/** What was announced, in its own words; empty where nobody has said why an account closes. */
	readonly what: string;
	readonly state: DueState;
	readonly bundle?: string;
	/** Why it is missing or partial. */
	readonly why?: AnnouncedReason;
	/** The day on which the first was taken, when the change had happened. */
	readonly takenOn?: Day;
	/** Who did without it, and why. */
	readonly overridden?: { readonly by: string; readonly reason: string };
}

/** Why what was due for an announced reason is not documented. */
export const ANNOUNCED_REASONS = [
	/** As for a regular snapshot. */
	'spoilt',
	/** What is filed is partial. */
	'partial',
	/** None was taken before the change. */
	'none-before',
	/** The first was taken when the change had happened. */
	'taken-after',
	/** The account is not closed yet, and waits for it. */
	'waiting',
	/** A person closed the account without it. */
	'overridden',
] as const;
export type AnnouncedReason = (typeof ANNOUNCED_REASONS)[number];

/** A bundle that was filed. */
export interface FiledLine {
	readonly bundle: string;
	readonly on: Day;
	readonly occasion: Occasion;
	readonly outcome: Exclude<Outcome, 'failed'>;
	/** Absent where the catalogue has no order of it. */
	readonly level?: Level;
	/** What the last fixity check found, where that is nothing to hand out: spoilt, gone, or altered in the catalogue. */
	readonly spoilt?: FixityOutcome;
	/** Path below the store's root; absent where it is restricted in access. */
	readonly path?: string;
	/** Restricted in access: counted and named, and had only for a reason. */
	readonly isRestricted: boolean;
	readonly row: {
		readonly plan: string;
		readonly version: string;
		readonly code: string;
		readonly title: string;
		/** Filed under the marked default row or unit: something to mend. */
		readonly isDefault: boolean;
	};
	/** Number of the case that it belongs to; absent where there is none. */
	readonly caseNumber?: string;
	/** Whether its sealed manifest states that number. */
	readonly isCaseStated: boolean;
}

/** A capture that failed. */
export interface FailedLine {
	/** Evidence of one post was ordered, and not the account. */
	readonly isOfPost?: boolean;
	readonly attempt: string;
	readonly on: Day;
	readonly code: string;
	/** Absent where what was to be taken is restricted in access. */
	readonly path?: string;
}

export interface AccountReport {
	readonly id: string;
	readonly name: string;
	readonly platform: string;
	readonly address: string;
	readonly status: AccountStatus;
	/** False where only a bare address has made it: it owes nothing, and is something to register. */
	readonly isRegistered: boolean;
	readonly owed: readonly OwedSnapshot[];
	readonly announced: readonly AnnouncedDue[];
	/** Oldest first, as all of these lists. */
	readonly filed: readonly FiledLine[];
	readonly failed: readonly FailedLine[];
}

/** Figures of a unit or of the organisation. */
export interface YearlyFigures {
	/** Accounts that owed a regular snapshot, or of which something was filed or tried. */
	readonly accounts: number;
	/** Regular and announced snapshots that were due by now, or are taken already; without those to come. */
	readonly due: number;
	readonly documented: number;
	readonly partial: number;
	readonly missing: number;
	readonly toCome: number;
	/** Documented of those whose day has been, in whole percent, rounded down; null where there are none. */
	readonly coverage: number | null;
	readonly bundles: number;
	/** Bundles that the last fixity check found spoilt or gone: they document nothing. */
	readonly spoilt: number;
	/** Bundles that are restricted in access. */
	readonly restricted: number;
	readonly underDefaultRow: number;
	/** Bundles whose sealed manifests state no case number, or another than their case's. */
	readonly withoutCase: number;
	readonly failedAttempts: number;
}

export interface UnitReport {
	readonly id: string;
	readonly name: string;
	readonly creator: string;
	/** Number of the case that its bundles of the year go to; absent where there is none. */
	readonly caseNumber?: string;
	readonly figures: YearlyFigures;
	readonly accounts: readonly AccountReport[];
}

/** What was due, what was filed and what is missing in a year. */
export interface YearlyReport {
	readonly format: typeof REPORT_FORMAT;
	readonly organisation: string;
	readonly year: number;
	/** Whether the year has not ended: all that it says is so far. */
	readonly isSoFar: boolean;
	/** The last day that it takes in. */
	readonly through: Day;
	/** ISO 8601 in UTC. */
	readonly made: string;
	/** The organisation's own day of it. */
	readonly madeOn: Day;
	/** Only where it is about one unit. */
	readonly unit?: string;
	readonly figures: YearlyFigures;
	readonly units: readonly UnitReport[];
}
