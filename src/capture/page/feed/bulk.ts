import { deepAll } from '../tree/dom.ts';
import { documentScroller } from '../window/scroller.ts';

/** Sides of a box and letters in it from which on it may be a post that is about to be shown. */
const LEAST = { width: 200, height: 60, letters: 40 };

/**
 * How much page there is: two equal answers in a row mean that it has stopped growing. `unshown` counts boxes with words
 * that have their place among the others and are not shown: pages reveal their posts one after another, by the clock.
 */
export function bulk(): { key: string; empty: boolean; unshown: number } {
	const body = document.body;
	const text = body?.textContent?.trim().length ?? 0;
	const images = document.images.length;
	const unshown = deepAll('article,section,li,div,main').filter(isUnshown).length;
	return {
		key: `${text}/${document.getElementsByTagName('*').length}/${documentScroller().scrollHeight}/${unshown}`,
		empty: text < 1 && images === 0,
		unshown,
	};
}

/** Has words or a picture, and its place among the others, and is transparent or hidden there. */
export function isUnshown(el: Element): boolean {
	if ((el.textContent ?? '').length < LEAST.letters && !el.querySelector('img,video')) return false;
	const { opacity, visibility, position } = getComputedStyle(el);
	if (position === 'absolute' || position === 'fixed') return false;
	if (visibility !== 'hidden' && Number(opacity) >= 1) return false;
	const { width, height } = el.getBoundingClientRect();
	return width >= LEAST.width && height >= LEAST.height && !isAside(el);
}

/** In a box that is out of the flow: a menu or a dialog, which is shown when somebody asks for it. */
function isAside(el: Element): boolean {
	for (let up = el.parentElement; up; up = up.parentElement)
		if (/^(?:absolute|fixed)$/.test(getComputedStyle(up).position)) return true;
	return false;
}
