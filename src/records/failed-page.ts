/** A part of the feed that could not be had, or that may be one. */
export interface FailedPage {
	/** Why; each has words in `records/words/evidence.ts`. */
	readonly sign: FailedPageSign;
	/** The page's own words on what was not had. */
	readonly says?: string;
	readonly address?: string;
	/** Pages or posts of it, where they are counted. */
	readonly count?: number;
	/** What the server or the network said. */
	readonly told?: string;
}

export type FailedPageSign =
	| 'left-below'
	| 'replaces-posts'
	| 'not-followed'
	| 'older-above'
	| 'link-gone'
	| 'script-broken'
	| 'numbers-by-script'
	| 'pages-counted'
	| 'posts-counted'
	| 'form-not-sent'
	| 'held-back'
	| 'page-refused';
