import { OgonblickError } from '../../errors.ts';

/** Subjects that one line names. */
const MOST_NAMED = 3;

export const CHECK_NAMES = [
	'node',
	'memory',
	'browser',
	'browser-start',
	'sandbox',
	'browser-files',
	'replayer',
	'font-latin',
	'font-greek',
	'font-cyrillic',
	'font-cjk',
	'font-arabic',
	'font-hebrew',
	'font-emoji',
	'data-dir',
	'free-space',
	'catalogue',
	'events',
	'records',
	'bundles-filed',
	'bundles-lying',
	'bundles-checked',
	'second-store',
	'copies',
	'attempts',
	'seal-key',
	'timestamps',
	'renewals',
	'unsealed',
	'session-key',
	'sign-in',
	'logins',
	'passkeys',
	'look',
	'post',
	'letters',
	'deliveries',
	'locale',
] as const;
export type CheckName = (typeof CHECK_NAMES)[number];

/** Why a check is not `ok`, or what is to be known though it is; each has its words and its remedy. */
export const CONDITIONS = [
	'node-old',
	'memory-low',
	'browser-not-found',
	'browser-does-not-start',
	'sandbox-off-as-root',
	'sandbox-off-by-setting',
	'files-forbidden',
	'replayer-absent',
	'fontconfig-absent',
	'font-absent',
	'data-dir-unwritable',
	'data-dir-not-a-directory',
	'data-dir-new',
	'space-low',
	'space-scant',
	'space-out',
	'space-none',
	'catalogue-closed',
	'events-broken',
	'records-differ',
	'bundles-changed',
	'bundles-gone',
	'bundles-unknown',
	'bundles-unreachable',
	'bundles-spoilt',
	'bundles-wanting',
	'checks-late',
	'second-store-not-set-up',
	'second-store-away',
	'copies-owed',
	'catalogue-lost',
	'attempts-failed',
	'seal-key-new',
	'seal-key-unusable',
	'timestamps-not-set-up',
	'timestamps-unusable',
	'timestamps-list-ended',
	'renewals-due',
	'captures-unsealed',
	'session-key-new',
	'session-key-gone',
	'session-key-inside-data',
	'session-key-open',
	'session-key-unusable',
	'sign-in-not-set-up',
	'sign-in-away',
	'sign-in-unusable',
	'logins-no-worker',
	'logins-not-used',
	'passkeys-no-name',
	'passkeys-no-tls',
	'look-not-set-up',
	'look-unfit',
	'post-not-set-up',
	'post-unusable',
	'letters-waiting',
	'deliveries-unfinished',
	'deliveries-unanswered',
	'locale-unknown',
] as const;
export type Condition = (typeof CONDITIONS)[number];

/** One thing that Ögonblick needs of the machine. `missing` means that it cannot work; `warning` that it works less well. */
export interface Check {
	readonly name: CheckName;
	readonly state: 'ok' | 'warning' | 'missing';
	/** What was found, in no language: a version, a path, a number of bytes. */
	readonly found: string;
	readonly condition?: Condition;
	/** What was thrown, where it knows the remedy better than the condition does. */
	readonly error?: OgonblickError;
}

export function ok(name: CheckName, found: string, condition?: Condition): Check {
	return { name, state: 'ok', found, ...(condition ? { condition } : {}) };
}

export function warning(name: CheckName, found: string, condition: Condition): Check {
	return { name, state: 'warning', found, condition };
}

/** @param error anything caught; kept where it is one of ours */
export function missing(name: CheckName, found: string, condition: Condition, error?: unknown): Check {
	const ours = error instanceof OgonblickError ? { error } : {};
	return { name, state: 'missing', found, condition, ...ours };
}

/** One line of what went wrong, for `found`. */
export function inShort(error: unknown): string {
	return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}

/** The first of them, and how many there are. */
export function inFew(subjects: readonly string[]): string {
	const shown = subjects.slice(0, MOST_NAMED).join(', ');
	return subjects.length > MOST_NAMED ? `${shown} … (${subjects.length})` : shown;
}
