import type { CapturedText } from '../records/find/captured-text.ts';
import type { Query } from '../records/find/query.ts';
import type { Occasion } from '../records/occasion.ts';
import type { Outcome } from '../records/verdict.ts';

/**
 * The texts of filed bundles, so that they can be found. All of it is made of the bundles and can be made again: it is no record, and
 * no event tells of it.
 */
export interface TextBook {
	/** Takes all texts of a filed bundle in, or none; where they are in already nothing is done. @throws Fault `unknown-bundle` */
	keep(bundleId: string, texts: readonly CapturedText[]): Promise<void>;
	/** Takes a bundle's texts out, so that nothing of them is left: it is disposed of. They are not `missing` then unless it is still filed. */
	drop(bundleId: string): Promise<void>;
	/** Filed bundles whose texts are not in, the newest capture first; those too that were taken in by other rules of folding than today's. */
	missing(limit: number): Promise<readonly string[]>;
	/** How many filed bundles' texts are in, and how many are not. */
	standing(): Promise<{ readonly bundles: number; readonly missing: number }>;
	/** Takes everything out, to be taken in anew. */
	clear(): Promise<void>;
	/** Where what is looked for stands in any text, by the rules that it is found by. */
	hits(text: string, query: Query): FoundText['hits'];
	/**
	 * The newest capture first, and in a bundle as they stood on the page.
	 * @param signal whoever goes away ends it, where it is not done at once
	 * @throws UsageError `unknown-account` · the signal's reason · TryAgainLater `search-too-long`
	 */
	find(wish: TextWish, signal?: AbortSignal): Promise<FoundTexts>;
}

export interface TextWish {
	readonly query: Query;
	/** Ids: only these units'. */
	readonly unitIds?: readonly string[];
	/** Units whose restricted bundles are looked through too. */
	readonly restricted: 'all' | ReadonlySet<string>;
	readonly bundleId?: string;
	/** As `FilingFilter`. */
	readonly account?: string;
	readonly unit?: string;
	readonly platform?: string;
	/** Of the capture. */
	readonly year?: number;
	readonly occasion?: Occasion;
	readonly outcome?: Exclude<Outcome, 'failed'>;
	/** Id or code of a row of a records plan, of any plan. */
	readonly row?: string;
	readonly caseId?: string;
	/** Characters of each text that are wanted; all where absent. */
	readonly longest?: number;
	/** Where nobody reads how many there are: `count` is 0 then. */
	readonly isUncounted?: boolean;
	/** What the page before gave as `next`. */
	readonly after?: string;
	readonly limit: number;
}

export interface FoundTexts {
	readonly texts: readonly FoundText[];
	/** Where the next page begins; absent on the last one. */
	readonly next?: string;
	/** How many there are; `isMore` where they were not counted further. */
	readonly count: number;
	readonly isMore: boolean;
}

export interface FoundText extends CapturedText {
	readonly bundleId: string;
	/** Where in `text` what was looked for stands, in order (UTF-16, end excluded). */
	readonly hits: readonly (readonly [at: number, end: number])[];
}
