import { deepAll, isShown, labelOf, webAddress } from './dom.ts';
import { postSet } from './feed.ts';
import { bare } from './permalink.ts';
import { OUTSIDE } from './rows.ts';
import { isWithin } from './tree.ts';

/** Titles beside each other from which on they are those of a list, and letters below each that make it more than a menu. */
const SEVERAL = 3;
const LETTERS = 40;
const TITLES = 'h1,h2,h3,h4';

/**
 * Posts without a box of their own, between two rows of the viewport, by their titles: headings in one box, each of which leads
 * to a page of its own on this site and has words below it before the next. Where they are in none of the posts, what was taken
 * for the posts is something else, and so much of the page is not read.
 */
export function unboxedPosts(from: number, to: number): string[] {
	const held = postSet();
	const lists = new Map<Element, Element[]>();
	for (const title of deepAll(TITLES)) {
		const list = title.parentElement;
		if (!list || isWithin(held, title) || title.closest(`aside,header,[role=complementary],${OUTSIDE}`))
			continue;
		if (leadsTo(title) !== undefined && isShown(title) && hasWordsBelow(title))
			lists.set(list, [...(lists.get(list) ?? []), title]);
	}
	return [...lists.values()].flatMap((titles) => {
		const alike = titles.filter((title) => title.tagName === titles[0]?.tagName);
		if (new Set(alike.map(leadsTo)).size < SEVERAL) return [];
		return alike.filter((title) => isBetween(title, from, to)).map((title) => labelOf(title).slice(0, 60));
	});
}

function leadsTo(title: Element): string | undefined {
	const address = webAddress(title.querySelector('a[href]')?.getAttribute('href'));
	const url = URL.parse(address ?? '');
	const isPage = url?.host === location.host && url.pathname !== location.pathname;
	return address !== undefined && isPage ? bare(address) : undefined;
}

function hasWordsBelow(title: Element): boolean {
	let letters = 0;
	for (let next = title.nextElementSibling; next; next = next.nextElementSibling) {
		if (next.tagName === title.tagName) break;
		letters += (next.textContent ?? '').replace(/\P{L}+/gu, '').length;
	}
	return letters >= LETTERS;
}

function isBetween(el: Element, from: number, to: number): boolean {
	const { top } = el.getBoundingClientRect();
	return top >= from && top < to;
}
