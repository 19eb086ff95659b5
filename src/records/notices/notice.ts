import type { Day } from '../day.ts';
import type { Occasion } from '../occasion.ts';
import type { WATCH_FINDINGS } from '../watch/finding.ts';
import type { ProfileChange } from '../watch/look.ts';

/** What a unit is told of, what presses most first. Their words stand in `words/notices.ts`. */
export const NOTICE_KINDS = [
	'change-unannounced',
	'account-gone',
	'change-pressing',
	'change-missed',
	'account-unreachable',
	'account-behind-wall',
	'verified-mark-lost',
	'snapshot-failed',
	'evidence-failed',
	'snapshot-partial',
	'evidence-partial',
	'change-near',
	'bundle-spoilt',
	'closure-late',
	'closure-waiting',
	'login-expired',
	'purpose-due',
	'plan-not-signed',
	'row-missing',
	'copies-owed',
	'profile-does-not-name-municipality',
	'profile-does-not-name-unit',
] as const satisfies readonly (string | (typeof WATCH_FINDINGS)[number])[];
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** These are told at once; the others once a day. */
export const URGENT_NOTICES: readonly NoticeKind[] = [
	'change-unannounced',
	'account-gone',
	'change-pressing',
];

/** Something that a unit is to be told of (meddelande). */
export interface Notice {
	/** The same as long as the same thing lasts. */
	readonly key: string;
	readonly kind: NoticeKind;
	readonly unitId: string;
	/** Absent where it is the unit's own. */
	readonly accountId?: string;
	/** The day that it is about: of the change, since when it lasts, or when it was captured. */
	readonly on?: Day;
	readonly facts: NoticeFacts;
}

/** What is told beside the kind; nothing of a person. */
export interface NoticeFacts {
	/** Why a capture failed. */
	readonly code?: string;
	readonly occasion?: Occasion;
	/** Id of a bundle that is partial. */
	readonly bundle?: string;
	/** Path of a failed attempt's evidence below DATA_DIR. */
	readonly attempt?: string;
	/** What an announced change is about. */
	readonly what?: string;
	/** What was changed unannounced. */
	readonly changes?: readonly ProfileChange[];
}

/** A way that notices take out of the house. */
export const WAYS = ['mail', 'webhook'] as const;
export type Way = (typeof WAYS)[number];

/** One that lasts, as it is kept: with the ways by which it has been told already. */
export interface StandingNotice {
	readonly id: string;
	readonly key: string;
	readonly kind: NoticeKind;
	readonly unitId: string;
	readonly told: readonly Way[];
}
