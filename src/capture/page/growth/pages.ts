import { postSet } from '../feed/at-hand.ts';
import { findFeed } from '../feed/feed.ts';
import { ownPage } from '../feed/own-page.ts';
import { deepAll, isShown, labelOf } from '../tree/dom.ts';
import { isWithin } from '../tree/tree.ts';
import { opensPart } from '../unfold/closed.ts';
import { MORE } from './grow.ts';
import { NEXT } from './next-words.ts';
import { counterOf, here, type Link, nextNumber, unseen, withoutHash } from './page-address.ts';
import { afterCurrent, highestNumber } from './page-numbers.ts';
import { PAGE_OF } from './page-of.ts';
import { formsOn, isAboveFeed, isBelowFeed } from './pager-forms.ts';

const NEXT_NAME = /(?:^|[-_ ])(?:next|nasta|nästa|older|nav-previous|pager-next)(?:$|[-_ ])/i;
const BACK = /(?:^|[-_ ])(?:prev|previous|newer|first|last|tillbaka|nyare|föregående)(?:$|[-_ ])|^[←«‹<]+$/i;
/**
 * The address of the next page of the feed where it is paged by links: on this site, not visited. What the page declares
 * comes first, then what says "next", a form that does no more than a link among it, then the next number, then a link for more;
 * and last the next of a row of numbers above the posts, where it stands nowhere else.
 */
export function nextPage(visited: readonly string[]): string | null {
	// From one article the next is another post, and none of this page's.
	if (ownPage()) return null;
	const seen = new Set([...visited, location.href].map(withoutHash));
	const links = deepAll('a[href],link[rel~=next][href]').flatMap((el) => {
		const address = here(el, seen);
		return address === undefined ? [] : [{ el, address }];
	});
	const below = links.filter(({ el }) => isBelowFeed(el));
	const named = (el: Element) => `${el.className} ${el.id} ${el.parentElement?.className ?? ''}`;
	const worded = ({ el }: Link) =>
		[labelOf(el), el.getAttribute('aria-label'), el.getAttribute('title'), pictured(el)].some((l) =>
			NEXT.test((l ?? '').trim()),
		);
	const found =
		links.find(({ el }) => el.matches('[rel~=next]')) ??
		below.find((link) => worded(link) && !BACK.test(link.el.className)) ??
		below.find(({ el }) => NEXT_NAME.test(named(el)) && !BACK.test(`${el.className} ${labelOf(el)}`)) ??
		formLink(seen) ??
		nextNumber(below) ??
		afterCurrentOf(below) ??
		below.find(({ el }) => MORE.test(labelOf(el)) && labelOf(el).length <= 60) ??
		afterCurrentOf(links.filter(isAbove));
	return found?.address ?? null;
}

function afterCurrentOf(among: readonly Link[]): Link | undefined {
	const el = afterCurrent(among.map((link) => link.el));
	return among.find((link) => link.el === el);
}

/** To this page with another number or question, from above its posts: there, other numbers lead to other pages. */
function isAbove({ el, address }: Link): boolean {
	return stemOf(address) === stemOf(location.href) && isAboveFeed(el);
}

function stemOf(address: string): string {
	const url = new URL(counterOf(address)?.stem ?? withoutHash(address));
	return url.pathname.replace(/\/$/, '');
}

/** A form that asks for the next page by nothing but its address. */
function formLink(seen: ReadonlySet<string>): Link | undefined {
	return formsOn().flatMap(({ el, asks }) => {
		const address = asks === null ? undefined : unseen(asks, seen);
		return address === undefined ? [] : [{ el, address }];
	})[0];
}

/** What a link says that is nothing but a picture. */
function pictured(el: Element): string | null {
	const [picture, ...others] = el.querySelectorAll('img');
	return picture && others.length === 0 ? picture.getAttribute('alt') : null;
}

/**
 * Pages that the page says there are after this one: where it says on which of them it is, or has a row of numbers that goes
 * on after as many pages as were visited. 0 where it does not say.
 */
export function pagesLeft(visited: readonly string[]): number {
	const seen = new Set([...visited, location.href].map(withoutHash));
	const links = deepAll('a[href]').filter((el) => {
		const address = here(el, seen);
		return address !== undefined && (isBelowFeed(el) || isAbove({ el, address }));
	});
	return Math.max(toldLeft(), highestNumber(links) - seen.size);
}

function toldLeft(): number {
	for (const el of deepAll('li,span,p,div,a,strong,b,em,small,td,option[selected],label')) {
		if (el.childElementCount > 2 || (el.textContent ?? '').length > 60) continue;
		const says = PAGE_OF.exec(labelOf(el));
		if (says && (isBelowFeed(el) || isAboveFeed(el))) return Math.max(0, Number(says[2]) - Number(says[1]));
	}
	return 0;
}

/** “Visar 1–10 av 47”, “21-30 of 47 results”, alone in its element. */
const RANGE_OF =
	/^(?:\p{L}+:?\s)?(\d{1,5})\s?(?:[-–—]|till|to|til|bis)\s?(\d{1,5})\s(?:av|of|af|von|de|di|z|van|sur)\s(?:totalt\s|totally\s)?(\d{1,6})(?:\s\p{L}+)?\.?$/iu;

/**
 * Posts that the page says there are after those that it shows, where it says which of them those are, and shows as many as
 * it says; 0 where it does not say.
 */
export function postsLeft(): number {
	const shown = findFeed().posts.length;
	for (const el of deepAll('li,span,p,div,strong,b,em,small,td,label,output,h2,h3')) {
		if (el.childElementCount > 3 || (el.textContent ?? '').length > 60 || isWithin(postSet(), el)) continue;
		const [, first, last, all] = (RANGE_OF.exec(labelOf(el)) ?? []).map(Number);
		if (first === undefined || last === undefined || all === undefined) continue;
		if (last - first + 1 === shown && isShown(el)) return Math.max(0, all - last);
	}
	return 0;
}

/**
 * Numbers to press, below the posts, that are no links: a feed that is paged by its script, which is not followed. A link
 * with an address that is dressed as a button is none of those: it was followed, or leads to a page that was.
 */
export function pagesByScript(): number {
	const numbers = deepAll(
		'button,[role=button]:not(a[href]),input[type=submit],input[type=button],a:not([href]),a[href^="#"],a[href^="javascript:"]',
	).filter((el) => /^\d{1,4}$/.test(labelOf(el)) && isBelowFeed(el) && !opensPart(el));
	const distinct = new Set(numbers.map(labelOf));
	return distinct.size >= 2 ? distinct.size : 0;
}
