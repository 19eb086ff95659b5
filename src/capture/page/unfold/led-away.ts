import { postsAtHand } from '../feed/at-hand.ts';
import { isShown, labelOf } from '../tree/dom.ts';
import { touched } from '../tree/once.ts';
import { frames } from '../window/scroller.ts';
import { kindOf } from './asked-over.ts';

/** Where the page was before something was pressed to unfold. */
interface Before {
	readonly view: string;
	/** The key of its entry in the history of the window. */
	readonly entry: string | undefined;
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
/** When it is asked once more to go back: a step takes a few frames. */
const AGAIN_MS = 400;

/** To be told before controls are pressed. @returns how many of so many may be pressed together */
export function beforePresses(count: number): number {
	// Where nothing is left to press, what was pressed before may lead away yet.
	if (count === 0) return 0;
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
 * @param isLast it is not asked again before the walk goes on, and what leads elsewhere from then on is another thing
 * @returns what the control said, and whether the posts have not come again; null where the page did not go
 */
export async function comeBack(
	isLast = false,
): Promise<{ readonly by: string; readonly lost: boolean } | null> {
	const was = before;
	if (isLast) before = undefined;
	// Not forgotten where the page has not gone: what waits for an answer of the server may go yet, and is asked about once more.
	if (!was || was.pressed.length === 0 || viewNow() === was.view || was.posts.some(isShown)) return null;
	before = undefined;
	const led = was.led ?? was.pressed.at(-1);
	if (!was.led && was.pressed.length > 1) oneByOne = true;
	else if (led) leading.add(led.kind);
	const by = led?.label ?? '';
	if (was.entry === undefined || was.entry === entryNow()) return { by, lost: true };
	let since = Number.POSITIVE_INFINITY;
	let gone = Number.NEGATIVE_INFINITY;
	for (const end = performance.now() + RETURN_MS; performance.now() < end; ) {
		const now = performance.now();
		// Of several that were pressed together, one may lead away when the first has been come back from.
		if (viewNow() !== was.view && now - gone >= AGAIN_MS) {
			gone = now;
			const { committed, finished } = window.navigation.traverseTo(was.entry);
			// Whether it came is read off the page: these are refused wherever another step is asked for meanwhile.
			for (const told of [committed, finished]) told?.catch(() => undefined);
		}
		await frames(1);
		touched();
		if (viewNow() !== was.view || !postsAtHand().some(isShown)) since = Number.POSITIVE_INFINITY;
		else since = Math.min(since, performance.now());
		if (performance.now() - since >= THERE_MS) return { by, lost: false };
	}
	return { by, lost: true };
}

/** The address without a place in the page; a fragment that is a path is a view as well. */
function viewNow(): string {
	return window.location.href.replace(/#(?![/!]).*$/, '');
}

function entryNow(): string | undefined {
	return window.navigation.currentEntry?.key;
}
