import type { CapturedPage, PageOutcome } from '../../records/coverage.ts';
import type { Post, PostEmbed } from '../../records/post.ts';
import type { FoundTab } from '../page/around/tabs.ts';
import type { OwnReading } from '../page/post/own-reading.ts';

/** What became of one page beyond the account's own. */
export interface Visit {
	readonly outcome: PageOutcome;
	/** Why it is not there, or not whole. */
	readonly reason?: string;
	/** Where it ended up being shown; absent where the account's page was changed in place. */
	readonly address?: string;
	readonly title: string;
	/** ISO 8601 in UTC. */
	readonly at: string;
	/** Index of its first tile, and how many it has. */
	readonly firstTile: number;
	readonly tiles: number;
	/** The site refused: more visits of the kind would only be refused too. */
	readonly refused?: boolean;
}

export interface TabVisit extends Visit {
	readonly name: string;
	readonly posts: readonly Post[];
	/** All that it says. */
	readonly text: string;
}

export interface PermalinkVisit extends Visit {
	/** The address that the feed gave. */
	readonly permalink: string;
	readonly reading?: OwnReading & { readonly embeds?: readonly PostEmbed[] };
	/** Pages on which what is said of the post goes on, in the order visited. */
	readonly further?: readonly CapturedPage[];
}

/** What level `full` found beyond the account's page. Filled visit by visit, so that a deadline leaves what there is. */
export interface Beyond {
	/** Undefined until they were looked for. */
	found?: readonly FoundTab[];
	/** Posts' own addresses, once they are known. */
	permalinks?: readonly string[];
	readonly tabs: TabVisit[];
	readonly visits: PermalinkVisit[];
	/** Limits that kept tabs or permalinks from being visited. */
	readonly limits: { readonly name: string; readonly asked: boolean }[];
	/** Why no more tabs or permalinks were visited, where no limit was what ended it. */
	readonly gaveUp: { tabs?: string; permalinks?: string };
}

export function nothingBeyond(): Beyond {
	return { tabs: [], visits: [], limits: [], gaveUp: {} };
}
