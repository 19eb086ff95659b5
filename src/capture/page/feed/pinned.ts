import { readAuthor } from '../post/author.ts';
import { buildOf } from '../tree/build.ts';
import { deepAll, isShown, plainText, shownText } from '../tree/dom.ts';
import { isHeld } from '../tree/held.ts';
import { childrenOf, isWithin, parentOf } from '../tree/tree.ts';
import { linksOf, linksOfMost } from './kin.ts';
import { hasTime } from './post-signs.ts';
import { areaOf, inOrder, isCard, OUTSIDE } from './rows.ts';

/** What says when, by markup: words that have a number in them are no sign of a post above a list. */
const TIMES = 'time,[datetime],abbr[title]';
const OTHER_PARTS = `${OUTSIDE},aside,form,[role=complementary],[role=banner],[role=search]`;
/** Posts that are asked what they have in common, and letters from which on a box says something. */
const SAMPLE = 12;
const LETTERS = 40;
/** Letters more in a box around it, up to which that is the same box with a label on it. */
const LABEL = 30;
/** CSS pixels by which it may be wider than the posts on each side. */
const WIDER = 60;
export const PINNED =
	/(?<!\p{L})(?:fäst|fastnål|nålad|pinn?ed|featured|utvalt inlägg|festet|fastgjort|kiinnitetty|angeheftet|angepinnt|épinglé|fijad|fixado|przypięt|vastgemaakt)/iu;

/**
 * Boxes above the first post, in a box of their own and built otherwise, that are posts all the same: one that is pinned,
 * or the newest shown larger. They are dated by markup as the posts are, stand in their column, and say that they are
 * pinned or whose they are: by a link that most posts have, or by the name that the page or its posts go by.
 */
export function pinnedAbove(posts: readonly Element[]): Element[] {
	const sample = posts.filter((el) => !isHeld(el)).slice(0, SAMPLE);
	const [first] = sample;
	if (!first || sample.length < 2) return [];
	const alike = builtAlikeAbove(first, sample, new Set(posts));
	const dated = datedAbove(first, sample, posts).filter(
		(el) => !alike.some((other) => other.contains(el) || el.contains(other)),
	);
	return [...alike, ...dated].sort(inOrder);
}

/**
 * What the answers of a thread are answers to: a box above them that has the name that stands in each of theirs and begins with the same
 * parts, though theirs stand in boxes of a list.
 */
function builtAlikeAbove(first: Element, sample: readonly Element[], own: ReadonlySet<Element>): Element[] {
	const cores = sample.map(coreOf);
	const core = cores[0];
	const names = core ? namesIn(core) : [];
	if (!core || core === first || names.length === 0 || !cores.every((el) => isBuiltAs(el, core))) return [];
	const selector = `${core.tagName.toLowerCase()}.${names.map((name) => CSS.escape(name)).join('.')}`;
	const found = deepAll(selector).filter(
		(el) =>
			(el.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 &&
			!isWithin(own, el) &&
			!el.contains(first) &&
			!el.closest(OTHER_PARTS) &&
			isBuiltAs(el, core) &&
			hasTime(el) &&
			isCard(el),
	);
	return found.filter((el) => !found.some((other) => other !== el && other.contains(el)));
}

/** What a box is around, where it holds nothing else. */
function coreOf(el: Element): Element {
	const inside = childrenOf(el).filter(isShown);
	return inside.length === 1 && inside[0] ? coreOf(inside[0]) : el;
}

function namesIn(el: Element): string[] {
	return [...el.classList].filter((name) => !/\d/.test(name));
}

/** It begins with the same two parts, and each of them has a name. */
function isBuiltAs(el: Element, core: Element): boolean {
	const parts = (box: Element) => childrenOf(box).filter(isShown).slice(0, 2);
	const [own, other] = [parts(el), parts(core)];
	if (own.length < 2 || [...own, ...other].some((part) => part.classList.length === 0)) return false;
	return own.every((part, i) => other[i] !== undefined && buildOf(part) === buildOf(other[i]));
}

function datedAbove(first: Element, sample: readonly Element[], posts: readonly Element[]): Element[] {
	if (sample.some((el) => deepAll(TIMES, el).length === 0)) return [];
	const boxes = sample.map((el) => el.getBoundingClientRect());
	const left = Math.min(...boxes.map((box) => box.left)) - WIDER;
	const right = Math.max(...boxes.map((box) => box.right)) + WIDER;
	const own = new Set(posts);
	const found = new Set<Element>();
	for (const time of deepAll(TIMES)) {
		if (!(time.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING)) continue;
		if (isWithin(own, time) || !isShown(time)) continue;
		const box = boxAround(time, first);
		if (!box || !isCard(box) || box.closest(OTHER_PARTS)) continue;
		const { left: from, right: to, bottom } = box.getBoundingClientRect();
		const isAbove = bottom <= first.getBoundingClientRect().top + 8;
		if (isAbove && from >= left && to <= right && areaOf(box) > 0) found.add(box);
	}
	const named = namesOf(sample);
	const shared = linksOfMost(sample);
	return [...found].filter(
		(el) =>
			hasTime(el) &&
			deepAll(TIMES, el).length <= 2 &&
			(PINNED.test(plainText(el).slice(0, 120)) ||
				linksOf(el).some((address) => shared.has(address)) ||
				named.has(readAuthor(el, () => false)?.name ?? '')),
	);
}

/** The smallest box around a time that says something, with what is hardly more than a label on it; none around the posts or a title of the page. */
function boxAround(time: Element, first: Element): Element | undefined {
	let box: Element | undefined;
	let letters = 0;
	for (let up = parentOf(time); up && up !== document.body; up = parentOf(up)) {
		if (up.contains(first) || deepAll('h1', up).some(isShown)) break;
		const here = plainText(up).replace(/\P{L}+/gu, '').length;
		if (box && here > letters + LABEL) break;
		if (here >= LETTERS) {
			box = up;
			letters = here;
		}
	}
	return box;
}

/** What the page calls itself, and whom all of the posts are by. */
export function namesOf(posts: readonly Element[]): Set<string> {
	const heading = deepAll('h1').find(isShown);
	const names = new Set(heading ? [shownText(heading).split('\n')[0] ?? ''] : []);
	const authors = new Set(posts.map((el) => readAuthor(el, () => false)?.name ?? ''));
	if (authors.size === 1) for (const name of authors) names.add(name);
	names.delete('');
	return names;
}
