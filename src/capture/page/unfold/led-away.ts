import { postsAtHand } from '../feed/at-hand.ts';
import { isShown, labelOf } from '../tree/dom.ts';
import { touched } from '../tree/once.ts';
import { frames } from '../window/scroller.ts';
import { kindOf } from './asked-over.ts';

/** Where the page was before something was pressed to unfold. */
interface Before {
	readonly view: string;
	readonly entry: number;
	/** Posts that were shown then. */
	readonly posts: readonly Element[];
	readonly pressed: Pressed[];
	/** The one with which it went. */
	led?: Pressed | undefined;
}

interface Pressed {
	readonly kind: string;
	readonly label: string;
}
let before: Before | undefined;
/** Kinds of controls that put another view of the page in the place of its posts. */
const leading = new Set<string>();
/** One of several that were pressed together led away, and none of them while it was pressed. */
let oneByOne = false;

/** How long the posts may take to come again, and how long they must be there. */
const RETURN_MS = 8000;
const THERE_MS = 250;

/** To be told before controls are pressed. @returns how many of so many may be pressed together */
export function beforePresses(count: number): number {
	const posts = postsAtHand().filter(isShown).slice(-12);
	before = { view: viewNow(), entry: entryNow(), posts, pressed: [] };
	return oneByOne ? Math.min(1, count) : count;
}

/** To be told before each is pressed. */
export function beforePress(el: Element): void {
	before?.pressed.push({ kind: kindOf(el), label: labelOf(el) });
}

/** The page has gone to another view with the last press: what else was to be pressed may have gone with it. */
export function endsByLeading(): boolean {
	if (before === undefined || viewNow() === before.view) return false;
	before.led = before.pressed.at(-1);
	return true;
}

/** A control that leads to another view: many platforms show the rest of a long post on its own page alone. */
export function leadsAway(el: Element): boolean {
	return leading.size > 0 && leading.has(kindOf(el));
}

/** It was held back from leading to another page: controls of its kind are pressed no more. */
export function ledAway(el: Element): void {
	leading.add(kindOf(el));
}

/**
 * Takes the page back to its posts, where a control that was pressed to unfold has put another view in their place without loading
 * a page, as programs do that keep an address for each post. Controls of its kind are pressed no more.
 * @returns what the control said, and whether the posts have not come again; null where the page did not go
 */
export async function comeBack(): Promise<{ readonly by: string; readonly lost: boolean } | null> {
	const was = before;
	before = undefined;
	if (!was || was.pressed.length === 0 || viewNow() === was.view || was.posts.some(isShown)) return null;
	const led = was.led ?? was.pressed.at(-1);
	if (!was.led && was.pressed.length > 1) oneByOne = true;
	else if (led) leading.add(led.kind);
	const steps = entryNow() - was.entry;
	const by = led?.label ?? '';
	if (steps <= 0) return { by, lost: true };
	window.history.go(-steps);
	let since = Number.POSITIVE_INFINITY;
	for (const end = performance.now() + RETURN_MS; performance.now() < end; ) {
		await frames(1);
		touched();
		const now = performance.now();
		if (viewNow() !== was.view || !postsAtHand().some(isShown)) since = Number.POSITIVE_INFINITY;
		else since = Math.min(since, now);
		if (now - since >= THERE_MS) return { by, lost: false };
	}
	return { by, lost: true };
}

/** The address without a place in the page; a fragment that is a path is a view as well. */
function viewNow(): string {
	return window.location.href.replace(/#(?![/!]).*$/, '');
}

function entryNow(): number {
	return window.navigation.currentEntry?.index ?? 0;
}
