import { frames, view } from '../window/scroller.ts';
import { hungBelow } from '../window/stilled.ts';

/** A box that hangs at the lower edge of the window, shown alone: CSS pixels of the viewport. */
export interface Hanging {
	readonly left: number;
	readonly top: number;
	readonly bottom: number;
	readonly width: number;
	/** Pixels that the document is scrolled; 0 where an inner element scrolls. */
	readonly scrolled: number;
}

/** More of them than a page has in earnest, and shares of the window and pixels between which one is a bar or a sign. */
const MOST = 6;
const TALLEST = 0.6;
const LEAST = 16;

/** How many boxes hang at the lower edge of the window that `unstick` has hidden for the tiles. */
export function hangingBoxes(): number {
	return Math.min(MOST, hungBelow().length);
}

/** Shows one of them and nothing else of the page, until `hideHanging`. @returns null where it shows nothing */
export async function showHanging(index: number): Promise<Hanging | null> {
	const el = hungBelow()[index];
	if (!el) return null;
	document.documentElement.style.setProperty('visibility', 'hidden', 'important');
	el.style.setProperty('visibility', 'visible', 'important');
	await frames(2);
	const box = el.getBoundingClientRect();
	const [left, top] = [Math.max(0, Math.floor(box.left)), Math.max(0, Math.floor(box.top))];
	const [right, bottom] = [
		Math.min(innerWidth, Math.ceil(box.right)),
		Math.min(innerHeight, Math.ceil(box.bottom)),
	];
	if (right - left < LEAST || bottom - top < LEAST || bottom - top > innerHeight * TALLEST) return null;
	if (!el.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return null;
	const { inner, offset } = view();
	return { left, top, bottom, width: right - left, scrolled: inner ? 0 : offset };
}

/** Hides it again, and shows the page. */
export async function hideHanging(index: number): Promise<void> {
	hungBelow()[index]?.style.setProperty('visibility', 'hidden', 'important');
	document.documentElement.style.removeProperty('visibility');
	await frames(1);
}
