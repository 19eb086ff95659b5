import { parentOf } from './tree.ts';

/** Posts far above the window that show nothing any more; see `letGo`. */
const held = new WeakSet<Element>();
/** The smallest picture there is, so that the browser drops the true one. */
export const BLANK = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
/** How many posts have been held and not let go: most pages hold none, and are asked of each element whether it stands in one. */
let count = 0;
let flush: () => void = () => undefined;

export function isHeld(post: Element): boolean {
	return held.has(post);
}

/**
 * Stands in a post that is held. To be asked before where such an element is: the browser lays out again what its post
 * no longer shows, and for thousands of posts that is hundreds of megabytes.
 */
export function isInHeld(el: Element): boolean {
	if (count === 0) return false;
	for (let up = parentOf(el); up; up = parentOf(up)) if (held.has(up)) return true;
	return false;
}

/** Asks that of many, once for those that have one parent: posts mostly stand side by side. */
export function notInHeld(els: readonly Element[]): Element[] {
	if (count === 0) return [...els];
	const asked = new Map<Element | null, boolean>();
	return els.filter((el) => {
		const up = parentOf(el);
		const is = asked.get(up) ?? isInHeld(el);
		asked.set(up, is);
		return !is;
	});
}

export function hold(post: Element): void {
	if (!held.has(post)) count++;
	held.add(post);
}

export function unhold(post: Element): void {
	if (held.delete(post)) count--;
}

/** @param tell makes what has come near be held no more, where the browser knows it and has not said so yet */
export function beforeAsking(tell: () => void): void {
	flush = tell;
}

/** Has been told of all posts that came near by now. */
export function heldAreFar(): void {
	flush();
}
