import type { StandingFinding, WatchFinding } from '../../records/watch/finding.ts';
import type { LookFailure, ProfileChange } from '../../records/watch/look.ts';

/** What a look leaves standing, and what of it is news. */
export interface Standing {
	readonly findings: readonly StandingFinding[];
	readonly begun: readonly StandingFinding[];
	readonly ended: readonly StandingFinding[];
	/** Looks in a row that did not see the account. */
	readonly failures: number;
}

/** A page that cannot be had once is a page that cannot be had once. */
const FAILURES_TOLD = 2;
const GONE: readonly string[] = ['not-found', 'wrong-account', 'not-a-page'];
const WALLS: readonly string[] = ['login-wall', 'blocked', 'session-expired'];
const NOT_SEEN: readonly WatchFinding[] = ['account-unreachable', 'account-behind-wall', 'account-gone'];
const NAMING: readonly WatchFinding[] = ['profile-does-not-name-municipality', 'profile-does-not-name-unit'];

/** What a look saw, as far as findings come of it. */
export type SeenByLook =
	| {
			readonly failure: LookFailure;
			/** No other account that was looked at meanwhile could be reached either: the fault is on the way from here. */
			readonly isOurs?: boolean;
	  }
	| { readonly unnamed: readonly WatchFinding[]; readonly changes: readonly ProfileChange[] };

/**
 * Which findings stand after a look. One that stood before stands with the day on which it began, so that it is told once; a look that did
 * not see the account says nothing of what its profile names. Pure. @param at ISO 8601 in UTC
 */
export function standingAfter(
	before: { readonly findings: readonly StandingFinding[]; readonly failures: number },
	look: SeenByLook,
	at: string,
): Standing {
	// What is our own fault does not count against the account, which is tried again until it is known.
	const isOurs = 'failure' in look && look.isOurs === true && look.failure.code === 'unreachable';
	const failures = isOurs ? Math.max(1, before.failures) : 'failure' in look ? before.failures + 1 : 0;
	const now =
		'failure' in look
			? whileNotSeen(before.findings, look.failure, failures)
			: whileSeen(before.findings, look);
	const findings = now.map((wanted) => {
		const stood = before.findings.find(({ code }) => code === wanted.code);
		return { ...wanted, since: stood?.since ?? at };
	});
	const isIn = (list: readonly { readonly code: WatchFinding }[]) => (f: { readonly code: WatchFinding }) =>
		list.some(({ code }) => code === f.code);
	return {
		findings,
		begun: findings.filter((f) => !isIn(before.findings)(f)),
		ended: before.findings.filter((f) => !isIn(findings)(f)),
		failures,
	};
}

type Wanted = Omit<StandingFinding, 'since'>;

function whileNotSeen(before: readonly StandingFinding[], { code }: LookFailure, failures: number): Wanted[] {
	const others = before.filter((f) => !NOT_SEEN.includes(f.code));
	const stood = before.some((f) => NOT_SEEN.includes(f.code));
	if (failures < FAILURES_TOLD && !stood) return others;
	const kind: WatchFinding = GONE.includes(code)
		? 'account-gone'
		: WALLS.includes(code)
			? 'account-behind-wall'
			: 'account-unreachable';
	return [{ code: kind, failure: code }, ...others];
}

function whileSeen(
	before: readonly StandingFinding[],
	{ unnamed, changes }: Exclude<SeenByLook, { readonly failure: LookFailure }>,
): Wanted[] {
	const mark = changes.find(({ what }) => what === 'verified');
	const lacked = before.some(({ code }) => code === 'verified-mark-lost');
	const isLost = mark ? mark.to === '' : lacked;
	return [
		...NAMING.filter((code) => unnamed.includes(code)).map((code) => ({ code })),
		...(isLost ? [{ code: 'verified-mark-lost' as const }] : []),
	];
}
