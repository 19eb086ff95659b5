import { buildOf } from '../tree/build.ts';
import { deepAll, isShown, plainText, shownText } from '../tree/dom.ts';
import { contains, parentOf } from '../tree/tree.ts';
import { hasOwnTime, hasTime, ownWords, saysWhen } from './post-signs.ts';

/** Letters of its own up to which a box says no more than what stands in it is called. */
const TITLE = 60;
/** Letters of each of the boxes in it from which on it may be a post. */
const WORDS = 24;
/** Sides of a picture that is one, CSS pixels. */
const PICTURE = 100;

/**
 * The outer boxes are no posts but what posts are gathered in, by month or subject: several dated boxes stand in one, and
 * besides those it has a title, and neither a time nor a picture.
 */
export function areGroups(outer: readonly Element[], inner: readonly Element[]): boolean {
	const within = new Map<Element, Element[]>();
	for (const el of inner) {
		const holder = outer.find((box) => box !== el && contains(box, parentOf(el) ?? el));
		if (holder) within.set(holder, [...(within.get(holder) ?? []), el]);
	}
	const held = [...within.values()].flat();
	if (held.length < inner.length * 0.8 || held.length < 2 || held.length < within.size * 2) return false;
	// The head of a post and its words are dated too, and differ.
	const builds = new Set(held.map(buildOf));
	// Dated boxes beside them that hold none, open ones, are the posts, and the one that does is a part of the page.
	const isOpen = (box: Element) => shownText(box).replace(/\P{L}+/gu, '').length >= WORDS;
	const alone = outer.filter((box) => !within.has(box) && hasTime(box) && isOpen(box));
	if (alone.length > within.size) return false;
	if (builds.size > 1 || held.some((el) => lettersOf(el) < WORDS)) return false;
	return [...within].every(([box, posts]) => isTitled(box, new Set(posts)));
}

function lettersOf(el: Element): number {
	return plainText(el).replace(/\P{L}+/gu, '').length;
}

function isTitled(box: Element, posts: ReadonlySet<Element>): boolean {
	const words = ownWords(box, posts);
	if (words.replace(/\P{L}+/gu, '').length > TITLE || saysWhen(words) || hasOwnTime(box, posts)) return false;
	return !deepAll('img,video,iframe,canvas', box).some((el) => {
		const { width, height } = el.getBoundingClientRect();
		const isPicture = width >= PICTURE && height >= PICTURE && isShown(el);
		return isPicture && ![...posts].some((post) => contains(post, el));
	});
}

/** A box that is there for something that the page has taken out of it, or has not put there yet. */
export function isPlaceholder(el: Element): boolean {
	return el.childElementCount === 0 && !el.shadowRoot && plainText(el).trim() === '' && !isDrawn(el);
}

function isDrawn(el: Element): boolean {
	return el.matches('img,video,iframe,canvas') || getComputedStyle(el).backgroundImage !== 'none';
}
