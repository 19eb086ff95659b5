/** What a snapshot takes in, in the order of the levels. */
export const COVERED = [
	'first-screens',
	'profile',
	'posts',
	'images',
	'comments',
	'tabs',
	'permalinks',
] as const;
export type Covered = (typeof COVERED)[number];

/** What became of one page beyond the account's own. `account-page` is the tab that the account's page itself shows. */
export const PAGE_OUTCOMES = ['captured', 'partial', 'not-captured', 'account-page'] as const;
export type PageOutcome = (typeof PAGE_OUTCOMES)[number];

/** What the capture covers, as its level says and as it turned out. */
export interface Coverage {
	readonly parts: readonly Covered[];
	/**
	 * How many pictures, from the first, show the account's page. Those that follow show slides, boxes that opened over the page, tabs and posts' own pages.
	 * Absent where the page was not walked, and in bundles of before it was kept.
	 */
	readonly accountTiles?: number;
	/** Every tab that was found; at level `full` only. */
	readonly tabs?: readonly CoveredTab[];
	/** At level `full` only. */
	readonly permalinks?: CoveredPermalinks;
}

export interface CoveredTab {
	/** As the account shows it. */
	readonly name: string;
	/** Absent where the tab changes the account's page in place and has no address of its own. */
	readonly address?: string;
	readonly outcome: PageOutcome;
	/** Why it is not there, or not whole. */
	readonly reason?: string;
	/** How many pictures show it, and the file name of the first. */
	readonly tiles: number;
	readonly firstTile?: string;
	/** Posts that were seen on it. */
	readonly posts: number;
}

export interface CoveredPermalinks {
	/** Posts' own pages on the account's site whose addresses are known. */
	readonly known: number;
	readonly captured: number;
	/** Posts of which the account shows no such address. */
	readonly postsWithout: number;
	readonly notCaptured: readonly { readonly address: string; readonly reason: string }[];
}

/** A page that a replay can open beside the account's. */
export interface CapturedPage {
	readonly address: string;
	/** ISO 8601 in UTC. */
	readonly at: string;
	readonly title: string;
}
