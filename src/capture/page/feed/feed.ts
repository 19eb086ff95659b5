import { withoutPointers, withoutWidgets } from '../around/pointers.ts';
import { withTalkBelow } from '../comments/talk-below.ts';
import { forgetStrangers, withoutStrangers } from '../strangers/strangers.ts';
import { withoutSuggested } from '../strangers/suggested.ts';
import { deepAll, isShown, onceATree } from '../tree/dom.ts';
import { isHeld, isInHeld } from '../tree/held.ts';
import { once, touched } from '../tree/once.ts';
import { sized } from '../tree/sized.ts';
import { childrenOf, contains, isWithin, parentOf } from '../tree/tree.ts';
import { withGrown } from '../unfold/grown-beside.ts';
import { holdersOf, outermost, totalArea } from './boxes-in-boxes.ts';
import { asBefore, expectRow, type FeedBuild, isAsBefore, isFurtherPage } from './expected.ts';
import { setFeedEnd } from './feed-end.ts';
import { kinOf } from './kin.ts';
import { isInTalk, takeOnePost } from './one-post.ts';
import { ownPage } from './own-page.ts';
import { pinnedAbove } from './pinned.ts';
import { hasTime, postSigns, speakForThemselves } from './post-signs.ts';
import { areOurs, putInBoxes, putMoreInBoxes } from './put-in-boxes.ts';
import {
	areaOf,
	containersNow,
	findRow,
	inOrder,
	isAlike,
	isCalledAlike,
	isCard,
	type Likeness,
	OUTSIDE,
	withNested,
	withOthers,
} from './rows.ts';
import { keepApart, type PostList, secondLists } from './second-lists.ts';

/** How the posts of this page are recognised: by what the markup says, or by standing in a row. */
export interface Feed {
	readonly kind: 'semantic' | 'repeated' | 'none';
	readonly posts: readonly Element[];
}

/** What was recognised, and how to find it again. */
interface Known extends Feed {
	/** Above all of them, and built otherwise. */
	readonly above?: readonly Element[];
	/** Further lists of the account's posts, built otherwise. */
	readonly lists?: readonly PostList[];
	readonly row?: { containers: readonly Element[]; readonly like: Likeness };
}

const SEMANTIC = [
	'article',
	'[role=article]',
	'[itemtype*="schema.org/SocialMediaPosting"]',
	'[itemtype*="schema.org/BlogPosting"]',
	'[itemtype*="schema.org/Article"]',
	'[itemtype*="schema.org/NewsArticle"]',
	'[itemtype*="schema.org/DiscussionForumPosting"]',
	'[itemtype*="schema.org/VideoObject"]',
	'.h-entry',
	'[aria-posinset]',
];
/** Those that this page has; to look for all of them at every step would cost more than all else. */
let signsInUse: readonly string[] = SEMANTIC;
const NOT_A_POST = `[itemtype*="schema.org/Comment"],[itemprop=comment],.h-cite,${OUTSIDE}`;
const NONE: Known = { kind: 'none', posts: [] };
/**
 * Looks after which the whole page is judged anew: a feed may have come into being beside what was taken for it. Twice
 * as many each time that it has not.
 */
const AFRESH = 40;
/** Looks that find nothing before it is believed: a list that draws itself anew is empty for a moment. */
const EMPTY = 3;

let known: Known = NONE;
let asked = 0;
let askAnew = AFRESH;
let empty = 0;

/**
 * The posts that are in the page now, outermost only, in document order. What was recognised once is found again in
 * the same way, so that a page in which comments unfold or nodes are reused does not turn into another feed midway.
 */
export const findFeed = once((): Feed => {
	const { kind, posts } = findKnown();
	if (ownPage()) return { kind, posts };
	const kin = kinOf(posts);
	const all = kin.length === 0 ? posts : [...posts, ...kin].sort(inOrder);
	return { kind, posts: withGrown(withTalkBelow(withoutStrangers(withoutSuggested(all)))) };
});

function findKnown(): Feed {
	const own = ownPage();
	if (own) return { kind: 'semantic', posts: [own.root] };
	if (known.kind === 'none') {
		known = judgeFeed();
		return known;
	}
	const again = findAgain(known);
	const above = (known.above ?? []).filter((el) => el.isConnected && (isHeld(el) || isShown(el)));
	const posts = joined([...above, ...again], known.lists);
	// What is said of a single article may come when somebody has read as far as that.
	if (known.kind === 'semantic' && posts.length === 1 && takeOnePost(posts, [])) return findKnown();
	empty = again.length > 0 ? 0 : empty + 1;
	const lost =
		empty >= EMPTY || (known.row !== undefined && !known.row.containers.some((c) => c.isConnected));
	if (lost && again.length === 0) {
		known = judgeFeed();
		empty = 0;
		return known;
	}
	if (++asked >= askAnew) {
		const other = judgeFeed();
		const better = isBetter(other, posts);
		askAnew = asked + (better ? AFRESH : asked);
		if (better) {
			known = other;
			return known;
		}
	}
	return { kind: known.kind, posts };
}

/** Forgets which elements the posts were: the page shows other contents by now. */
export function forgetFeed(): void {
	known = NONE;
	setFeedEnd(undefined);
	forgetStrangers();
	touched();
}

/** How the posts that stand in a row are built; null where none do. */
export function feedBuild(): FeedBuild | null {
	const like = known.row?.like;
	return like ? { ...like, names: [...like.names] } : null;
}

/** Judges the page anew, as one that goes on from a page whose posts are built so. */
export function expectFeed(build: FeedBuild): void {
	expectRow(build);
	forgetFeed();
}

/** Looks for posts in a part of the page that has opened, too: what is alike there belongs to the same feed. */
export function widenFeed(part: Element): void {
	const { row } = known;
	if (!row) return;
	const alike = (holder: Element, isOne: (el: Element) => boolean) =>
		childrenOf(holder).some((el) => isCard(el) && isAlike(el, row.like, true) && isOne(el));
	const inside = [part, ...deepAll('*', part)];
	// What is only dated as they are may be around those that are also called as they are.
	const called = inside.filter((holder) => alike(holder, (el) => isCalledAlike(el, row.like)));
	const holders = called.length > 0 ? called : inside.filter((holder) => alike(holder, () => true));
	row.containers = [...new Set([...row.containers, ...holders])];
	touched();
}

/** All that was known and more beside it; or so much larger that what was known must have been something else. */
function isBetter(other: Known, posts: readonly Element[]): boolean {
	if (other.posts.length <= posts.length) return false;
	const others = new Set(other.posts);
	if (posts.every((p) => others.has(p))) return true;
	const own = new Set(posts);
	const nested = other.posts.some((o) => isWithin(own, o)) || posts.some((p) => isWithin(others, p));
	return !nested && totalArea(other.posts) > totalArea(posts) * 3;
}

function findAgain({ kind, row }: Known): readonly Element[] {
	if (kind === 'semantic' || !row) return semanticPosts();
	if (areOurs(row.like)) for (const list of row.containers) putMoreInBoxes(list);
	row.containers = withNested(containersNow(row.containers), row.like);
	return row.containers.flatMap((container) => childrenOf(container).filter((el) => isPost(el, row.like)));
}

/** Once a post, always a post, as long as it is shown: looking closely at thousands at every step would cost more and more. */
const posted = new WeakSet<Element>();

function isPost(el: Element, like: Likeness): boolean {
	if (isHeld(el)) return true;
	if (!isCard(el) && !isLine(el, like)) return false;
	if (posted.has(el)) return true;
	if (!isAlike(el, like)) return false;
	posted.add(el);
	return true;
}

/** One line with a time, among posts that are dated: a short notice is no less one. */
function isLine(el: Element, { timed }: Likeness): boolean {
	if (!timed) return false;
	const { width, height } = el.getBoundingClientRect();
	return height >= 14 && width >= 100 && isShown(el) && hasTime(el);
}

/** What calls itself a post by the signs that are in use, as large as it may be. */
const named = onceATree(
	() => deepAll(signsInUse.join(',')).filter((el) => posted.has(el) || !el.closest(NOT_A_POST)),
	() => signsInUse,
);

function semanticPosts(): Element[] {
	if (signsInUse.length === 0) return [];
	const all = outermost(sized(named().filter((el) => posted.has(el) || !isInHeld(el))));
	const posts = withoutPointers(withoutWidgets(all));
	for (const el of posts) posted.add(el);
	return posts;
}

/** Judges the whole page. */
function judgeFeed(): Known {
	signsInUse = SEMANTIC.filter((sign) => deepAll(sign).length > 0);
	const semantic = semanticPosts();
	const found = findRow();
	const row = asBefore(found && withOthers(found));
	// What goes on from another page is not about one post.
	if (!isFurtherPage() && takeOnePost(semantic, row?.posts ?? [])) return findKnown();
	const ours = putInBoxes(row?.posts ?? semantic, isFurtherPage());
	if (ours) return withAbove({ kind: 'repeated', posts: ours.posts, row: { ...ours } });
	if (!row) return semantic.length > 0 ? withAbove({ kind: 'semantic', posts: semantic }) : NONE;
	return withAbove(
		semantic.length > 0 &&
			!isAsBefore(row) &&
			isBySemantics(semantic.filter(isWhole), row.posts.filter(isWhole))
			? { kind: 'semantic', posts: semantic }
			: { kind: 'repeated', posts: row.posts, row: { containers: row.containers, like: row.like } },
	);
}

function withAbove(feed: Known): Known {
	const lists = secondLists(feed.posts);
	const listed = new Set(lists.flatMap(({ posts }) => posts));
	const above = pinnedAbove(feed.posts).filter(
		(el) => !isWithin(listed, el) && ![...listed].some((post) => el.contains(post)),
	);
	if (above.length === 0 && lists.length === 0) return feed;
	keepApart(above);
	return { ...feed, above, lists, posts: joined([...above, ...feed.posts], lists) };
}

/** With those of further lists, in the order of the page; without a box that is nothing but what such a list stands in. */
function joined(posts: readonly Element[], lists: readonly PostList[] = []): readonly Element[] {
	const listed = lists.flatMap(({ containers, like }) =>
		containersNow(containers).flatMap((box) => childrenOf(box).filter((el) => isPost(el, like))),
	);
	if (listed.length === 0) return posts;
	keepApart(listed);
	const own = new Set(listed);
	const others = posts.filter((el) => !own.has(el) && !listed.some((post) => contains(el, post)));
	return [...others, ...listed].sort(inOrder);
}

/** Of a post that is held nothing is known that stands in it. */
function isWhole(el: Element): boolean {
	return !isHeld(el);
}

/** Are the elements that call themselves articles the posts, or parts of posts, or something beside them? */
function isBySemantics(semantic: readonly Element[], posts: readonly Element[]): boolean {
	const row = new Set(posts);
	const inRow = semantic.filter((s) => isWithin(row, s));
	// Small boxes of a list beside the posts may be more than those are, and call themselves articles as well.
	if (inRow.length >= semantic.length * 0.5 && totalArea(inRow) >= totalArea(semantic) * 0.5) {
		// Comments may be articles within posts that are not; or each post is an article in a wrapper.
		const named = [...new Set([...semantic, ...namedInFolds(posts)])];
		const held = holdersOf(named, row);
		const holders = posts.filter((p) => held.has(p));
		return holders.length >= posts.length * 0.5 && !speakForThemselves(holders, named);
	}
	const articles = new Set(semantic);
	// What calls itself an article is one sooner than what is called a comment.
	if (posts.every(isInTalk) && !semantic.every(isInTalk) && !posts.some((p) => isWithin(articles, p)))
		return true;
	const rowInThem = posts.filter((p) => {
		const up = parentOf(p);
		return up !== null && isWithin(articles, up);
	});
	if (rowInThem.length >= posts.length * 0.5) {
		// One article around the whole page is no post.
		const around = semantic.length <= 2 && posts.length >= semantic.length * 3;
		return !around || speakForThemselves(semantic, posts);
	}
	const weight = (els: readonly Element[]) =>
		els.reduce((sum, el) => sum + areaOf(el) * postSigns(el), 0) * (els.length > 1 ? 1 : 0.5);
	return weight(semantic) >= weight(posts);
}

/** What calls itself a post in parts of the boxes that are not shown yet: the closed months of an archive. */
function namedInFolds(boxes: readonly Element[]): Element[] {
	const within = boxes.flatMap((box) => deepAll(signsInUse.join(','), box));
	return outermost(within.filter((el) => !el.closest(NOT_A_POST) && !el.checkVisibility()));
}
