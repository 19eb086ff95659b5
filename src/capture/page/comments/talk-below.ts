import { hasTime } from '../feed/post-signs.ts';
import { OUTSIDE } from '../feed/rows.ts';
import { readAuthor } from '../post/author.ts';
import { isShown, plainText } from '../tree/dom.ts';
import { isHeld } from '../tree/held.ts';
import { contains, parentOf } from '../tree/tree.ts';

/** Posts in boxes of their own, out of all, from which on the boxes are how the page keeps its posts. */
const MOST_OF_THEM = 0.75;
const LETTERS = 8;
const NOBODY = () => false;

/** The post that a box was taken for, which holds it and what others say of it. */
const within = new WeakMap<Element, Element>();

/**
 * The posts, each with what is said of it where that stands beside it: many programs keep a post and the comments on it in one box, and
 * mark up the post alone as one. Only where the boxes stand in a row, each with one post.
 */
export function withTalkBelow(posts: readonly Element[]): readonly Element[] {
	const [first, second] = posts;
	if (!first || !second || parentOf(first) === parentOf(second)) return posts;
	const boxes = posts.map(parentOf);
	const row = (boxes[0] && parentOf(boxes[0])) ?? null;
	const tag = boxes[0]?.localName;
	const alike = new Set(boxes.filter((box) => box && parentOf(box) === row && box.localName === tag));
	if (alike.size < Math.max(2, posts.length * MOST_OF_THEM)) return posts;
	return posts.map((post, i) => {
		const box = boxes[i];
		if (box && within.get(box) === post) return box;
		const isOwn = box && alike.has(box) && boxes[i - 1] !== box && boxes[i + 1] !== box;
		if (!isOwn || isHeld(post) || !below(post).some(isSaid)) return post;
		within.set(box, post);
		return box;
	});
}

/** What was the post of a box before what is said of it was taken in. */
export function isPostOf(el: Element, box: Element): boolean {
	return within.get(box) === el;
}

function below(post: Element): Element[] {
	const found: Element[] = [];
	for (let next = post.nextElementSibling; next; next = next.nextElementSibling)
		if (!contains(next, post)) found.push(next);
	return found;
}

/** What was asked before, with how long it was: a long feed is looked at often, and most of it stays as it is. */
const asked = new WeakMap<Element, { readonly length: number; readonly is: boolean }>();

/** Somebody says something there, at a time. */
function isSaid(el: Element): boolean {
	const { length } = el.textContent ?? '';
	const before = asked.get(el);
	if (before?.length === length) return before.is;
	const is =
		!el.matches(OUTSIDE) &&
		plainText(el).replace(/\P{L}+/gu, '').length >= LETTERS &&
		isShown(el) &&
		hasTime(el) &&
		readAuthor(el, NOBODY) !== undefined;
	asked.set(el, { length, is });
	return is;
}
