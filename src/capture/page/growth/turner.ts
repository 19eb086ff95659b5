import { saysOf } from '../feed/anchors.ts';
import { findFeed, forgetFeed } from '../feed/feed.ts';
import { ownPage } from '../feed/own-page.ts';
import { deepAll, isShown, labelOf } from '../tree/dom.ts';
import { touched } from '../tree/once.ts';
import { parentOf } from '../tree/tree.ts';
import { saysItActs } from '../unfold/acts.ts';
import { opensPart } from '../unfold/closed.ts';
import { frames } from '../window/scroller.ts';
import { isRightBelowPosts } from './below.ts';
import { isOff } from './grow.ts';
import { NEXT } from './next-words.ts';
import { afterCurrent, highestNumber } from './page-numbers.ts';
import { isBelowFeed, isPartElsewhere } from './pager-forms.ts';
import { stayHere } from './press-below.ts';
import { noteTurned } from './turned.ts';

const CONTROLS =
	'button,[role=button],input[type=button],a:not([href]),a[href="#"],a[href=""],a[href^="javascript:"]';
const SWITCH =
	'[aria-pressed],[aria-haspopup]:not([aria-haspopup=false]),[popovertarget],[commandfor],[download]';
/** What a class says of a control, or of the item around it, that cannot be used. */
const OFF = /(?:^|[-_ ])(?:disabled|inaktiverad|avstängd)(?:$|[-_ ])/i;

/** What the last posts of the page said before it was turned. */
let before: readonly string[] = [];
/** What the posts of all pages said that were turned from. */
const had = new Set<string>();

/**
 * Presses what turns a feed to its next page without an address: a control below the posts that says “next”, or the number after the
 * page's own. @returns what it says; null where there is none
 */
export function turnPage(): string | null {
	const control = turner();
	if (!control) return null;
	before = lastPosts();
	for (const post of findFeed().posts) had.add(saysOf(post));
	noteTurned();
	stayHere();
	const stay = (event: Event) => event.preventDefault();
	window.addEventListener('click', stay);
	control.click();
	window.removeEventListener('click', stay);
	touched();
	return saysNext(control) ?? labelOf(control);
}

/**
 * Waits until other posts have taken the place of those that were last.
 * @returns `again` where those are the posts of a page that was there before, `no` where none come
 */
export async function pageTurned(ms: number): Promise<'yes' | 'again' | 'no'> {
	for (const end = performance.now() + ms; performance.now() < end; await frames(3)) {
		touched();
		const now = lastPosts();
		// Between two pages there may be none for a moment.
		if (now.length === 0) forgetFeed();
		else if (now.join() !== before.join()) return now.every((says) => had.has(says)) ? 'again' : 'yes';
	}
	return 'no';
}

/** The highest number of a page that a row of such controls goes to; 0 where there is none. */
export function highestTurn(): number {
	return highestNumber(controls());
}

function turner(): HTMLElement | undefined {
	if (ownPage() || findFeed().posts.length === 0) return undefined;
	const all = controls();
	const numbered = afterCurrent(all);
	const rows = highestNumber(all) > 0;
	return all.find((el) => el === numbered || (saysNext(el) !== undefined && (rows || isRightBelowPosts(el))));
}

function controls(): HTMLElement[] {
	return deepAll(CONTROLS).filter((el): el is HTMLElement => {
		if (!(el instanceof HTMLElement) || isOff(el) || !isShown(el) || el.matches(SWITCH)) return false;
		if (el instanceof HTMLButtonElement && el.form && el.type === 'submit') return false;
		return isBelowFeed(el) && !isPartElsewhere(el) && !opensPart(el) && !saysItActs(el) && !isOffInRow(el);
	});
}

/**
 * A pager's last page often keeps its link onwards, drawn as off by the item that holds it alone: pressed, it gives the
 * same page again, and the feed would be told to be cut short. A number is pressed all the same: it is a page to be had.
 */
function isOffInRow(el: HTMLElement): boolean {
	if (/\d/.test(labelOf(el))) return false;
	for (let up: Element | null = el; up; up = parentOf(up)) {
		if (up.querySelectorAll('a,button,[role=button]').length > 1) return false;
		if (up.getAttribute('aria-disabled') === 'true' || OFF.test(up.getAttribute('class') ?? '')) return true;
	}
	return false;
}

function saysNext(el: Element): string | undefined {
	const said = [labelOf(el), el.getAttribute('aria-label'), el.getAttribute('title')];
	return said.map((words) => (words ?? '').trim()).find((words) => NEXT.test(words));
}

function lastPosts(): string[] {
	return findFeed().posts.slice(-3).map(saysOf);
}
