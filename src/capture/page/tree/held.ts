import { parentOf } from './tree.ts';

/** Posts far above the window that show nothing any more; see `letGo`. */
const held = new WeakSet<Element>();
/** The smallest picture there is, so that the browser drops the true one. */
export const BLANK = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
let flush: () => void = () => undefined;

export function isHeld(post: Element): boolean {
	return held.has(post);
}

/**
 * Stands in a post that is held. To be asked before where such an element is: the browser lays out again what its post
 * no longer shows, and for thousands of posts that is hundreds of megabytes.
 */
export function isInHeld(el: Element): boolean {
	for (let up = parentOf(el); up; up = parentOf(up)) if (held.has(up)) return true;
	return false;
}

export function hold(post: Element): void {
	held.add(post);
}

export function unhold(post: Element): void {
	held.delete(post);
}

/** @param tell makes what has come near be held no more, where the browser knows it and has not said so yet */
export function beforeAsking(tell: () => void): void {
	flush = tell;
}

/** Has been told of all posts that came near by now. */
export function heldAreFar(): void {
	flush();
}
