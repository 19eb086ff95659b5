import { hasTime } from '../feed/post-signs.ts';
import { leadsTo } from '../feed/title-lists.ts';

/** Letters of a line above a title that says when and no more, and of one below that says whose it is as well. */
const LINE = 40;
const BYLINE = 120;

/** How the posts of one list begin. */
export interface Beginning {
	readonly tag: string;
	/** A line that says when stands above all titles. */
	readonly lineAbove: boolean;
	/** A line right above or below says so of all of them. */
	readonly dated: boolean;
}

/** @param titles of posts, beyond doubt */
export function beginningOf(titles: readonly Element[]): Beginning {
	const above = titles.every((title) => lineAbove(title) !== title);
	return {
		tag: titles[0]?.localName ?? '',
		lineAbove: above,
		dated: titles.every((title) => isDated(title, above)),
	};
}

/**
 * Of headings in a list, in document order, those that posts begin with. What leads to no page of its own is one where a line says
 * when, as of all others; where it does not, it is a heading in a post. A short post is none the less one.
 * @returns undefined where it cannot be told which of them are
 */
export function boundsAmong(headings: readonly Element[], how: Beginning): Element[] | undefined {
	const bounds = headings.filter((title) => leadsTo(title) !== undefined || isDated(title, how.lineAbove));
	return how.dated || bounds.length === headings.length ? bounds : undefined;
}

/** Where a post begins. */
export function startOf(title: Element, how: Beginning): Element {
	return how.lineAbove ? lineAbove(title) : title;
}

function isDated(title: Element, above: boolean): boolean {
	if (hasTime(title) || (above && lineAbove(title) !== title)) return true;
	const below = title.nextElementSibling;
	return (
		below !== null && wordsOf(below).length <= BYLINE && below.localName !== title.localName && hasTime(below)
	);
}

/** The line above a title that says when, where there is one: posts begin with it. */
function lineAbove(title: Element): Element {
	const above = title.previousElementSibling;
	const words = above ? wordsOf(above) : '';
	return above && words !== '' && words.length <= LINE && hasTime(above) ? above : title;
}

function wordsOf(el: Element): string {
	return (el.textContent ?? '').trim();
}
