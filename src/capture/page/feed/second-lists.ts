import { readAuthor } from '../post/author.ts';
import { plainText, shownText } from '../tree/dom.ts';
import { isHeld } from '../tree/held.ts';
import { contains, isWithin, parentOf } from '../tree/tree.ts';
import { areGroups } from './groups.ts';
import { listTitle } from './list-title.ts';
import { namesOf, PINNED } from './pinned.ts';
import { hasTime } from './post-signs.ts';
import { findRows, OUTSIDE, type Row } from './rows.ts';

/** A list of posts beside the feed, and how they are found again. */
export type PostList = Pick<Row, 'containers' | 'like' | 'posts'>;

const OTHER_PARTS = `${OUTSIDE},aside,form,header,[role=complementary],[role=banner],[role=search]`;
/** Posts that are asked whose they are. */
const SAMPLE = 12;
/** Letters besides the name from which on a box says something. */
const LETTERS = 40;
/** Characters of a heading that names a list. */
const TITLE = 40;
/** Lines of a post in which a label may say that it is pinned, and characters of that. */
const LINES = 3;
const LABEL = 30;

const apart = new WeakSet<Element>();

/** Keeps in mind that these stand in a list of their own or above all others, where a post of the feed may stand a second time. */
export function keepApart(posts: readonly Element[]): void {
	for (const el of posts) apart.add(el);
}

/** It does, or says of itself that it is pinned. */
export function standsApart(post: Element): boolean {
	const begin = () => shownText(post).split('\n').filter(Boolean).slice(0, LINES);
	return apart.has(post) || begin().some((line) => line.length <= LABEL && PINNED.test(line));
}

/**
 * Lists apart from the feed that hold posts of the account as well: what it has pinned, in a part of the page with a heading of
 * its own, or a second feed beside the first. Every box in such a list is dated and says something, and is by whom the feed is by,
 * or the list's heading says that they are pinned. Lists without a name, as of events, and those in side parts are none.
 */
export function secondLists(posts: readonly Element[]): PostList[] {
	const sample = posts.filter((el) => !isHeld(el)).slice(0, SAMPLE);
	if (sample.length < 2) return [];
	const own = new Set(posts);
	const names = namesOf(sample);
	const found: PostList[] = [];
	const around = holding(posts);
	for (const row of findRows(true)) {
		const isApart = row.posts.every((el) => !around.has(el));
		if (!isApart || !standsFree(row, own) || row.posts.some((el) => el.closest(OTHER_PARTS))) continue;
		const isTaken = (el: Element) =>
			found.some((list) => list.posts.some((other) => contains(other, el) || contains(el, other)));
		if (row.posts.some(isTaken)) continue;
		const isPinned = () => {
			const title = listTitle(row.posts, own);
			return title !== undefined && title.length <= TITLE && PINNED.test(title);
		};
		const isOurs = (el: Element) => names.has(readAuthor(el, () => false)?.name ?? '');
		if (!row.posts.every((el) => hasTime(el) && says(el, names))) continue;
		if (row.posts.every(isOurs) || isPinned()) found.push(row);
	}
	return found;
}

/** It stands in none of the posts, but where what was taken for one is nothing but a box around the list. */
function standsFree(row: Row, own: ReadonlySet<Element>): boolean {
	const inPosts = holding(row.posts);
	const around = [...own].filter((post) => inPosts.has(post));
	return (
		around.length === 0 ||
		(row.posts.every((el) => isWithin(own, el)) && around.every((box) => areGroups([box], heldIn(box, row))))
	);
}

/** These and all that they stand in: asked of each of them by each other, a long feed is looked through as often as it has posts. */
function holding(els: readonly Element[]): ReadonlySet<Element> {
	const all = new Set<Element>();
	for (const el of els) for (let up: Element | null = el; up && !all.has(up); up = parentOf(up)) all.add(up);
	return all;
}

function heldIn(box: Element, { posts }: Row): Element[] {
	return posts.filter((el) => contains(box, el));
}

function says(el: Element, names: ReadonlySet<string>): boolean {
	let words = plainText(el);
	for (const name of names) words = words.replaceAll(name, '');
	return words.replace(/\P{L}+/gu, '').length >= LETTERS;
}
