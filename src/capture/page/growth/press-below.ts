import { saysOf } from '../feed/anchors.ts';
import { findFeed } from '../feed/feed.ts';
import { touched } from '../tree/once.ts';
import { alertBelow, asksToRetry, controlsBelow } from './below.ts';

/** What a press on a control of unknown purpose has done. */
export interface Outcome {
	/** The posts that were last are gone: others have taken their place. */
	readonly replaced: boolean;
	/** Where it would have led, had the page been let go. */
	readonly leads: string | null;
}

interface Press {
	readonly el: HTMLElement;
	/** What the last posts said. */
	readonly posts: readonly string[];
	readonly root: string;
}
/** Presses that brought nothing, after which no more is tried by guess. */
const MOST_IN_VAIN = 6;
/** How long after a press the page is kept from leaving for another. */
const KEPT_MS = 2000;

/** What was pressed, by what stood last in the feed then: a control that brought nothing is not pressed twice. */
const pressedAt = new WeakMap<Element, string>();
let inVain = 0;
let press: Press | undefined;
let leads: string | null = null;

/**
 * Presses a control right below the last post that does not say that it is for more, and says nothing else either.
 * The page is kept from going elsewhere by it.
 * @param mayGuess also what says nothing at all of more; never where somebody is logged in
 * @returns its label, or null where there is none to press
 */
export function pressBelow(mayGuess: boolean): string | null {
	if (inVain >= MOST_IN_VAIN) return null;
	const posts = lastPosts();
	const found = controlsBelow().find(
		({ el, may }) => (may === 'press' || (may === 'ask' && mayGuess)) && pressedAt.get(el) !== posts.join(),
	);
	if (!found) return null;
	const { el, label } = found;
	pressedAt.set(el, posts.join());
	press = { el, posts, root: rootState() };
	stayHere();
	clickHere(el);
	return label || 'a control without words';
}

/** To be asked when the page has had time to answer a press. What turned the whole page into another is turned back. */
export function outcomeBelow(grew: boolean): Outcome {
	if (!press) return { replaced: false, leads: null };
	const { el, posts, root } = press;
	press = undefined;
	const now = new Set(findFeed().posts.map(saysOf));
	const replaced = posts.length > 0 && !posts.some((says) => now.has(says));
	if (!grew) {
		inVain++;
		if (rootState() !== root && el.isConnected) clickHere(el);
	}
	return { replaced, leads };
}

/**
 * What is left at the end of a feed and may be more of it: a control that is not pressed, one that asks to try again, or
 * an alert. Null where there is nothing of the kind.
 */
export function leftBelow(mayGuess: boolean): string | null {
	const below = controlsBelow();
	const left = below.find(
		({ label, may }) => may === 'leave' || (may === 'ask' && !mayGuess) || asksToRetry(label),
	);
	return left ? left.label || 'a control without words' : alertBelow();
}

function lastPosts(): string[] {
	return findFeed().posts.slice(-3).map(saysOf);
}

/** Attributes of the document's outermost elements: a page shows itself dark, or behind a dialog, by those. */
function rootState(): string {
	const told = (el: Element) => [...el.attributes].map(({ name, value }) => `${name}=${value}`).join();
	return [document.documentElement, document.body].map(told).join('|');
}

function clickHere(el: HTMLElement): void {
	const stay = (event: Event) => event.preventDefault();
	window.addEventListener('click', stay);
	el.click();
	window.removeEventListener('click', stay);
	touched();
}

/** Where the page would have gone since it was last kept from going; null where it would not. */
export function ledTo(): string | null {
	return leads;
}

/** Keeps the page from leaving for another for a while. */
export function stayHere(): void {
	leads = null;
	const stay = (event: NavigateEvent) => {
		if (event.destination.sameDocument || !event.cancelable) return;
		leads = event.destination.url;
		event.preventDefault();
	};
	window.navigation.addEventListener('navigate', stay);
	setTimeout(() => window.navigation.removeEventListener('navigate', stay), KEPT_MS);
}
