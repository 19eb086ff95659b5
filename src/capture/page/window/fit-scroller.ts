import { touched } from '../tree/once.ts';
import { documentScroller, frames, scroller } from './scroller.ts';

/**
 * Makes a box that scrolls by itself end at the lower edge of the window, where it reaches below it: the last rows of a feed in it
 * come no higher than its own lower edge, and would be in no picture. Left as it was where that does not help.
 * @returns whether it was made shorter
 */
export async function fitScroller(): Promise<boolean> {
	const el = scroller();
	if (el === documentScroller() || !(el instanceof HTMLElement)) return false;
	const { top, bottom } = el.getBoundingClientRect();
	if (bottom <= window.innerHeight + 1 || top < 0 || top > window.innerHeight * HIGHEST) return false;
	const before = el.getAttribute('style');
	const { boxSizing, paddingTop, paddingBottom, borderTopWidth, borderBottomWidth } = getComputedStyle(el);
	const around =
		boxSizing === 'border-box' ? [] : [paddingTop, paddingBottom, borderTopWidth, borderBottomWidth];
	const less = around.reduce((sum, px) => sum + (Number.parseFloat(px) || 0), Math.ceil(top));
	// In shares of the window: the walk makes it taller, and ordinary again.
	el.style.setProperty('min-height', '0', 'important');
	el.style.setProperty('max-height', `calc(100vh - ${less}px)`, 'important');
	touched();
	await frames(2);
	if (el.getBoundingClientRect().bottom <= window.innerHeight + 1) return true;
	if (before === null) el.removeAttribute('style');
	else el.setAttribute('style', before);
	touched();
	return false;
}

/** Share of the window's height below which a box that begins there shows too little to be walked in what is left of it. */
const HIGHEST = 0.5;
