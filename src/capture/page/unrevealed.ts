import { isUnshown } from './bulk.ts';

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
				const row = Math.round(el.getBoundingClientRect().top);
				if (row < end && row >= top + LEAST_ROWS && isUnshown(el)) end = row;
			}
	return end;
}

/** What is met first there, and what it stands in: to be told of all layers costs a long page many times as much. */
function* metAt(x: number, y: number): Iterable<Element> {
	for (let el = document.elementFromPoint(x, y); el; el = el.parentElement) yield el;
}
