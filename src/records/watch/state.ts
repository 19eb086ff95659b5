import type { StandingFinding } from './finding.ts';
import type { ProfileSeen } from './look.ts';

/** What an account is compared with at its next look. */
export interface KnownProfile extends Omit<ProfileSeen, 'isPartial'> {
	/** How many looks in a row did not find what had been there. */
	readonly absent?: Readonly<Partial<Record<'avatar' | 'cover' | 'verified', number>>>;
	/** When each was another than before, the last three times, in ISO 8601. */
	readonly changed?: Readonly<Partial<Record<'name' | 'avatar' | 'cover', readonly string[]>>>;
	/** Where the address of another account was led to at the last look, which a second one has to confirm. */
	readonly movedTo?: string;
}

/** Where the watch stands with one account. Times are ISO 8601 in UTC. */
export interface WatchState {
	readonly accountId: string;
	readonly lastLook: string;
	/** Absent where it has never been seen. */
	readonly lastSeen?: string;
	/** Looks in a row that did not see it. */
	readonly failures: number;
	readonly known?: KnownProfile;
	readonly fingerprint?: string;
	readonly findings: readonly StandingFinding[];
}

/** A time in which an account is looked at more often (krisläge). */
export interface CrisisWatch {
	readonly id: string;
	readonly accountId: string;
	/** ISO 8601 in UTC, as the others. */
	readonly startedAt: string;
	readonly startedBy: string;
	readonly until: string;
	readonly everyMinutes: number;
	readonly reason: string;
	/** Absent while nobody has ended it; it is over after `until` all the same. */
	readonly endedAt?: string;
	readonly endedBy?: string;
}
