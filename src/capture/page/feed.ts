import { childrenOf, contains, deepAll, isShown, parentOf } from './dom.ts';
import { postSigns, speakForThemselves } from './post-signs.ts';
import { areaOf, containersNow, findRow, isAlike, isCard, type Likeness, OUTSIDE, type Row } from './rows.ts';

/** How the posts of this page are recognised: by what the markup says, or by standing in a row. */
export interface Feed {
	readonly kind: 'semantic' | 'repeated' | 'none';
	readonly posts: readonly Element[];
}

/** What was recognised, and how to find it again. */
interface Known extends Feed {
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
].join(',');
const COMMENT_TYPE = '[itemtype*="schema.org/Comment"],[itemprop=comment],.h-cite';
const NONE: Known = { kind: 'none', posts: [] };
/** Looks after which the whole page is judged anew: a feed may have come into being beside what was taken for it. */
const AFRESH = 90;
/** Looks that find nothing before it is believed: a list that draws itself anew is empty for a moment. */
const EMPTY = 3;

let known: Known = NONE;
let asked = 0;
let empty = 0;

/**
 * The posts that are in the page now, outermost only, in document order. What was recognised once is found again in
 * the same way, so that a page in which comments unfold or nodes are reused does not turn into another feed midway.
 */
export function findFeed(): Feed {
	if (known.kind === 'none') {
		known = judgeFeed();
		return known;
	}
	const posts = findAgain(known);
	empty = posts.length > 0 ? 0 : empty + 1;
	const lost =
		empty >= EMPTY || (known.row !== undefined && !known.row.containers.some((c) => c.isConnected));
	if (lost && posts.length === 0) {
		known = judgeFeed();
		empty = 0;
		return known;
	}
	if (++asked % AFRESH === 0) {
		const other = judgeFeed();
		if (isBetter(other, posts)) {
			known = other;
			return known;
		}
	}
	return { kind: known.kind, posts };
}

/** All that was known and more beside it; or so much larger that what was known must have been something else. */
function isBetter(other: Known, posts: readonly Element[]): boolean {
	if (other.posts.length <= posts.length) return false;
	if (posts.every((p) => other.posts.includes(p))) return true;
	const nested = other.posts.some((o) => posts.some((p) => contains(p, o) || contains(o, p)));
	return !nested && totalArea(other.posts) > totalArea(posts) * 3;
}

function findAgain({ kind, row }: Known): readonly Element[] {
	if (kind === 'semantic' || !row) return semanticPosts();
	row.containers = containersNow(row.containers);
	return row.containers.flatMap((container) => childrenOf(container).filter((el) => isPost(el, row.like)));
}

/** Once a post, always a post, as long as it is shown: looking closely at thousands at every step would cost more and more. */
const posted = new WeakSet<Element>();

function isPost(el: Element, like: Likeness): boolean {
	if (!isCard(el)) return false;
	if (posted.has(el)) return true;
	if (!isAlike(el, like)) return false;
	posted.add(el);
	return true;
}

function semanticPosts(): Element[] {
	return outermost(deepAll(SEMANTIC).filter(isPostLike)).filter((el) => !el.closest(COMMENT_TYPE));
}

/** Judges the whole page. */
function judgeFeed(): Known {
	const semantic = semanticPosts();
	const row = findRow();
	if (!row) return semantic.length > 0 ? { kind: 'semantic', posts: semantic } : NONE;
	return semantic.length > 0 && isBySemantics(semantic, row)
		? { kind: 'semantic', posts: semantic }
		: { kind: 'repeated', posts: row.posts, row: { containers: row.containers, like: row.like } };
}

/** Are the elements that call themselves articles the posts, or parts of posts, or something beside them? */
function isBySemantics(semantic: readonly Element[], { posts }: Row): boolean {
	const inRow = semantic.filter((s) => posts.some((p) => contains(p, s)));
	if (inRow.length >= semantic.length * 0.5) {
		// Comments may be articles within posts that are not; or each post is an article in a wrapper.
		const holders = posts.filter((p) => semantic.some((s) => contains(p, s)));
		return holders.length >= posts.length * 0.5 && !speakForThemselves(holders, semantic);
	}
	const rowInThem = posts.filter((p) => semantic.some((s) => s !== p && contains(s, p)));
	if (rowInThem.length >= posts.length * 0.5) {
		// One article around the whole page is no post.
		const around = semantic.length <= 2 && posts.length >= semantic.length * 3;
		return !around || speakForThemselves(semantic, posts);
	}
	const weight = (els: readonly Element[]) =>
		els.reduce((sum, el) => sum + areaOf(el) * postSigns(el), 0) * (els.length > 1 ? 1 : 0.5);
	return weight(semantic) >= weight(posts);
}

function isPostLike(el: Element): boolean {
	if (!isShown(el) || el.closest(OUTSIDE)) return false;
	const box = el.getBoundingClientRect();
	return box.width >= 120 && box.height >= 40;
}

function outermost(els: readonly Element[]): Element[] {
	const set = new Set(els);
	return els.filter((el) => {
		for (let up = parentOf(el); up; up = parentOf(up)) if (set.has(up)) return false;
		return true;
	});
}

function totalArea(els: readonly Element[]): number {
	return els.reduce((sum, el) => sum + areaOf(el), 0);
}
