/** What the watch has to say of an account for as long as it lasts. Its words stand in `words/watch.ts`. */
export const WATCH_FINDINGS = [
	'account-unreachable',
	'account-behind-wall',
	'account-gone',
	'profile-does-not-name-municipality',
	'profile-does-not-name-unit',
	'verified-mark-lost',
] as const;
export type WatchFinding = (typeof WATCH_FINDINGS)[number];

/** One that lasts: told once, when it begins. */
export interface StandingFinding {
	readonly code: WatchFinding;
	/** ISO 8601 in UTC. */
	readonly since: string;
	/** Code of the failure behind it, where there is one. */
	readonly failure?: string;
}
