/**
 * What a finding does to the verdict: `failure` makes it failed, `loss` partial, `note` nothing.
 * There is no other way for a verdict to come about.
 */
export const SEVERITIES = ['note', 'loss', 'failure'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const OUTCOMES = ['complete', 'partial', 'failed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Codes that make an order fail: the page that was captured is not the account. */
export const FAILURE_CODES = [
	'login-wall',
	'session-expired',
	'blocked',
	'rate-limited',
	'not-found',
	'http-error',
	'blank',
	'unreachable',
	'private-address',
	'crashed',
	'timeout',
	'wrong-account',
	'not-a-page',
	'no-content',
	'aborted',
	'no-pictures',
] as const;

/** Codes of what is missing or noteworthy in a capture that is the account. */
export const LOSS_CODES = [
	'wall-after-content',
	'feed-stalled',
	'feed-filtered',
	'newer-posts-left',
	'limit-reached',
	'step-failed',
	'part-missing',
	'text-pdf-damaged',
	'unpainted-tile',
	'repeated-tile',
	'covered-posts',
	'posts-cut-at-edge',
	'frames-not-read',
	'content-not-read',
	'pictures-not-read',
	'slides-not-in-pixels',
	'boxes-not-in-pixels',
	'posts-cut-short',
	'words-behind-pictures',
	'comments-fewer-than-stated',
	'join-broken',
	'broken-images',
	'turning-pictures',
	'unloaded-images',
	'post-not-shown',
	'still-folded',
	'posts-not-in-pdf',
	'posts-not-in-recording',
	'pictures-not-recorded',
	'witnesses-not-asked',
	'replay-lacks-posts',
	'replay-lacks-texts',
	'replay-lacks-pictures',
	'replay-by-chance',
	'replay-not-asked',
	'level-not-covered',
	'tabs-not-captured',
	'permalinks-not-captured',
	'posts-fewer-than-stated',
	'feed-requests-failed',
	'page-cut-off',
	'bodies-not-recorded',
	'recording-broken',
	'overlay-remains',
	'no-posts',
] as const;

export const NOTE_CODES = [
	'limit-asked-for',
	'post-led-elsewhere',
	'comment-not-told',
	'level-limited',
	'sandbox-off',
	'session-used',
	'secrets-redacted',
	'storage-unread',
	'frame-opened',
	'content-beside-posts',
	'posts-by-others',
	'archive-not-captured',
	'lists-beside-posts',
	'slides-in-own-tiles',
	'pictures-in-pixels-only',
	'private-address-refused',
	'consent-answered',
	'dialog-dismissed',
	'popup-closed',
	'download-refused',
	'service-worker-blocked',
	'text-pdf-composed',
	'text-pdf-level',
	'replay-part',
	'default-filing',
	'default-row',
	'sealed-later',
	'revocation-list-ended',
	'page-errors',
	'broken-images-on-page',
	'images-beyond-posts',
] as const;

export type FindingCode =
	| (typeof FAILURE_CODES)[number]
	| (typeof LOSS_CODES)[number]
	| (typeof NOTE_CODES)[number];

/** One observation with evidence. `detail` is English prose with numbers; `data` the numbers for machines. */
export interface Finding {
	readonly code: FindingCode;
	readonly severity: Severity;
	readonly detail: string;
	readonly data?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

export interface Verdict {
	readonly outcome: Outcome;
	readonly findings: readonly Finding[];
}

/** The outcome that findings amount to. Adding a finding never improves it. */
export function outcomeOf(findings: readonly Finding[]): Outcome {
	if (findings.some((f) => f.severity === 'failure')) return 'failed';
	if (findings.some((f) => f.severity === 'loss')) return 'partial';
	return 'complete';
}
