import { labelOf } from '../tree/dom.ts';
import { postSet } from './at-hand.ts';
import { titleLists } from './title-lists.ts';

/** Titles beside each other from which on they are those of a list. */
const SEVERAL = 3;

/**
 * Posts without a box of their own, between two rows of the viewport, by their titles. Where they are in none of the posts, what
 * was taken for the posts is something else, and so much of the page is not read.
 */
export function unboxedPosts(from: number, to: number): string[] {
	return titleLists(postSet(), SEVERAL).flatMap(({ titles }) =>
		titles.filter((title) => isBetween(title, from, to)).map((title) => labelOf(title).slice(0, 60)),
	);
}

function isBetween(el: Element, from: number, to: number): boolean {
	const { top } = el.getBoundingClientRect();
	return top >= from && top < to;
}
