import { deepAll, isShown } from '../tree/dom.ts';
import { touched } from '../tree/once.ts';
import { contains } from '../tree/tree.ts';
import { aroundScroller, scroller } from './scroller.ts';

/**
 * What was changed in the page for the picture, so that the manifest can say it. An animation that follows the scrolling
 * rather than the clock would leave what comes into view half transparent: it is at its end, too.
 */
const STILL = `*,*::before,*::after{animation-duration:0s!important;animation-delay:0s!important;animation-iteration-count:1!important;
animation-timeline:auto!important;animation-range:normal!important;
caret-color:transparent!important;scroll-behavior:auto!important}
html{scrollbar-width:none!important}`;
const AT_ONCE = '*,*::before,*::after{transition-duration:0s!important;transition-delay:0s!important}';

const sheet = new CSSStyleSheet();
const transitions = new CSSStyleSheet();

/** Stops animations, hides carets and scroll bars, in the document and in every open shadow root. Safe to repeat. */
export function still(): void {
	if (sheet.cssRules.length === 0) {
		sheet.replaceSync(STILL);
		transitions.replaceSync(AT_ONCE);
	}
	adoptEverywhere(sheet, transitions);
}

/** Brings what scripts animate to its end, which no style sheet does. What goes on without end is left. Source: Web Animations, `finish`. */
export function endAnimations(): void {
	for (const animation of document.getAnimations()) {
		const end = animation.effect?.getComputedTiming().endTime;
		const isByClock = animation.timeline instanceof DocumentTimeline;
		if (animation.playState === 'running' && isByClock && Number.isFinite(Number(end))) animation.finish();
	}
}

/** Gives the document and every open shadow root style sheets of ours. Safe to repeat. */
export function adoptEverywhere(...sheets: readonly CSSStyleSheet[]): void {
	const roots: (Document | ShadowRoot)[] = [document];
	for (const el of deepAll('*')) if (el.shadowRoot) roots.push(el.shadowRoot);
	for (const root of roots) {
		const fresh = sheets.filter((one) => !root.adoptedStyleSheets.includes(one));
		if (fresh.length > 0) root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...fresh];
	}
}

/**
 * Lets what is changed pass over slowly, as the page means it, or at once: a carousel that is told of no end of its passing
 * over takes no further step.
 */
export function letPass(isSlow: boolean): void {
	transitions.disabled = isSlow;
}

interface Change {
	readonly el: HTMLElement;
	readonly property: string;
	readonly value: string;
	readonly priority: string;
}
const changes: Change[] = [];

function set(el: HTMLElement, property: string, value: string): void {
	changes.push({
		el,
		property,
		value: el.style.getPropertyValue(property),
		priority: el.style.getPropertyPriority(property),
	});
	el.style.setProperty(property, value, 'important');
	touched();
}

/** What hung at the lower edge of the window before it was hidden, and in nothing else that did. */
const hung: HTMLElement[] = [];

export function hungBelow(): readonly HTMLElement[] {
	return hung.filter((el) => el.isConnected && !hung.some((other) => other !== el && contains(other, el)));
}

export type Unstuck = 'first' | 'rest' | 'view';

/**
 * Makes fixed and sticky elements appear once. `first`: what hangs at the lower edge over the feed is hidden, headers
 * stay. `rest`: all fixed elements are hidden, sticky ones lie where the flow puts them, and what surrounds an inner
 * scroller is hidden. `view`: as `rest`, but only what is met at sample points of the window, since looking at every
 * element again for every tile would cost more the longer the feed. An element that holds the feed is left alone.
 * @returns how many elements were changed by this call.
 */
export function unstick(which: Unstuck): number {
	const feed = scroller();
	const before = changes.length;
	const candidates = which === 'view' ? metInView() : deepAll('*', document.body ?? document);
	for (const el of candidates) {
		if (!(el instanceof HTMLElement)) continue;
		const position = getComputedStyle(el).position;
		if (position !== 'fixed' && position !== 'sticky') continue;
		if (!isShown(el) || contains(el, feed)) continue;
		const box = el.getBoundingClientRect();
		if (position === 'sticky') {
			if (which !== 'first' || box.top > window.innerHeight / 2) {
				set(el, 'position', 'relative');
				set(el, 'inset', 'auto');
			}
			continue;
		}
		const low = box.top > window.innerHeight / 2;
		const holdsFeed = box.width * box.height > window.innerWidth * window.innerHeight * 0.5 && holdsPosts(el);
		if (holdsFeed || (which === 'first' && !low)) continue;
		set(el, 'visibility', 'hidden');
		if (which === 'first') hung.push(el);
	}
	if (which === 'rest') {
		for (const el of aroundScroller().flatMap((box) => (isBeside(box, feed) ? [box] : deepAll('*', box))))
			if (el instanceof HTMLElement && isBeside(el, feed) && isShown(el)) set(el, 'visibility', 'hidden');
	}
	return changes.length - before;
}

/**
 * Stands in the rows that tiles show of the scroller, as may what hangs down from a header above it. What is above or below is in none of
 * them, and may be what asks for more.
 */
function isBeside(el: Element, feed: Element): boolean {
	const [box, of] = [el.getBoundingClientRect(), feed.getBoundingClientRect()];
	return Math.min(box.bottom, of.bottom) - Math.max(box.top, of.top) > 1;
}

/** Takes an element out of the picture, until `restick`. */
export function hide(el: Element): void {
	if (el instanceof HTMLElement) set(el, 'display', 'none');
}

/** Puts back what `unstick` and `hide` changed, newest first. */
export function restick(): void {
	for (const { el, property, value, priority } of changes.splice(0).reverse()) {
		if (value) el.style.setProperty(property, value, priority);
		else el.style.removeProperty(property);
	}
}

function holdsPosts(el: Element): boolean {
	return deepAll('article,[role=article],[role=feed],time', el).length > 1;
}

/** Elements and their ancestors at points along the edges and the middle of the window, where fixed ones hang. */
function metInView(): Set<Element> {
	const met = new Set<Element>();
	for (const x of [0.02, 0.15, 0.5, 0.85, 0.98]) {
		for (const y of [0.01, 0.04, 0.1, 0.3, 0.5, 0.7, 0.9, 0.96, 0.99]) {
			meetAll(document, window.innerWidth * x, window.innerHeight * y, met);
		}
	}
	return met;
}

/** Of what stands in a shadow root a document meets the host alone. */
function meetAll(root: Document | ShadowRoot, x: number, y: number, met: Set<Element>): void {
	const here = root.elementsFromPoint(x, y).filter((el) => !met.has(el));
	for (const el of here) met.add(el);
	for (const { shadowRoot } of here) if (shadowRoot) meetAll(shadowRoot, x, y, met);
}
