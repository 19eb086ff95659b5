import type { Letter } from '../records/notices/letter.ts';
import type { NoticeKind, StandingNotice, Way } from '../records/notices/notice.ts';
import type { Occasion } from '../records/occasion.ts';
import type { ProfileChange } from '../records/watch/look.ts';

/** The first partial snapshot of an account since its last complete one; of evidence each by itself. */
export interface PartialRun {
	readonly accountId: string;
	readonly bundleId: string;
	readonly occasion: Occasion;
	/** ISO 8601 in UTC. */
	readonly capturedAt: string;
}

/** The first attempt of an account that failed with a code since something was filed. */
export interface FailedRun {
	readonly accountId: string;
	readonly attemptId: string;
	readonly path: string;
	readonly occasion: Occasion;
	readonly code: string;
	readonly at: string;
}

/** A look that saw a major change that nobody had announced. */
export interface UnannouncedChange {
	readonly accountId: string;
	readonly lookId: string;
	readonly at: string;
	readonly changes: readonly ProfileChange[];
}

/** A notice that begins. */
export interface BegunNotice {
	readonly id: string;
	readonly key: string;
	readonly kind: NoticeKind;
	readonly unitId: string;
	readonly accountId?: string;
}

export type NewLetter = Omit<Letter, 'tries' | 'nextAt' | 'trouble' | 'sentAt' | 'notices'> & {
	/** Ids of the notices that it tells of. */
	readonly noticeIds: readonly string[];
};

/** Notices and the letters that tell of them. A letter is kept before it is sent, and stays until it has arrived. */
export interface NoticeBook {
	/** Of all accounts. @param since evidence of posts that was taken before it is left out; ISO 8601 in UTC */
	partialRuns(since: string): Promise<readonly PartialRun[]>;
	/** @param since as `partialRuns` */
	failedRuns(since: string): Promise<readonly FailedRun[]>;
	/** Since an instant. */
	unannounced(since: string): Promise<readonly UnannouncedChange[]>;
	/** Those that last. */
	standing(): Promise<readonly StandingNotice[]>;
	/** When the last letter by a way was written to each unit. */
	lastWritten(way: Way): Promise<ReadonlyMap<string, string>>;
	/**
	 * What began and what ended, and the letters that tell of it, in one transaction with their events.
	 * @throws TryAgainLater `notices-overtaken` where another process has told of one of them meanwhile; nothing is kept then
	 */
	keep(kept: {
		readonly begun: readonly BegunNotice[];
		/** Ids. */
		readonly ended: readonly string[];
		readonly letters: readonly NewLetter[];
	}): Promise<void>;
	/** Letters, the newest first; with `isWaiting` those that have not arrived, the oldest first. */
	letters(filter?: {
		readonly unitId?: string;
		readonly isWaiting?: boolean;
		readonly limit?: number;
	}): Promise<readonly Letter[]>;
	/** That a letter has arrived, with what the other side said. */
	arrived(letterId: string, said: string): Promise<void>;
	/** That it has not, why, and when it is tried again (ISO 8601 in UTC). */
	putOff(letterId: string, trouble: string, nextAt: string): Promise<void>;
	/** Sends a letter that waits somewhere else, such as where a unit's address was wrong. */
	readdress(letterId: string, recipient: string): Promise<void>;
}
