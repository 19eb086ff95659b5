import { postsAtHand } from '../feed/at-hand.ts';
import { deepAll, webAddress } from '../tree/dom.ts';

/** What keeps the address of a picture by the names that are common. */
export const LAZY_ATTRIBUTES = [
	'data-src',
	'data-lazy-src',
	'data-original',
	'data-lazy',
	'data-hi-res',
	'data-full',
	'data-srcset',
];
const PICTURE = /\.(?:jpe?g|png|webp|avif|gif)(?:$|[?#\s,])/i;
const ADDRESS = /^(?:https?:)?\/\/?[^\s/]+\/\S+/i;
/** What keeps the address of a background by the names that are common; whatever else a page calls it is found in its posts. */
const NAMED = '[data-bg],[data-background-image],[data-background]';
const BOXES = 'div,a,span,figure,section,i';
/** Milliseconds that a box is given to be filled: one may keep an address for another use than to show it. */
const KEPT_MS = 2500;
const UNTOLD_MS = 700;

const seen = new WeakMap<Element, number>();

/** Was first asked about less than `ms` ago. */
export function isNew(el: Element, ms: number): boolean {
	const now = performance.now();
	const first = seen.get(el) ?? now;
	seen.set(el, first);
	return now - first < ms;
}

/** What the page keeps in an attribute of its own for a script to fetch, whatever it calls it. */
function keeps(el: Element, what: RegExp): boolean {
	return [...el.attributes].some(({ name, value }) => name.startsWith('data-') && what.test(value));
}

/** What it keeps so looks like the address of a picture. */
export function keepsPicture(el: Element): boolean {
	const isNamed = LAZY_ATTRIBUTES.some((name) => webAddress(el.getAttribute(name)?.split(/[\s,]/)[0]));
	return isNamed || keeps(el, PICTURE) || keeps(el, ADDRESS);
}

/** A picture that has room and no address yet: what it keeps may be for another use, so that it is given a while and no more. */
export function hasRoomAlone(img: HTMLImageElement): boolean {
	if (img.currentSrc || img.getAttribute('src') || img.srcset) return false;
	const box = img.getBoundingClientRect();
	return box.width >= 48 && box.height >= 48;
}

/** A picture in view that has no address yet, and for a while may get one. */
export function isUnfilled(img: HTMLImageElement): boolean {
	return hasRoomAlone(img) && isNew(img, keepsPicture(img) ? KEPT_MS : UNTOLD_MS);
}

/**
 * Boxes between two rows that show nothing yet and keep the address of a picture. Those of unusual names are sought only in
 * the posts in view: every attribute of a long page would cost more than all else of a look.
 */
export function unfilledBoxes(from: number, to: number): Element[] {
	const inPosts = postsAtHand()
		.filter((post) => isBetween(post, from, to))
		.flatMap((post) => deepAll(BOXES, post))
		.filter((el) => el.childElementCount === 0 && !el.matches(NAMED) && keeps(el, PICTURE));
	return [
		...deepAll(NAMED).filter((el) => isBetween(el, from, to) && isBare(el)),
		...inPosts.filter((el) => isBetween(el, from, to) && isBare(el) && isNew(el, KEPT_MS)),
	];
}

function isBare(el: Element): boolean {
	return getComputedStyle(el).backgroundImage === 'none';
}

function isBetween(el: Element, from: number, to: number): boolean {
	const box = el.getBoundingClientRect();
	return box.bottom > from && box.top < to && box.width > 1 && box.height > 1;
}
