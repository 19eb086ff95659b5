import { postSet, postsAtHand } from '../feed/at-hand.ts';
import { findFeed } from '../feed/feed.ts';
import { strangers } from '../strangers/strangers.ts';
import { deepAll, isShown, webAddress } from '../tree/dom.ts';
import { childrenOf, contains, parentOf } from '../tree/tree.ts';

/** Share of the window above which a frame is the page, and not an advertisement or a film in it. */
const MOST_OF_IT = 0.35;

/**
 * The address of the frame that holds the page's contents, where the page itself shows no posts: an account that is
 * embedded in a website. Null where there is none.
 */
export function contentFrame(): string | null {
	if (findFeed().posts.length > 0) return null;
	const frames = deepAll('iframe[src],frame[src]').map((el) => {
		const { width, height } = el.getBoundingClientRect();
		return {
			el,
			area: (Math.min(width, innerWidth) * Math.min(height, innerHeight)) / (innerWidth * innerHeight),
		};
	});
	const largest = frames.filter(({ el }) => isShown(el)).sort((a, b) => b.area - a.area)[0];
	if (!largest || largest.area < MOST_OF_IT) return null;
	return webAddress(largest.el.getAttribute('src')) ?? null;
}

/** Where a frame stands, in CSS pixels of the window. */
export interface FrameBox {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
	/** It is called comments. */
	readonly talk?: true;
}

/** The frames that a post shows, whose words are another document's. */
export function framesOf(post: Element): FrameBox[] {
	return [...deepAll('iframe', post), ...talkFrames(post)].flatMap((el) => {
		const { x, y, width, height } = el.getBoundingClientRect();
		const talk = isCalledTalk(el, post) ? ({ talk: true } as const) : {};
		return width >= 120 && height >= 40 && isShown(el) ? [{ x, y, width, height, ...talk }] : [];
	});
}

/** What programs call the frame, or the place for it, in which they draw what is said of an article. */
const TALK =
	/comment|kommentar|diskussion|discussion|disqus|repl(?:y|ies)|giscus|utteranc|\bisso\b|hyvor|coral-talk|remark42/i;
/** Boxes around a frame that are asked what they are called. */
const AROUND = 3;

/** Frames below the only post of a page that are called comments. */
function talkFrames(post: Element): Element[] {
	if (postsAtHand().length !== 1) return [];
	return deepAll('iframe').filter((el) => {
		if (contains(post, el) || el.closest('aside,nav,footer,[role=complementary]')) return false;
		if (!(post.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING)) return false;
		return isCalledTalk(el);
	});
}

/** It, or a box around it below the post, is called comments. */
function isCalledTalk(frame: Element, post?: Element): boolean {
	let up: Element | null = frame;
	for (let height = 0; up && up !== document.body && up !== post && height <= AROUND; height++) {
		const of = up;
		const names = ['id', 'class', 'name', 'title', 'aria-label'].map((name) => of.getAttribute(name) ?? '');
		if (TALK.test(names.join(' '))) return true;
		up = parentOf(up);
	}
	return false;
}

/** Boxes that the posts flow through in columns: what ends one of those stands below no post that is in it. */
function columnsOf(posts: readonly Element[]): DOMRect[] {
	const parents = new Set(posts.flatMap((el) => parentOf(el) ?? []));
	return [...parents].flatMap((el) => {
		const { columnCount, columnWidth } = getComputedStyle(el);
		return Number(columnCount) > 1 || columnWidth !== 'auto' ? [el.getBoundingClientRect()] : [];
	});
}

/**
 * Pictures and longer texts between the first post and the last, in their column, that are in none of them: posts that
 * were not recognised look like that. Advertisements do too, which is why a few say little; those that are known for it are told by themselves.
 * @param from, to rows of the viewport
 */
export function unreadBetween(from: number, to: number): string[] {
	const posts = postsAtHand();
	if (posts.length < 2) return [];
	const boxes = posts.map((el) => el.getBoundingClientRect());
	const left = Math.min(...boxes.map((b) => b.left));
	const right = Math.max(...boxes.map((b) => b.right));
	const top = Math.max(from, Math.min(...boxes.map((b) => b.top)));
	const ends = [...boxes, ...columnsOf(posts)].map((b) => b.bottom);
	const bottom = Math.min(to, Math.max(...ends));
	const held = new Set([...postSet(), ...strangers()]);
	const unread: string[] = [];
	const visit = (el: Element): void => {
		if (held.has(el)) return;
		for (const child of childrenOf(el)) visit(child);
		if (!el.matches('img,p,[dir=auto]')) return;
		const box = el.getBoundingClientRect();
		if (box.top < top || box.bottom > bottom || box.left < left - 2 || box.right > right + 2) return;
		const picture =
			el instanceof HTMLImageElement && box.width >= 100 && box.height >= 100 ? el.currentSrc : '';
		const words = el instanceof HTMLImageElement ? '' : (el.textContent ?? '').trim();
		if ((picture || words.length >= 40) && isShown(el)) unread.push(picture || words.slice(0, 60));
	};
	if (document.body) visit(document.body);
	return unread;
}
