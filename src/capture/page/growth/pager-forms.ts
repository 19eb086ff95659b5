import { postSet } from '../feed/at-hand.ts';
import { findFeed } from '../feed/feed.ts';
import { deepAll, isShown, labelOf } from '../tree/dom.ts';
import { contains, isWithin } from '../tree/tree.ts';
import { saysItActs } from '../unfold/acts.ts';
import { isOff, MORE, NEVER } from './grow.ts';
import { NEXT } from './next-words.ts';

const SENDS = 'button:not([type=button],[type=reset]),input[type=submit],input[type=image]';
/** What a person fills in; a form that has some asks for more than its next page. */
const FILLED_IN =
	'input:not([type=hidden],[type=submit],[type=image],[type=button],[type=reset]),select,textarea';
/** Parts of a page that are none of its feed, where the posts do not stand in them. */
const ELSEWHERE = 'footer,aside,header,dialog,[role=dialog],[role=complementary],[role=contentinfo]';
const LONGEST = 60;

/** A control below the posts that says "next" and sends a form. */
export interface FormOn {
	readonly el: Element;
	readonly label: string;
	/** The address that the form asks for, where that is all it does, as a link would; null where it is posted or filled in. */
	readonly asks: string | null;
}

/**
 * Forms that lead on to the feed's next page. One that a person would have to fill in is none, unless the posts stand in
 * it: some makers put a form around all of a page.
 */
export function formsOn(): FormOn[] {
	return deepAll(SENDS).flatMap((el) => {
		const form = (el as HTMLButtonElement).form;
		if (!form || isOff(el) || !isBelowFeed(el)) return [];
		const label = saysNext(el);
		if (label === undefined) return [];
		const { posts } = findFeed();
		const holdsPosts = (box: Element) => posts.some((post) => contains(box, post));
		if (isPartElsewhere(el)) return [];
		const fields = deepAll(FILLED_IN, form).some(isShown);
		if (fields && !holdsPosts(form)) return [];
		const asks = fields ? null : addressOf(form, el as HTMLButtonElement);
		return asks === undefined ? [] : [{ el, label, asks }];
	});
}

/** Stands in a part of the page that is none of its feed's. */
export function isPartElsewhere(el: Element): boolean {
	const part = el.closest(ELSEWHERE);
	return part !== null && !findFeed().posts.some((post) => contains(part, post));
}

/** What the first form that leads on and is no link says; null where there is none. */
export function postedPager(): string | null {
	return formsOn().find(({ asks }) => asks === null)?.label ?? null;
}

function saysNext(el: Element): string | undefined {
	const said = [labelOf(el), el.getAttribute('aria-label'), el.getAttribute('title'), el.getAttribute('alt')];
	const label = said.find((words) => NEXT.test((words ?? '').trim())) ?? said[0] ?? '';
	if (NEXT.test(label.trim())) return label.trim();
	const isForMore = MORE.test(label) && label.length <= LONGEST && !NEVER.test(label) && !saysItActs(el);
	return isForMore ? label : undefined;
}

/** Null where it is posted; undefined where it sends nothing. Fields may be called as the form's own properties are. */
function addressOf(form: HTMLFormElement, by: HTMLButtonElement): string | null | undefined {
	const told = (name: string) => by.getAttribute(`form${name}`) ?? form.getAttribute(name);
	const method = (told('method') ?? 'get').trim().toLowerCase();
	if (method === 'dialog') return undefined;
	if (method === 'post') return null;
	const url = URL.parse(told('action') || location.href, document.baseURI);
	if (!url) return undefined;
	const fields = new URLSearchParams();
	for (const [name, value] of new FormData(form, by))
		if (typeof value === 'string') fields.append(name, value);
	url.search = fields.toString();
	return url.href;
}

/** Stands after the posts, or at least outside of them and not above: a menu's "next" is none of the feed's. */
export function isBelowFeed(el: Element): boolean {
	const posts = findFeed().posts;
	// A link around nothing but a floating picture has no size of its own.
	const shown = [el, ...el.children].find(isShown);
	if (!shown || isWithin(postSet(), el)) return false;
	const last = posts[posts.length - 1];
	return !last || shown.getBoundingClientRect().top >= last.getBoundingClientRect().top;
}

/** Stands before the first post, where some pages have their only row of numbers; so do menus, and what counts something else. */
export function isAboveFeed(el: Element): boolean {
	const [first] = findFeed().posts;
	const shown = [el, ...el.children].find(isShown);
	if (!first || !shown || isWithin(postSet(), el)) return false;
	return shown.getBoundingClientRect().bottom <= first.getBoundingClientRect().top + 1;
}
