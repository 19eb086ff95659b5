import type {
	Disclosure,
	DisclosureEnd,
	HandedOut,
	NewDisclosure,
	Pick,
	RedactedCopy,
	Review,
} from '../records/disclosure/disclosure.ts';

/** What a redacted copy was made of. */
export interface CopySource {
	/** Positions of the posts that were picked. */
	readonly posts: readonly number[];
	/** Of the bundle. */
	readonly sha256: string;
}

/**
 * Requests for public records and what became of them. Every change has its events in the same transaction; none holds who asked or what for, which may be
 * taken away some day, while the events are for good. A request that is under way holds its bundles: nobody disposes of them.
 */
export interface DisclosureBook {
	add(disclosure: NewDisclosure, by: string): Promise<Disclosure>;
	/** Those under way first, the newest of each first. */
	list(filter?: { readonly isOpen?: boolean; readonly limit?: number }): Promise<readonly Disclosure[]>;
	/** By id or an unambiguous beginning of it. @throws UsageError `ambiguous-disclosure` */
	disclosure(idOrBeginning: string): Promise<Disclosure | undefined>;
	/**
	 * Takes a bundle in, or changes which of its posts are concerned; a review, and a copy of what was picked otherwise, are gone then.
	 * @throws UsageError `disclosure-ended`
	 */
	pick(id: string, pick: Pick, by: string): Promise<void>;
	/** @throws UsageError `disclosure-ended` @returns whether it was there */
	unpick(id: string, bundleId: string, by: string): Promise<boolean>;
	/**
	 * Keeps a copy, in place of the one before; a review is gone then.
	 * @param of what it was made of
	 * @throws UsageError `disclosure-ended` `bundle-not-picked` `disclosure-changed` where that is not what is picked any more
	 */
	keepCopy(
		id: string,
		bundleId: string,
		copy: Omit<RedactedCopy, 'madeAt' | 'madeBy'>,
		by: string,
		of: CopySource,
	): Promise<void>;
	/** @throws UsageError `disclosure-ended` `bundle-not-picked` */
	dropCopy(id: string, bundleId: string, by: string): Promise<void>;
	/**
	 * @param of the picks and copies that were reviewed, as `picksRead` names them
	 * @throws UsageError `disclosure-ended` `disclosure-changed` where they are others by now
	 */
	review(id: string, review: Omit<Review, 'at' | 'by'>, by: string, of: string): Promise<void>;
	/** Ends the request. @throws UsageError `disclosure-ended` `disclosure-changed` where the review is not the one that it was made under */
	handOut(id: string, handedOut: Omit<HandedOut, 'by'>, review: Review, by: string): Promise<void>;
	/** Ends it without anything handed out. @throws UsageError `disclosure-ended` */
	end(id: string, how: Exclude<DisclosureEnd, 'handed-out'>, by: string): Promise<void>;
	/** Which of these bundles are held, and by which requests: nothing of them is disposed of. */
	holds(bundleIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
	/** Every file below DATA_DIR/disclosures that a request knows of. */
	files(): Promise<ReadonlySet<string>>;
}
