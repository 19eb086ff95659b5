import { touched } from '../tree/once.ts';
import { scrolledBy } from './from-below.ts';
import { frames, scroller } from './scroller.ts';

/** What the page is scrolled by, as it was dressed when it could last be scrolled. */
interface Dressed {
	readonly el: HTMLElement;
	readonly across: string;
	readonly down: string;
	readonly position: string;
}
let free: readonly Dressed[] = [];
let offset = 0;

/**
 * Where the page stood when it could last be scrolled, where it cannot be any more, as while a question lies over it that came late; null
 * where it can. What could not be scrolled from the first is as the page is built.
 */
export function lockedAt(): number | null {
	if (newlyHeld().length > 0) return offset;
	const at = scroller();
	const all = new Set([document.documentElement, document.body, at]);
	free = [...all].filter((el) => el instanceof HTMLElement).map(dressed);
	offset = scrolledBy(at);
	return null;
}

/** Lets a page scroll again as it did, for good. @returns whether it had been locked */
export async function unlock(): Promise<boolean> {
	const held = newlyHeld();
	for (const { el, across, down, position } of held) {
		el.style.setProperty('overflow-x', across, 'important');
		el.style.setProperty('overflow-y', down, 'important');
		if (getComputedStyle(el).position === position) continue;
		// Whoever fixes the body shifts it by what it was scrolled.
		el.style.setProperty('position', position, 'important');
		el.style.setProperty('inset', 'auto', 'important');
	}
	if (held.length === 0) return false;
	touched();
	await frames(2);
	return true;
}

function newlyHeld(): readonly Dressed[] {
	return free.filter((was) => was.el.isConnected && isHeld(dressed(was.el)) && !isHeld(was));
}

function isHeld({ el, down, position }: Dressed): boolean {
	return /hidden|clip/.test(down) || (el === document.body && position === 'fixed');
}

function dressed(el: HTMLElement): Dressed {
	const { overflowX: across, overflowY: down, position } = getComputedStyle(el);
	return { el, across, down, position };
}
