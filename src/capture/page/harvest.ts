import type { Post } from '../../records/post.ts';
import { boxedCount, withBoxed } from './comments/boxed-comments.ts';
import { readComments } from './comments/comments.ts';
import { talkFrame } from './comments/talk-frame.ts';
import { readCounts } from './counts/counts.ts';
import { signRows } from './counts/sign-rows.ts';
import { postSet, postsAtHand } from './feed/at-hand.ts';
import { type Feed, findFeed } from './feed/feed.ts';
import { stateOfLast } from './feed/last-post.ts';
import { framesTalk } from './feed/one-post.ts';
import { type OwnPage, ownPage } from './feed/own-page.ts';
import { standsApart } from './feed/second-lists.ts';
import { drawnBy, SHOWS_PICTURE } from './pictures/drawn.ts';
import { isPaintedCanvas } from './pictures/made.ts';
import { slidesOf, withLines, withSlides } from './pictures/slides.ts';
import { slidesDone } from './pictures/turnings.ts';
import { type Above, readAbove } from './post/above-post.ts';
import { readAuthor } from './post/author.ts';
import { writerByAddress } from './post/by-address.ts';
import { type FrameBox, framesOf } from './post/embedded.ts';
import { facedName } from './post/faced-name.ts';
import { beheaded, readSharer } from './post/head.ts';
import { readLinks } from './post/links.ts';
import { memberCard, timeInCard } from './post/member-card.ts';
import { pageNameAndTime } from './post/page-name-and-time.ts';
import { bare, isAskedForPost, readPermalink } from './post/permalink.ts';
import { readId, readImages, readText, readTime, readVideos } from './post/post.ts';
import { findQuoted, readQuoted } from './post/quoted.ts';
import { timeLabels } from './time/time-labels.ts';
import { deepAll, isShown, plainText, shortHash, shownText, webAddress } from './tree/dom.ts';
import { contains } from './tree/tree.ts';
import { elsewhere } from './unfold/elsewhere.ts';
import { footless } from './unfold/foot.ts';
import { withRest, wordsOver } from './unfold/words-over.ts';
import { feedHeight } from './window/scroller.ts';

/** A post as read at one place of the walk; `position` is given when all are joined. */
export type Harvested = Omit<Post, 'position' | 'box'> & {
	/** Rows of the viewport. */
	readonly top: number;
	readonly left: number;
	readonly width: number;
	readonly height: number;
	/** It stands in a list of its own beside the feed or above it, or is called pinned: the feed may hold it too. */
	readonly apart?: true;
	/** Frames that it shows; absent where it has none. */
	readonly frames?: readonly FrameBox[];
};

export interface Harvest {
	readonly kind: Feed['kind'];
	/** Posts in the page now, read or not. */
	readonly inPage: number;
	readonly posts: readonly Harvested[];
}

let read = new WeakMap<Element, string>();
let sharedLinks: { at: number; links: ReadonlySet<string> } = { at: 0, links: new Set() };

/**
 * Reads the posts between two rows of the viewport. A post that was read before and has not changed since is left
 * out, so that a long feed costs no more at its end than at its beginning.
 */
export function harvest(from: number, to: number, now: number): Harvest {
	const feed = findFeed();
	const posts: Harvested[] = [];
	for (const el of postsAtHand()) {
		const box = el.getBoundingClientRect();
		if (box.bottom < from || box.top > to || box.height < 1 || isSkipped(el)) continue;
		const state = stateOf(el);
		if (read.get(el) === state) continue;
		read.set(el, state);
		posts.push(readPost(el, linksOfOthers(el, feed.posts), now));
	}
	return { kind: feed.kind, inPage: postSet().size, posts };
}

/** What the browser does not lay out before it comes near the window has no places yet, and would be read as if it were not shown. */
function isSkipped(el: Element): boolean {
	const [inside] = el.children;
	return inside?.checkVisibility({ contentVisibilityAuto: true }) === false && inside.checkVisibility();
}

/**
 * Forgets all that was read, so that the next harvest reads everything again: also what the page has taken out for the moment and puts
 * back later, or what was read of it and dropped would be taken for known.
 */
export function harvestAgain(): void {
	read = new WeakMap();
}

function stateOf(el: Element): string {
	const images = deepAll('img', el).map(
		(i) => `${(i as HTMLImageElement).currentSrc}${(i as HTMLImageElement).complete}`,
	);
	// A still picture, or one in a drawing, comes with an address alone.
	const others = deepAll(SHOWS_PICTURE, el);
	images.push(...others.flatMap((i) => drawnBy(i).map(({ address }) => address)));
	images.push(`${others.filter(isPaintedCanvas).length}`);
	const all = deepAll('*', el);
	return `${shortHash(plainText(el))}${all.length}${shortHash(images.join())}${shortHash(emptyBoxes(all))}${slidesDone(el)}${boxedCount(el)}/${wordsOver(el)?.length ?? 0}`;
}

/** How boxes that hold nothing are dressed: a background comes with another class or style. */
function emptyBoxes(all: readonly Element[]): string {
	return all
		.filter((el) => el.childNodes.length === 0 && el instanceof HTMLElement && el.tagName !== 'IMG')
		.map((el) => `${el.className}${el.getAttribute('style') ?? ''}`)
		.join();
}

/** Addresses that several posts link to (the account itself, menus): never a post's own, but that of the one whose time leads there. */
function linksOfOthers(post: Element, posts: readonly Element[]): ReadonlySet<string> {
	const links = linksOfSeveral(posts);
	const own = timeLinks(post).filter((address) => links.has(address));
	if (own.length !== 1 || own[0] === bare(location.href)) return links;
	const isMine = posts.every(
		(other) => other === post || !timeLinks(other).includes(own[0] ?? '') || isShownTwice(other, post),
	);
	return isMine ? new Set([...links].filter((address) => address !== own[0])) : links;
}

/** Letters of a label that says that a post is pinned. */
const LABEL = 30;

/** One post in two places, as pinned and in its day's place: the same words at the same moment. What it leads to is its own all the same. */
function isShownTwice(one: Element, other: Element): boolean {
	const moment = (post: Element) => deepAll('a[href] time[datetime]', post)[0]?.getAttribute('datetime');
	if (moment(one) === undefined || moment(one) !== moment(other)) return false;
	const said = [one, other].map((post) => plainText(post).replace(/[^\p{L}\p{N}]+/gu, ''));
	const [short = '', long = ''] = said.sort((a, b) => a.length - b.length);
	return long.length - short.length <= LABEL && long.includes(short);
}

function timeLinks(post: Element): string[] {
	const links = deepAll('a[href] time', post).map((el) => el.closest('a')?.getAttribute('href'));
	return [
		...new Set(
			links
				.map(webAddress)
				.filter((a) => a !== undefined)
				.map(bare),
		),
	];
}

function linksOfSeveral(posts: readonly Element[]): ReadonlySet<string> {
	if (sharedLinks.at === posts.length) return sharedLinks.links;
	const seen = new Map<string, number>();
	for (const post of posts.slice(-40)) {
		const own = new Set(
			deepAll('a[href]', post)
				.map((a) => webAddress(a.getAttribute('href')))
				.filter((a): a is string => !!a)
				.map(bare),
		);
		for (const address of own) seen.set(address, (seen.get(address) ?? 0) + 1);
	}
	const links = new Set([...seen].filter(([, n]) => n > 1).map(([a]) => a));
	sharedLinks = { at: posts.length, links };
	return links;
}

function readPost(el: Element, shared: ReadonlySet<string>, now: number): Harvested {
	const box = el.getBoundingClientRect();
	const own = ownPage();
	const said = own?.post ?? el;
	const quoted = findQuoted(said);
	const { tree, elements } = readComments(el, now, quoted);
	const outer = elements.filter((c) => !elements.some((o) => o !== c && contains(o, c)));
	const skip = (x: Element) =>
		outer.some((c) => contains(c, x)) || (quoted !== undefined && contains(quoted, x));
	const permalink = own && !isAskedForPost() ? bare(location.href) : readPermalink(el, skip, shared);
	const sharer = readSharer(said, skip, permalink) ?? writerByAddress(said, skip, permalink);
	const card = own ? undefined : memberCard(el);
	const besideCard = (x: Element) => skip(x) || (card !== undefined && contains(card.el, x));
	const author =
		sharer?.author ?? card?.author ?? readAuthor(said, skip, permalink) ?? facedName(said, skip, '');
	const time =
		readTime(said, now, besideCard, permalink) ??
		(card && timeInCard(card, now)) ??
		pageNameAndTime(said, besideCard, now)?.time;
	// Of a part in which others speak, its heading and where one may write are no words of anybody's.
	const frame = talkFrame(said, outer);
	const isAround = (x: Element) =>
		besideCard(x) ||
		(frame !== undefined && contains(frame, x)) ||
		(own?.talk !== undefined && (x.matches('form') || framesTalk(x)) && contains(own.talk, x));
	const rows = signRows(own ? said : el, skip);
	const labels = timeLabels(said, time?.shown, skip);
	const worded = (besides: readonly Element[]) => {
		const isNoWord = (x: Element) => isAround(x) || rows.includes(x) || besides.includes(x);
		const whole = own ? withTitle(own, readText(said, isNoWord)) : readText(el, isNoWord);
		const { text: headless, byline } = beheaded(said, whole, author, time, sharer?.sharedBy.shown);
		return { byline, text: footless(headless, whole, author?.name, time?.shown) };
	};
	const unlabelled = worded(labels);
	// A post may say no more than such a word.
	const { text, byline } = unlabelled.text === '' && labels.length > 0 ? worded([]) : unlabelled;
	const images = readImages(said);
	const slides = slidesOf(el);
	const above: Above = own ? {} : readAbove(el, now);
	// What was read of it is in its place too: whoever strikes the post strikes that with it.
	const { left, right, top } = above.place ?? box;
	const sharedBy = sharer?.sharedBy ?? above.sharedBy;
	const quotes = quoted ? readQuoted(quoted, now) : above.quoted;
	// On a post's own page all of the page is read as it, and advertisements stand beside it.
	const frames = framesOf(own?.post ?? el);
	const lacks = own ? undefined : elsewhere(el, { permalink, isTimed: time !== undefined, skip });
	return {
		...readId(el, permalink, text, images),
		...(permalink ? { permalink } : {}),
		...(author ? { author } : {}),
		...(time ? { time } : {}),
		...(sharedBy ? { sharedBy } : {}),
		...(byline || card ? { byline: [card?.lines, byline].filter(Boolean).join('\n') } : {}),
		text: withLines(withRest(text, wordsOver(el)), slides.lines),
		...(lacks ? { elsewhere: lacks } : {}),
		...(quotes ? { quoted: quotes } : {}),
		links: readLinks(el),
		images: withSlides(images, slides.images),
		...(slides.unread === undefined ? {} : { unreadPictures: slides.unread }),
		videos: readVideos(el),
		counts: readCounts(el, skip),
		comments: withBoxed(el, tree),
		...(frames.length > 0 ? { frames } : {}),
		...(!own && standsApart(el) ? { apart: true } : {}),
		top: Math.min(top, box.top),
		left: Math.min(left, box.left),
		width: Math.max(right, box.right) - Math.min(left, box.left),
		height: box.bottom - Math.min(top, box.top),
	};
}

/** Its title may stand above the box of the post. */
function withTitle({ post, root }: OwnPage, text: string): string {
	const title = post && deepAll('h1', root).find((el) => isShown(el) && !contains(post, el));
	return title ? `${shownText(title)}\n${text}` : text;
}

/** How tall the page is, and which posts stand last in it: that changes when a feed grows or recycles, also where the height stays. */
export interface Pulse {
	readonly height: number;
	readonly posts: number;
	readonly state: string;
}

export function pulse(): Pulse {
	const posts = findFeed().posts;
	const last = posts[posts.length - 1];
	return {
		height: feedHeight(),
		posts: posts.length,
		state: `${posts.length}/${last ? stateOfLast(last, posts[posts.length - 2]) : ''}`,
	};
}

/** The text of the page around its posts: profile, menus, what stands beside the feed. */
export function textAround(): string {
	const posts = postSet();
	return document.body ? shownText(document.body, (el) => posts.has(el)) : '';
}
