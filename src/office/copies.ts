import type { BundleCopy, CopyOutcome } from '../records/fixity.ts';

/** Lets a number of bytes through, at once or when their time has come. */
export type Pace = (bytes: number) => Promise<void>;

/**
 * A second place for every filed bundle, that nothing is handed out from: another disk, another house, an object store. What is written has its
 * name only when all of it is there, and nothing that is there is ever overwritten.
 */
export interface SecondStore {
	/** What it is called in the catalogue and before people: a path or an address, no secrets. */
	readonly name: string;
	/**
	 * Whether it can be reached, and is the one that was written to before.
	 * @param isNew that nothing was ever copied there: then its mark is set
	 * @throws TryAgainLater `second-store-away` · UsageError `second-store-refused`
	 */
	reach(isNew: boolean): Promise<void>;
	/**
	 * Copies a file there under a key, durable when it returns, or not there at all.
	 * @param sha256 of the file, lower-case hex; what was sent and has another one is given no name
	 * @throws Fault `copy-exists` `copy-differs` · TryAgainLater `second-store-away` `second-store-full` · UsageError `second-store-refused`
	 */
	put(file: string, key: string, sha256: string, flow: Flow): Promise<void>;
	/** Writes a small file beside a copy, such as its checksum or a time stamp; may replace itself. */
	putCompanion(key: string, contents: string | Uint8Array): Promise<void>;
	/**
	 * The bytes that lie under a key, from the first to the last.
	 * @throws UsageError `copy-missing` · TryAgainLater `second-store-away`
	 */
	read(key: string, flow: Flow): AsyncIterable<Uint8Array>;
	/** Size of what lies there; undefined where nothing does. @throws TryAgainLater `second-store-away` */
	bytes(key: string): Promise<number | undefined>;
	/** Gives what lies there another name, which nothing has; done again after a kill it comes to the same. */
	setAside(key: string, to: string): Promise<void>;
	/** Removes what processes that are gone left unfinished. */
	sweep(): Promise<void>;
}

/** How bytes are let through, and what stops them. */
export interface Flow {
	readonly pace: Pace;
	/** Its reason is thrown. */
	readonly signal: AbortSignal;
}

/** Which bundles have a copy in the second store. A bundle that is not known here is owed. */
export interface CopyBook {
	/** Whether anything was ever copied to a store. */
	isKnown(store: string): Promise<boolean>;
	/** Ids of bundles without an intact copy there, or with renewals that were not copied, the one filed first first; those that are spoilt themselves are left out. */
	owed(store: string, limit?: number): Promise<readonly string[]>;
	copy(store: string, bundleId: string): Promise<BundleCopy | undefined>;
	/** That a copy was made and read back whole, with so many renewals of its time stamps, and its event. @throws Fault `unknown-bundle-checked` */
	recordCopy(
		store: string,
		bundleId: string,
		made: { readonly at: string; readonly renewals: number },
		by: string,
	): Promise<void>;
	/** What a reading of a copy found, with its event. */
	recordCheck(store: string, bundleId: string, at: string, outcome: CopyOutcome, by: string): Promise<void>;
}
