import { postsAtHand } from '../feed/at-hand.ts';
import { deepAll, isShown } from '../tree/dom.ts';
import { contains } from '../tree/tree.ts';
import { scroller } from '../window/scroller.ts';

/** What may scroll by itself inside a post. */
const BOXES = 'div,ul,ol,section,aside,form,[role=list],*:not(:defined)';
/** CSS pixels below which a box is no window onto more, and that it must have more inside than it shows. */
const LEAST = 60;
const MORE_INSIDE = 24;

const done = new WeakSet<Element>();
const failed = new WeakSet<Element>();
/** Those that were given the height of what is in them: what stands in them is what stood in a box of its own. */
const opened = new WeakSet<Element>();

export function boxOpened(box: Element, isOpen: boolean): void {
	if (isOpen) opened.add(box);
	else opened.delete(box);
}

/** Boxes inside a post that show a part of what is in them and are scrolled by themselves, or were until they were opened; carousels are none. */
export function innerBoxes(post: Element): Element[] {
	return deepAll(BOXES, post).filter((el) => {
		if (opened.has(el)) return isShown(el);
		if (el.clientHeight < LEAST || el.scrollHeight - el.clientHeight < MORE_INSIDE) return false;
		if (el.scrollWidth - el.clientWidth > MORE_INSIDE || contains(el, scroller())) return false;
		return /auto|scroll/.test(getComputedStyle(el).overflowY) && isShown(el);
	});
}

/** Those in the posts between two rows that were not scrolled through, with their posts. */
export function boxesWaiting(from: number, to: number): { readonly post: Element; readonly box: Element }[] {
	const isBetween = (el: Element) => {
		const { top, bottom } = el.getBoundingClientRect();
		return bottom > from && top < to;
	};
	return postsAtHand()
		.filter(isBetween)
		.flatMap((post) => innerBoxes(post).map((box) => ({ post, box })))
		.filter(({ box }) => !done.has(box) && isBetween(box));
}

/** Not to be scrolled again. @param isWhole whether its end was reached */
export function boxDone(box: Element, isWhole: boolean): void {
	done.add(box);
	if (!isWhole) failed.add(box);
}

/** Boxes in the posts between two rows that were scrolled to their end and still hold more than they show. */
export function boxesRead(from: number, to: number): { readonly post: Element; readonly box: Element }[] {
	return postsAtHand()
		.filter((post) => post.getBoundingClientRect().bottom > from && post.getBoundingClientRect().top < to)
		.flatMap((post) => innerBoxes(post).map((box) => ({ post, box })))
		.filter(({ box }) => done.has(box) && !failed.has(box) && !opened.has(box));
}

/** Boxes of the posts between two rows whose end was never reached. */
export function boxesNotRead(from: number, to: number): number {
	return postsAtHand()
		.filter((post) => post.getBoundingClientRect().bottom > from && post.getBoundingClientRect().top < to)
		.reduce((sum, post) => sum + innerBoxes(post).filter((box) => failed.has(box)).length, 0);
}
