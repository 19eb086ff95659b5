import { arePair } from '../comments/pair.ts';
import { buildOf, coreNames } from '../tree/build.ts';
import { deepAll, isShown, plainText, shortHash } from '../tree/dom.ts';
import { isHeld, isInHeld } from '../tree/held.ts';
import { childrenOf, isWithin, parentOf } from '../tree/tree.ts';
import { areGroups, isPlaceholder } from './groups.ts';
import { hasTime, pictureBehind, postSigns, speakForThemselves } from './post-signs.ts';
import { areParts, areSides, counted } from './row-parts.ts';
import { entriesUnderDays } from './under-days.ts';
import { cardsUnderMonths } from './under-months.ts';

/** What is never a feed, wherever it stands. */
export const OUTSIDE =
	'nav,footer,dialog,[role=dialog],[role=navigation],[role=contentinfo],[role=menu],[role=tablist]';

/** Boxes that stand beside one another: the children of one container, or of containers that are built alike. */
export interface Row {
	readonly containers: readonly Element[];
	readonly posts: readonly Element[];
	readonly like: Likeness;
	readonly score: number;
}

/** What makes a child of such a container one of the posts, and not a heading, an advertisement or a composer. */
export interface Likeness {
	readonly tag: string;
	/** Class names that most of them share; empty where there are none, as with names that a build makes up. */
	readonly names: ReadonlySet<string>;
	readonly timed: boolean;
}

/** Large enough to be a post. */
export function isCard(el: Element): boolean {
	const box = el.getBoundingClientRect();
	return box.height >= 32 && box.width >= 100 && isShown(el) && !el.matches(OUTSIDE);
}

/**
 * @param strictly also one with the class names of the others must look like a post; else some words do, as on a wall where
 * only some notes have a picture
 */
export function isAlike(el: Element, like: Likeness, strictly = false): boolean {
	const { tag, names, timed } = like;
	if (el.tagName !== tag) return false;
	const isNamed = isCalledAlike(el, like);
	// A few words with a time are a post, where others like it stand beside it.
	const known = isNamed && (timed ? hasTime(el) : !strictly && plainText(el).trim().length >= WORDS);
	if (postSigns(el) < (known ? 1 : 2)) return false;
	return isNamed || (timed ? hasTime(el) : names.size === 0 || coreNames(el).some((name) => names.has(name)));
}

/** It has the class names that most of the posts share, or the tag of a component: then its build alone says what it is. */
export function isCalledAlike(el: Element, { tag, names }: Likeness): boolean {
	const own = new Set(coreNames(el));
	return el.tagName === tag && (tag.includes('-') || (names.size > 0 && names.isSubsetOf(own)));
}

/** Letters of a note that is nothing but words. */
const WORDS = 40;

/**
 * The row with what stands elsewhere and is built and as wide as its posts are: a pinned post in a box of its own, or the
 * older ones under a heading.
 */
export function withOthers(row: Row): Row {
	const { tag } = row.like;
	const widths = row.posts.map((el) => el.getBoundingClientRect().width);
	const names = [...row.like.names].filter((name) => !standsInMost(row.posts, name));
	if (names.length === 0 || names.some((name) => name.includes('#'))) return row;
	const known = new Set(row.posts);
	const selector = `${tag.toLowerCase()}${names.map((name) => `.${CSS.escape(name)}`).join('')}`;
	const others = deepAll(selector).filter((el) => {
		if (isWithin(known, el) || el.closest(OUTSIDE) || isInHeld(el)) return false;
		const { width } = el.getBoundingClientRect();
		if (!widths.some((w) => Math.abs(w - width) < 8)) return false;
		return isCard(el) && isAlike(el, row.like, true) && !row.posts.some((post) => el.contains(post));
	});
	const containers = new Set([...row.containers, ...others.flatMap((el) => parentOf(el) ?? [])]);
	return {
		...row,
		containers: [...containers].sort(inOrder),
		posts: [...row.posts, ...others].sort(inOrder),
	};
}

/** Boxes in most of the posts are called so as well, as each box of a page is by some libraries: that names no post. */
function standsInMost(posts: readonly Element[], name: string): boolean {
	const sample = posts.slice(0, 12);
	const selector = `.${CSS.escape(name)}`;
	return sample.filter((el) => deepAll(selector, el).length > 0).length * 2 > sample.length;
}

export function inOrder(a: Element, b: Element): number {
	const place = a.compareDocumentPosition(b);
	if (place & Node.DOCUMENT_POSITION_DISCONNECTED) return 0;
	return place & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

/** Empty boxes beside a post from which on they are places for others. */
const PLACES = 2;

/**
 * Rows of the page that may be its feed, the likeliest first.
 * @param pairs also two boxes, however little they look like posts
 */
export function findRows(pairs = false): Row[] {
	const rows: Row[] = [];
	for (const { containers, cards: all } of containersAlike()) {
		if (all.length < 2) continue;
		const cards = all.filter((el) => !isPlaceholder(el));
		// Of a feed that keeps no more than what is in view one post may be all there is, among places for others.
		const isKeptEmpty = all.length - cards.length >= PLACES;
		const like = likenessOf(cards);
		const sure = cards.filter((el) => isAlike(el, like, true));
		if (sure.length < Math.max(isKeptEmpty ? 1 : 2, cards.length * 0.3)) continue;
		// What is alike strictly is alike: to look closely at each of a long feed takes as long as all else here.
		const alike = new Set(sure);
		const posts = cards.filter((el) => alike.has(el) || isAlike(el, like));
		const sample = posts.filter((_p, i) => i % Math.ceil(posts.length / 6) === 0);
		const signs = sample.reduce((sum, el) => sum + postSigns(el), 0) / sample.length;
		const isPair = pairs || (like.timed && (signs >= 4 || arePair(posts)));
		if (isKeptEmpty ? signs < 3 : posts.length === 2 && !isPair) continue;
		const distinct = new Set(sample.map((el) => plainText(el).trim() + pictureOf(el)));
		if (distinct.size < sample.length * 0.6) continue;
		const areas = posts.map(areaOf);
		const area = areas.reduce((sum, a) => sum + a, 0);
		// Header, body and footer of a page stand in a row too: one of them holds nearly everything.
		if (!isKeptEmpty && !like.timed && Math.max(...areas) > area * 0.7) continue;
		rows.push({ containers, posts, like, score: area * signs });
	}
	rows.sort((a, b) => b.score - a.score);
	return rows;
}

/** The likeliest row, followed inwards as long as it is a row of wrappers or of the page's columns around the posts. */
export function findRow(): Row | undefined {
	const rows = findRows();
	let best = rows[0];
	for (let step = 0; best && step < 5; step++) {
		const outer = best;
		const inner = rows.find(
			(row) =>
				row !== outer &&
				((isInside(row, outer) && isTheFeedOf(row, outer)) ||
					(row.like.timed && !areSides(outer.posts, row.posts) && areGroups(outer.posts, row.posts))),
		);
		if (!inner) break;
		best = inner;
	}
	const held = best?.posts ?? [];
	const [under, cards] = [entriesUnderDays(held), cardsUnderMonths(held)];
	const entries = under.length > 0 ? under : cards;
	if (!best || entries.length === 0) return best;
	const containers = [...new Set(entries.flatMap((el) => parentOf(el) ?? []))];
	return { ...best, containers, posts: entries, like: likenessOf(entries) };
}

/** The address of its first picture, of an element or behind one. */
function pictureOf(el: Element): string {
	const told = el.querySelector('img')?.src ?? /url\(([^)]+)\)/.exec(el.innerHTML.slice(0, 20_000))?.[1];
	return told ?? pictureBehind(el);
}

function isInside(inner: Row, outer: Row): boolean {
	if (inner.posts.length <= outer.posts.length) return false;
	const around = new Set(outer.posts);
	const within = inner.posts.filter((p) => {
		const up = parentOf(p);
		return up !== null && isWithin(around, up);
	});
	return within.length >= inner.posts.length * 0.8;
}

function isTheFeedOf(inner: Row, outer: Row): boolean {
	if (areParts(outer, inner)) return false;
	const many = inner.posts.length >= outer.posts.length * 2;
	const isAll = many && holdAll(outer.posts, inner.posts);
	if (isAll && !areSides(outer.posts, inner.posts)) return true;
	const columns = outer.posts.length <= 4 && inner.posts.length >= outer.posts.length * 3;
	return columns && !speakForThemselves(outer.posts, inner.posts);
}

/** The inner boxes hold nearly all words of the outer ones, or all pictures where there are no words. */
function holdAll(outer: readonly Element[], inner: readonly Element[]): boolean {
	const sum = (els: readonly Element[], of: (el: Element) => number) => els.reduce((n, el) => n + of(el), 0);
	const words = (el: Element) => plainText(el).trim().length;
	const pictures = (el: Element) => el.querySelectorAll('img').length;
	const all = sum(outer, words);
	return all > 0 ? sum(inner, words) >= all * 0.95 : sum(inner, pictures) >= sum(outer, pictures);
}

function likenessOf(cards: readonly Element[]): Likeness {
	const tags = counted(cards.map((el) => el.tagName));
	const tag = [...tags].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
	const most = cards.filter((el) => el.tagName === tag);
	const sample = most.filter((_p, i) => i % Math.ceil(most.length / 24) === 0);
	const names = [...counted(sample.flatMap((el) => [...new Set(coreNames(el))]))]
		.filter(([, n]) => n >= sample.length / 2)
		.map(([name]) => name);
	const timed = sample.filter(hasTime).length;
	return { tag, names: new Set(names), timed: timed >= 2 && timed >= sample.length * 0.6 };
}

interface Containers {
	readonly containers: Element[];
	readonly cards: Element[];
}

/**
 * Containers by the way to them and their width: the batches of a growing feed and the columns of a grid fall together.
 * Not those in posts that are held, see `isInHeld`.
 */
function containersAlike(): Containers[] {
	const map = new Map<string, Containers>();
	const visit = (el: Element, way: string, depth: number): void => {
		if (depth > 60 || el.tagName === 'svg' || el.matches(`script,style,template,${OUTSIDE}`)) return;
		const here = shortHash(way + buildOf(el));
		const cards = childrenOf(el).filter(isCard);
		if (cards.length > 0) {
			const key = `${here}/${Math.round(el.clientWidth / 24)}`;
			const alike = map.get(key) ?? { containers: [], cards: [] };
			alike.containers.push(el);
			alike.cards.push(...cards);
			map.set(key, alike);
		}
		for (const kid of childrenOf(el)) if (!isHeld(kid)) visit(kid, here, depth + 1);
	};
	if (document.body) visit(document.body, '', 0);
	return [...map.values()];
}

export function areaOf(el: Element): number {
	const box = el.getBoundingClientRect();
	return box.width * box.height;
}

/** Where a row stands now: its containers, and those that have come beside them and are built alike. */
export function containersNow(containers: readonly Element[]): Element[] {
	const now = new Set<Element>();
	const asked = new Map<Element, Set<string>>();
	for (const container of containers) {
		if (!container.isConnected) continue;
		now.add(container);
		const { top, path } = placeOf(container);
		const key = path.join('>');
		// A feed in which each post has a container of its own has as many of them as posts.
		if (!top || asked.get(top)?.has(key)) continue;
		asked.set(top, (asked.get(top) ?? new Set()).add(key));
		for (const other of alongPath(top, path)) now.add(other);
	}
	return [...now];
}

/** Elements between a container and what it stands in a row in. */
const DEEPEST = 6;

/** The nearest box in which something else is built like what leads to a container, and the way to it from there. */
function placeOf(container: Element): { readonly top?: Element; readonly path: readonly string[] } {
	const path: string[] = [];
	let el = container;
	for (let up = parentOf(el); up && path.length < DEEPEST; up = parentOf(up)) {
		const build = buildOf(el);
		path.unshift(build);
		const inner = el;
		if (childrenOf(up).some((other) => other !== inner && buildOf(other) === build)) return { top: up, path };
		if (up === document.body) break;
		el = up;
	}
	return { path };
}

function alongPath(from: Element, [build, ...rest]: readonly string[]): Element[] {
	const alike = childrenOf(from).filter((el) => buildOf(el) === build);
	return rest.length === 0 ? alike : alike.flatMap((el) => alongPath(el, rest));
}

/**
 * Containers that stand in others after their posts and hold posts that are built alike: each part of the feed is fetched into a
 * frame that stands at the end of the part before.
 */
export function withNested(containers: readonly Element[], like: Likeness): Element[] {
	const all = [...containers];
	const known = new Set(all);
	for (const container of all) {
		const beside = childrenOf(container).filter((el) => !isCalledAlike(el, like));
		for (const el of beside.slice(-2).flatMap((last) => [last, ...childrenOf(last).slice(-2)])) {
			if (known.has(el) || el.matches(OUTSIDE) || !isShown(el)) continue;
			const alike = childrenOf(el).filter((kid) => isCalledAlike(kid, like) && isCard(kid));
			if (alike.length === 0 || !alike.every((kid) => isAlike(kid, like))) continue;
			const widths = [container, el].map((box) => box.getBoundingClientRect().width);
			if (Math.abs((widths[0] ?? 0) - (widths[1] ?? 0)) > SAME_WIDTH) continue;
			known.add(el);
			all.push(el);
		}
	}
	return all;
}

/** CSS pixels. */
const SAME_WIDTH = 24;
