import { postsAtHand } from '../feed/at-hand.ts';
import { isUnshown } from '../feed/bulk.ts';

/** Where in the window is looked, as shares of its width, and how far up from the lower edge, CSS pixels. */
const ACROSS = [0.5, 0.3, 0.7];
const UP = { from: 10, step: 90, most: 700 };
/** Rows that a tile keeps at least: what stays transparent wherever it stands would else stop the walk. */
const LEAST_ROWS = 240;

/**
 * The row above the lower edge where something begins that has its place in the page and is still transparent, as pages
 * reveal their boxes when enough of each has come into view; else the lower edge. A tile that ends there, and not in the
 * middle of it, leaves the box whole for the next.
 */
export function revealedTo(top: number, bottom: number): number {
	let end = bottom;
	for (let up = UP.from; up < UP.most && bottom - up > top; up += UP.step)
		for (const share of ACROSS)
			for (const el of metAt(window.innerWidth * share, bottom - up)) {
				const row = restingTop(el);
				if (row < end && row >= top + LEAST_ROWS && isUnshown(el)) end = row;
			}
	return Math.min(end, ...postsToCome(bottom).filter((row) => row >= top + LEAST_ROWS));
}

/** How far below the window what is about to slide into it may stand, CSS pixels. */
const SLIDES = 300;

/** Where what comes after the posts will stand: it may be below the window still, and slide up into it once enough of it has come into view. */
function postsToCome(bottom: number): number[] {
	return postsAtHand().flatMap((post) => {
		const next = post.nextElementSibling;
		const top = next?.getBoundingClientRect().top ?? 0;
		if (!next || top < bottom || top > bottom + SLIDES || !isUnshown(next)) return [];
		const row = restingTop(next);
		return row < bottom ? [row] : [];
	});
}

/** Where it will stand: what is revealed often slides into its place. */
function restingTop(el: Element): number {
	const { transform, transformOrigin } = getComputedStyle(el);
	const { m22, m42 } = new DOMMatrix(transform === 'none' ? '' : transform);
	// What also grows to its size is drawn further down by what it lacks above the point that it grows from.
	const down = m42 + (Number.parseFloat(transformOrigin.split(' ')[1] ?? '') || 0) * (1 - m22);
	return Math.round(el.getBoundingClientRect().top - Math.max(0, down));
}

/** A picture in the flow that is transparent for now, with the box that it stands in: a page may reveal it a moment after it has come into view. */
export function isUnrevealed(img: Element): boolean {
	if (img.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
	const { width, height } = img.getBoundingClientRect();
	if (width < 120 || height < 80 || !img.checkVisibility()) return false;
	for (let up: Element | null = img; up; up = up.parentElement)
		if (/^(?:absolute|fixed)$/.test(getComputedStyle(up).position)) return false;
	return true;
}

/** What is met first there, and what it stands in: to be told of all layers costs a long page many times as much. */
function* metAt(x: number, y: number): Iterable<Element> {
	for (let el = document.elementFromPoint(x, y); el; el = el.parentElement) yield el;
}
