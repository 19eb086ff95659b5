import { deepAll } from '../tree/dom.ts';
import { isWithin, parentOf } from '../tree/tree.ts';
import { inOrder, isAlike, isCalledAlike, isCard, type Likeness, OUTSIDE, type Row } from './rows.ts';

/** How the posts of a row are built, as it is told from one page of the feed to the next. */
export interface FeedBuild {
	readonly tag: string;
	readonly names: readonly string[];
	readonly timed: boolean;
}

let expected: Likeness | undefined;

export function expectRow({ tag, names, timed }: FeedBuild): void {
	expected = { tag, names: new Set(names), timed };
}

/** The page is one of several of a feed whose posts are known. */
export function isFurtherPage(): boolean {
	return expected !== undefined;
}

/**
 * The row of what is built as the posts of the feed's page before were, where this page's likeliest row is another: where one
 * or two posts are left for the last page, their parts, or what stands beside them, make a larger row than they do.
 */
export function asBefore(row: Row | undefined): Row | undefined {
	const like = expected;
	if (!like || row?.posts.some((el) => isCalledAlike(el, like))) return row;
	// Names with a counter in them cannot be asked for, and those of nobody would fit anything.
	if (like.names.size === 0 || [...like.names].some((name) => name.includes('#'))) return row;
	const selector = `${like.tag.toLowerCase()}${[...like.names].map((name) => `.${CSS.escape(name)}`).join('')}`;
	const found = deepAll(selector).filter(
		(el) => !el.closest(OUTSIDE) && isCard(el) && isAlike(el, like, true),
	);
	const all = new Set(found);
	const posts = found.filter((el) => !isInside(el, all)).sort(inOrder);
	if (posts.length === 0) return row;
	const containers = [...new Set(posts.flatMap((el) => parentOf(el) ?? []))].sort(inOrder);
	return { containers, posts, like, score: 0 };
}

/** It is the row that the feed had on the page before: whatever else here calls itself an article stands beside it. */
export function isAsBefore(row: Row): boolean {
	const like = expected;
	return like !== undefined && like.names.size > 0 && row.posts.every((el) => isCalledAlike(el, like));
}

function isInside(el: Element, all: ReadonlySet<Element>): boolean {
	const up = parentOf(el);
	return up !== null && isWithin(all, up);
}
