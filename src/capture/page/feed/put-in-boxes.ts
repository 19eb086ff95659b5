import { type Beginning, beginningOf, boundsAmong, startOf } from '../post/title-bounds.ts';
import { buildOf } from '../tree/build.ts';
import { touched } from '../tree/once.ts';
import { childrenOf } from '../tree/tree.ts';
import { withoutEnd } from './list-end.ts';
import { hasTime } from './post-signs.ts';
import { areaOf, type Likeness, type Row } from './rows.ts';
import { TITLES, titleLists } from './title-lists.ts';

/** What stands around a post that the page gave no box: no style of a page is meant for it. */
const BOX = 'ogonblick-post';
const LIKE: Likeness = { tag: BOX.toUpperCase(), names: new Set([BOX]), timed: false };
/** Titles from which on they are those of posts, and the share of them that must say when that was. */
const SEVERAL = 3;
const MOST = 0.6;
/** Letters below a title that are more than a line above a list. */
const LETTERS = 40;
/** CSS pixels by which what stands in the list may move when boxes come into it. */
const MOVED = 1;

/** What frameworks call the box that they draw into, and leave in what they draw: they lose their way where a node is moved. */
const DRAWN =
	'#root,#app,#__next,#__nuxt,#___gatsby,#svelte,[data-reactroot],[data-v-app],[ng-version],[data-server-rendered],[data-sveltekit-hydrate]';
const MARKS = /^(?:\[|\]|\$|\/\$|\?lit\$|v-if|)$/;

/** Lists that boxes would change: there they were taken away again. */
const unfit = new WeakSet<Element>();
const beginnings = new WeakMap<Element, Beginning>();
let made = 0;

/** Posts that have been given a box of their own so far. */
export function boxesMade(): number {
	return made;
}

/** The posts go by boxes that we gave them. */
export function areOurs({ tag }: Pick<Likeness, 'tag'>): boolean {
	return tag === LIKE.tag;
}

/**
 * Gives posts that stand in no box of their own (a title that leads to the post's page, a date, words, the next title) one each, and
 * the page looks as it did. Only where most of them are dated, since services are listed so too, and where they take more room
 * than what was found instead.
 * @param row found as posts so far, and not these; titles of two lines are as tall as cards, and no posts beside what is said below them
 * @param isFurther the page goes on from one whose posts were given boxes, and may have one post alone
 */
export function putInBoxes(row: readonly Element[], isFurther: boolean): Row | undefined {
	const found = row.filter((el) => !el.closest(TITLES));
	const lists = titleLists(new Set(found), isFurther ? 1 : SEVERAL).filter(
		({ list, titles }) => !unfit.has(list) && isPlain(list) && areDated(titles) && !isDrawn(list),
	);
	const [largest] = lists.sort((a, b) => areaOf(b.list) - areaOf(a.list));
	if (!largest) return undefined;
	const area = found.reduce((sum, el) => sum + areaOf(el), 0);
	const { list, titles } = largest;
	const inside = found.filter((el) => list.contains(el));
	if (inside.length > 0 ? !areAnswers(inside, titles) : area > areaOf(list)) return undefined;
	const how = beginningOf(titles);
	const begin = boundsAmong(fromFirst(list, titles, how), how);
	if (!begin) return undefined;
	beginnings.set(list, how);
	const posts = wrap(list, begin, how);
	return posts.length === 0 ? undefined : { containers: [list], posts, like: LIKE, score: 0 };
}

/** Gives boxes to those that have come below them since, also where a script put them behind something in the last one. */
export function putMoreInBoxes(list: Element): void {
	const how = beginnings.get(list);
	const last = childrenOf(list).findLast((el) => el.localName === BOX);
	if (!how || !last || unfit.has(list)) return;
	const inLast = headingsIn(last, how);
	const isMixed = bounds(inLast, how).length > 1;
	const below = headingsIn(list, how).filter(
		(el) => last.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING,
	);
	if (!isMixed && below.length === 0) return;
	if (isMixed) {
		last.replaceWith(...last.childNodes);
		made--;
	}
	wrap(list, bounds(isMixed ? [...inLast, ...below] : below, how), how);
}

/** Of what comes later all begins a post, where it cannot be told. */
function bounds(headings: readonly Element[], how: Beginning): readonly Element[] {
	return boundsAmong(headings, how) ?? headings;
}

function headingsIn(box: Element, { tag }: Beginning): Element[] {
	return childrenOf(box).filter((el) => el.localName === tag);
}

/** All headings like the titles, without those above the first of them that begin no post. */
function fromFirst(list: Element, titles: readonly Element[], how: Beginning): Element[] {
	const all = headingsIn(list, how);
	const first = all.findIndex((el) => titles.includes(el));
	return [...(boundsAmong(all.slice(0, first), { ...how, dated: true }) ?? []), ...all.slice(first)];
}

/** A framework draws it. */
function isDrawn(list: Element): boolean {
	if (list.closest(DRAWN)) return true;
	return [...list.childNodes].some(
		(node) => node.nodeType === Node.COMMENT_NODE && MARKS.test((node.textContent ?? '').trim()),
	);
}

/** One thing stands below another in it, and not where a grid or a script puts it. */
function isPlain(list: Element): boolean {
	return /^(?:block|flow-root|list-item|table-cell)$/.test(getComputedStyle(list).display);
}

/** Most titles have words of their own below them, with a date, before anything that was found: that is said of those. */
function areAnswers(found: readonly Element[], titles: readonly Element[]): boolean {
	const own = titles.filter((title, i) => {
		const below = between(title, titles[i + 1]).slice(1);
		const first = below.findIndex((el) => found.some((one) => el === one || el.contains(one)));
		const words = first < 0 ? below : below.slice(0, first);
		const letters = words.map((el) => (el.textContent ?? '').replace(/\P{L}+/gu, '').length);
		return letters.reduce((sum, n) => sum + n, 0) >= LETTERS && words.some(hasTime);
	});
	return own.length >= titles.length * MOST;
}

function areDated(titles: readonly Element[]): boolean {
	const dated = titles.filter((title, i) => between(title, titles[i + 1]).some(hasTime));
	return dated.length >= titles.length * MOST;
}

/** Siblings from one on and before another. */
function between(from: Element, to: Element | undefined): Element[] {
	const all: Element[] = [];
	for (let el: Element | null = from; el && el !== to; el = el.nextElementSibling) all.push(el);
	return all;
}

function wrap(list: Element, titles: readonly Element[], how: Beginning): Element[] {
	const starts = titles.map((title) => startOf(title, how));
	const parts = starts.map((start, i) => between(start, starts[i + 1]));
	const last = parts.pop() ?? [];
	const kept = withoutEnd(last, new Set([...parts.flat(), ...deepest(list)].map(buildOf)));
	const before = places(list);
	const boxes = [...parts, kept].flatMap((part) => boxAround(part) ?? []);
	if (places(list).some((at, i) => Math.abs(at - (before[i] ?? 0)) > MOVED)) {
		for (const box of boxes) box.replaceWith(...box.childNodes);
		unfit.add(list);
		return [];
	}
	made += boxes.length;
	touched();
	return boxes;
}

/** What stands in the boxes that it has already. */
function deepest(list: Element): Element[] {
	return [...list.querySelectorAll(`:scope > ${BOX} > *`)];
}

function boxAround(part: readonly Element[]): Element | undefined {
	const [first] = part;
	const last = part.at(-1);
	if (!first || !last) return undefined;
	const box = document.createElement(BOX);
	box.className = BOX;
	box.style.display = 'block';
	first.before(box);
	for (let node: ChildNode | null = box.nextSibling; node; ) {
		const next: ChildNode | null = node === last ? null : node.nextSibling;
		box.append(node);
		node = next;
	}
	return box;
}

/** Where each thing in the list stands, and how tall the list is. */
function places(list: Element): number[] {
	const parts = [...list.children].flatMap((el) => (el.localName === BOX ? [...el.children] : [el]));
	return [list.getBoundingClientRect().height, ...parts.map((el) => el.getBoundingClientRect().top)];
}
