import type { Post } from '../../records/post.ts';
import { readComments } from './comments.ts';
import { contains, deepAll, plainText, shortHash, shownText, webAddress } from './dom.ts';
import { hasFrames } from './embedded.ts';
import { type Feed, findFeed, postsAtHand } from './feed.ts';
import {
	bare,
	readAuthor,
	readCounts,
	readId,
	readImages,
	readLinks,
	readPermalink,
	readText,
	readTime,
	readVideos,
} from './post.ts';
import { scroller } from './scroller.ts';

/** A post as read at one place of the walk; `position` is given when all are joined. */
export type Harvested = Omit<Post, 'position' | 'box'> & {
	/** Rows of the viewport. */
	readonly top: number;
	readonly left: number;
	readonly width: number;
	readonly height: number;
};

export interface Harvest {
	readonly kind: Feed['kind'];
	/** Posts in the page now, read or not. */
	readonly inPage: number;
	readonly posts: readonly Harvested[];
	/** Ids of posts that say nothing themselves and show frames, whose words are not read. */
	readonly framed: readonly string[];
}

const read = new WeakMap<Element, string>();
let sharedLinks: { at: number; links: ReadonlySet<string> } = { at: 0, links: new Set() };

/**
 * Reads the posts between two rows of the viewport. A post that was read before and has not changed since is left
 * out, so that a long feed costs no more at its end than at its beginning.
 */
export function harvest(from: number, to: number, now: number): Harvest {
	const feed = findFeed();
	const posts: Harvested[] = [];
	const framed: string[] = [];
	const shared = linksOfSeveral(feed.posts);
	for (const el of postsAtHand()) {
		const box = el.getBoundingClientRect();
		if (box.bottom < from || box.top > to || box.height < 1) continue;
		const state = stateOf(el);
		if (read.get(el) === state) continue;
		read.set(el, state);
		const post = readPost(el, shared, now);
		posts.push(post);
		if (post.text.replace(/[\P{L}]+/gu, '').length < 20 && hasFrames(el)) framed.push(post.id);
	}
	return { kind: feed.kind, inPage: feed.posts.length, posts, framed };
}

/** Forgets what was read, so that the next harvest reads everything again. */
export function harvestAgain(el: Element): void {
	read.delete(el);
}

function stateOf(el: Element): string {
	const images = deepAll('img', el).map(
		(i) => `${(i as HTMLImageElement).currentSrc}${(i as HTMLImageElement).complete}`,
	);
	const all = deepAll('*', el);
	return `${shortHash(plainText(el))}${all.length}${shortHash(images.join())}${shortHash(emptyBoxes(all))}`;
}

/** How boxes that hold nothing are dressed: a background comes with another class or style. */
function emptyBoxes(all: readonly Element[]): string {
	return all
		.filter((el) => el.childNodes.length === 0 && el instanceof HTMLElement && el.tagName !== 'IMG')
		.map((el) => `${el.className}${el.getAttribute('style') ?? ''}`)
		.join();
}

/** Addresses that several posts link to (the account itself, menus): never a post's own. */
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
	const { tree, elements } = readComments(el, now);
	const outer = elements.filter((c) => !elements.some((o) => o !== c && contains(o, c)));
	const skip = (x: Element) => outer.some((c) => contains(c, x));
	const permalink = readPermalink(el, skip, shared);
	const author = readAuthor(el, skip, permalink);
	const time = readTime(el, now, skip);
	const text = withoutHead(readText(el, skip), author?.name, time?.shown);
	const images = readImages(el);
	return {
		...readId(el, permalink, text, images),
		...(permalink ? { permalink } : {}),
		...(author ? { author } : {}),
		...(time ? { time } : {}),
		text,
		links: readLinks(el),
		images,
		videos: readVideos(el),
		counts: readCounts(el, skip),
		comments: tree,
		top: box.top,
		left: box.left,
		width: box.width,
		height: box.height,
	};
}

/** How tall the page is, and which posts stand last in it: that changes when a feed grows or recycles, also where the height stays. */
export function pulse(): { height: number; posts: number; state: string } {
	const posts = findFeed().posts;
	const last = posts[posts.length - 1];
	return {
		height: scroller().scrollHeight,
		posts: posts.length,
		state: `${posts.length}/${last ? shortHash(plainText(last)) : ''}`,
	};
}

/** The text of the page around its posts: profile, menus, what stands beside the feed. */
export function textAround(): string {
	const posts = new Set(findFeed().posts);
	return document.body ? shownText(document.body, (el) => posts.has(el)) : '';
}

/** The text without the lines above it that only say who and when: those have fields of their own. */
export function withoutHead(text: string, author: string | undefined, shown: string | undefined): string {
	const lines = text.split('\n');
	for (let most = 4; most > 0 && lines.length > 0; most--) {
		const line = (lines[0] ?? '').replace(/[·•|\s]+$/, '').trim();
		const head =
			line === '' ||
			line === author ||
			line === shown ||
			line === `${author} ${shown}` ||
			line === `${author} · ${shown}`;
		if (!head) break;
		lines.shift();
	}
	return lines.join('\n');
}
