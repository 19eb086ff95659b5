import type { BundleCopy, FixityCheck, FixityOutcome } from '../records/fixity.ts';

/** A filed bundle as the checks see it. */
export interface FixityState {
	readonly bundleId: string;
	readonly unitId: string;
	readonly bytes: number;
	readonly filedAt: string;
	/** Where it was filed: the store's own root, or a directory that was named. */
	readonly root: string;
	/** The organisation's own year of the capture. */
	readonly year: number;
	/** In the second store that is set up; absent where it is owed, or none is set up. */
	readonly copy?: BundleCopy;
	/** Absent where it has not been checked since it was filed. */
	readonly last?: FixityCheck;
}

/** A filed bundle whose own bytes are not in its place any more, as its last check found it. */
export interface LostBundle {
	readonly bundleId: string;
	readonly accountId: string;
	/** In the second store that is set up; absent where it is owed, or none is set up. */
	readonly copy?: BundleCopy;
}

/** A filed bundle that nobody should hand out before somebody has looked at it. */
export interface SpoiltBundle {
	readonly bundleId: string;
	readonly accountId: string;
	/** When its last check found it so, and what it found. */
	readonly at: string;
	readonly outcome: FixityOutcome;
}

/** What has been found when stored bundles were read again. Only added to: a check that was made stays. */
export interface FixityBook {
	/** Of every filed bundle, in no order, some thousand at a time: of half a million not all need be held. */
	states(unitId?: string): AsyncIterable<readonly FixityState[]>;
	/** The last check of each of these; one that has none is left out. */
	latest(bundleIds: readonly string[]): Promise<ReadonlyMap<string, FixityCheck>>;
	/** Those whose last check found other bytes in their place or none (`LOST_OUTCOMES`), in one look. */
	lost(): Promise<readonly LostBundle[]>;
	/** Those whose last check found them spoilt (`SPOILT_OUTCOMES`), with when, in one look. */
	spoilt(): Promise<readonly SpoiltBundle[]>;
	/** Every check of a bundle, the newest first. */
	checks(bundleId: string): Promise<readonly FixityCheck[]>;
	/** Keeps a check, with its event. @throws Fault `unknown-bundle-checked` where no such bundle is filed */
	record(check: FixityCheck, by: string): Promise<void>;
}
