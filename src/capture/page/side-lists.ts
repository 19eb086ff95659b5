import { readAuthor } from './author.ts';
import { deepAll, isShown, labelOf, shownText, webAddress } from './dom.ts';
import { isBeyondEnd } from './feed-end.ts';
import { isHeld } from './held.ts';
import { nameOfMost } from './kin.ts';
import { isInTalk } from './one-post.ts';
import { bare } from './permalink.ts';
import { hasTime } from './post-signs.ts';
import { findRows, innermost, isAlike, isCard, type Likeness, OUTSIDE, type Row } from './rows.ts';
import { SUGGESTS } from './suggested.ts';
import { isTimeOnly, timeFromShown } from './times.ts';
import { childrenOf, contains, isWithin, parentOf } from './tree.ts';

/** Entries of which this share must be dated, and letters that each must say besides. */
const MOST = 0.6;
const LETTERS = 8;
const SAMPLE = 12;
/** Letters of a line that says when, and perhaps where. */
const LINE = 48;
/** Lists beside the feed of one page, at most. */
const MOST_LISTS = 6;
/** Looks after which the page is searched anew for lists that came later; then after twice as many. */
const AFRESH = 12;
const HEADING = 'h1,h2,h3,h4,h5,h6,[role=heading]';
/** Parts of a page in which nothing is an entry of the account's, and what hangs over it. */
const ELSEWHERE = `${OUTSIDE},form,select,[role=alert],[role=status]`;
/** What others say somewhere on the site. */
const OF_OTHERS = /kommentar|comment|diskussion|discussion|svar(?!t)|repl(?:y|ies)|respons/i;

interface SideList {
	readonly containers: readonly Element[];
	readonly like: Likeness;
}

let lists: readonly SideList[] = [];
let asked = 0;
let askAnew = 1;
let known = 0;

/** Searches the page for such lists at the next look, whenever it was last searched. */
export function lookForSides(): void {
	askAnew = 0;
}

/**
 * Entries of the account's that stand in lists of their own beside its feed, or above or below it, and are built otherwise: events beside
 * the news, notices above them. Each list is dated as a feed is, has words besides, stands on its own, and leads to this site. What
 * only points at posts that the page shows, what others wrote or said, and what a heading calls suggested, is none.
 * @param feed the posts of the feed
 * @param age changes when the page shows other contents
 */
export function sidePosts(feed: readonly Element[], age: number): readonly Element[] {
	if (feed.length === 0) return [];
	if (age !== known) {
		[known, lists, asked, askAnew] = [age, [], 0, 1];
	}
	if (asked++ >= askAnew - 1) {
		askAnew = Math.max(AFRESH, asked * 2);
		lists = [...lists.filter(({ containers }) => containers.some((el) => el.isConnected)), ...newLists(feed)];
	}
	if (lists.length === 0) return [];
	const own = new Set(feed);
	const apart = [...new Set(listed())].filter(
		(el) => !isWithin(own, el) && !feed.some((post) => contains(el, post)),
	);
	return apart.length === 0 ? apart : withoutPointers(apart, feed);
}

/** Boxes that are known to be entries. */
function listed(): Element[] {
	return lists.flatMap(({ containers, like }) =>
		containers.flatMap((box) => childrenOf(box).filter((el) => isCard(el) && isAlike(el, like))),
	);
}

function newLists(feed: readonly Element[]): SideList[] {
	const taken: Element[] = [
		...feed.filter((el) => !isHeld(el)),
		...lists.flatMap(({ containers }) => containers),
	];
	const name = nameOfMost(feed.filter((el) => !isHeld(el)).slice(0, SAMPLE));
	const found: SideList[] = [];
	while (found.length < MOST_LISTS) {
		const known = new Set(taken);
		const around = new Set(taken.flatMap(outward));
		const row = innermost(findRows((el) => around.has(el) || isWithin(known, el)));
		if (!row) break;
		if (isOwnList(row, name)) found.push({ containers: row.containers, like: row.like });
		taken.push(...row.posts);
	}
	return found;
}

/** All that it stands in. */
function outward(el: Element): Element[] {
	const boxes: Element[] = [];
	for (let up = parentOf(el); up; up = parentOf(up)) boxes.push(up);
	return boxes;
}

function isOwnList({ posts, like }: Row, name: string | undefined): boolean {
	const [first] = posts;
	if (!first || !like.timed || posts.some((el) => el.closest(ELSEWHERE) !== null || isInTalk(el)))
		return false;
	if (isBeyondEnd(first) || SUGGESTS.test(headingOf(first)) || OF_OTHERS.test(headingOf(first))) return false;
	const sample = posts.slice(0, SAMPLE);
	const dated = sample.filter((el) => isDated(el) && saysMore(el));
	if (dated.length < sample.length * MOST) return false;
	const links = sample.flatMap((el) => deepAll('a[href]', el).map((a) => webAddress(a.getAttribute('href'))));
	const hosts = links.flatMap((address) => URL.parse(address ?? '')?.host ?? []);
	if (hosts.length > 0 && hosts.filter((host) => host === location.host).length < hosts.length * MOST)
		return false;
	const authors = sample.flatMap((el) => readAuthor(el, () => false)?.name ?? []);
	// Where the posts are signed, what is signed by others alone is theirs.
	return name === undefined || authors.length < sample.length * MOST || authors.includes(name);
}

/** It says when by markup, or in a line of hardly more than that: a number of hours or metres in a text is no day. */
function isDated(el: Element): boolean {
	if (!hasTime(el)) return false;
	if (deepAll('time,[datetime]', el).length > 0) return true;
	const lines = shownText(el).split('\n');
	return lines.some((line) => line.length <= LINE && timeFromShown(line.trim(), Date.now()) !== undefined);
}

/** It has words besides its time. */
function saysMore(el: Element): boolean {
	const lines = shownText(el).split('\n');
	const words = lines.filter((line) => !isTimeOnly(line.trim())).join('');
	return words.replace(/\P{L}+/gu, '').length >= LETTERS;
}

/** The nearest heading above a list in a box that holds both. */
function headingOf(first: Element): string {
	for (let up = parentOf(first); up && up !== document.body; up = parentOf(up)) {
		const label = up.getAttribute('aria-label');
		const above = deepAll(HEADING, up).filter(
			(el) =>
				(el.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 &&
				!contains(first, el) &&
				isShown(el),
		);
		const last = above.at(-1);
		if (last || label) return `${label ?? ''} ${last ? labelOf(last) : ''}`;
	}
	return '';
}

/** Without those that lead to a post of the feed and say nothing, beside a time, that it does not say. */
function withoutPointers(entries: readonly Element[], feed: readonly Element[]): Element[] {
	const posts = feed.filter((el) => !isHeld(el));
	const byLink = new Map<string, Element[]>();
	for (const el of posts) for (const link of linksOf(el)) byLink.set(link, [...(byLink.get(link) ?? []), el]);
	return entries.filter((el) => {
		const links = linksOf(el);
		const pointed = byLink
			.get(links[0] ?? '')
			?.filter((post) => links.every((link) => byLink.get(link)?.includes(post)));
		if (!pointed?.length) return true;
		const said = shownText(el)
			.split('\n')
			.filter((line) => !isTimeOnly(line.trim()))
			.map(wordsOf);
		return !pointed.some((post) => {
			const words = wordsOf(shownText(post));
			return said.every((line) => line.isSubsetOf(words));
		});
	});
}

function linksOf(el: Element): string[] {
	const all = el.matches('a[href]') ? [el, ...deepAll('a[href]', el)] : deepAll('a[href]', el);
	return [...new Set(all.flatMap((a) => webAddress(a.getAttribute('href')) ?? []).map(bare))];
}

function wordsOf(text: string): Set<string> {
	return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}
