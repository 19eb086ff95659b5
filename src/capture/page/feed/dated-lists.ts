import { contains, isWithin, parentOf } from '../tree/tree.ts';
import { postSet } from './at-hand.ts';
import { beginningOfList, listTitle } from './list-title.ts';
import { hasTime } from './post-signs.ts';
import { findRows, type Row } from './rows.ts';

/** A list of entries with days beside the feed, such as events, notices or disturbances. */
export interface DatedList {
	/** Its heading, or how its first entry begins. */
	readonly title: string;
	readonly entries: number;
}

/** Lists that are told of. */
const MOST = 8;

/** Share of the entries in one box that must be dated. */
const DATED = 0.6;
const FEWEST = 2;

/** Rows that are built and dated as posts are, and hold none of the feed's and stand in none. They are in no `posts.jsonl`. */
export function datedLists(): DatedList[] {
	const posts = postSet();
	if (posts.size === 0) return [];
	const isApart = (el: Element) => !isWithin(posts, el) && ![...posts].some((post) => contains(el, post));
	const taken: Element[][] = [];
	for (const row of findRows()) {
		if (!row.posts.every(isApart)) continue;
		// Lists that are built alike are one row, and not all of them have days.
		const entries = datedOf(row);
		const isTaken = (el: Element) =>
			taken.some((list) => list.some((other) => contains(other, el) || contains(el, other)));
		if (entries.length > 0 && !entries.some(isTaken)) taken.push(entries);
	}
	return taken.slice(0, MOST).map((entries) => ({
		title: listTitle(entries, posts) ?? beginningOfList(entries),
		entries: entries.length,
	}));
}

function datedOf({ containers, posts }: Row): Element[] {
	return containers.flatMap((box) => {
		const own = posts.filter((el) => parentOf(el) === box);
		const dated = own.filter(hasTime);
		return own.length >= FEWEST && dated.length >= own.length * DATED ? own : [];
	});
}
