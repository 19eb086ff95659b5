import { bare } from '../post/permalink.ts';
import { deepAll, isShown, webAddress } from '../tree/dom.ts';
import { isWithin } from '../tree/tree.ts';
import { OUTSIDE } from './rows.ts';

export const TITLES = 'h1,h2,h3,h4';
/** Letters below each title that make it more than one of a menu. */
const LETTERS = 40;

/** Titles that stand in one box, one after another, each with what is said below it and no box around both. */
export interface TitleList {
	readonly list: Element;
	/** All of one tag, in document order. */
	readonly titles: readonly Element[];
}

/**
 * Lists of at least so many titles, outside of the posts, each of which leads to a page of its own on this site and has words
 * below it before the next.
 */
export function titleLists(posts: ReadonlySet<Element>, least: number): TitleList[] {
	const lists = new Map<Element, Element[]>();
	for (const title of deepAll(TITLES)) {
		const list = title.parentElement;
		if (!list || isWithin(posts, title) || title.closest(`aside,header,[role=complementary],${OUTSIDE}`))
			continue;
		if (leadsTo(title) !== undefined && isShown(title) && hasWordsBelow(title))
			lists.set(list, [...(lists.get(list) ?? []), title]);
	}
	return [...lists].flatMap(([list, all]) => {
		const titles = all.filter((title) => title.tagName === all[0]?.tagName);
		return new Set(titles.map(leadsTo)).size < least ? [] : [{ list, titles }];
	});
}

/** The page of this site that a title leads to, if it is not the one shown. */
export function leadsTo(title: Element): string | undefined {
	const address = webAddress(title.querySelector('a[href]')?.getAttribute('href'));
	const url = URL.parse(address ?? '');
	const isOther =
		url?.pathname !== location.pathname || (url.search !== '' && url.search !== location.search);
	const isPage = url?.host === location.host && isOther;
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
