import { saysOf, unsetAnchors } from '../feed/anchors.ts';
import { postsAtHand } from '../feed/at-hand.ts';
import { harvestAgain } from '../harvest.ts';
import { isShown } from '../tree/dom.ts';
import { elementAt } from '../tree/tree.ts';
import { scrolledBy } from './from-below.ts';
import { scroller } from './scroller.ts';

/** Rows and columns of a place at which it is asked what stands there. */
const ROWS = 8;
const COLUMNS = [0.3, 0.6];
/** CSS pixels that are no move: what is placed by halves of a pixel is rounded. */
const STILL = 1;
/** Share of what stands there that must have moved alike: one thing that moves by itself moves alone. */
const ALIKE = 0.2;

interface Placed {
	readonly el: Element;
	readonly top: number;
}
let placed: readonly Placed[] = [];
/** Where the posts stood, by what they say: a page may draw all of itself anew. */
let posts: ReadonlyMap<string, number> = new Map();
let scrolled = 0;

/** Remembers what stands where between two rows of the viewport, which are to be pictured and read now. */
export function rememberPlaces(from: number, to: number): void {
	const found = new Map<Element, number>();
	for (let row = 0; row < ROWS; row++) {
		const y = from + ((to - from) * (row + 0.5)) / ROWS;
		for (const column of COLUMNS) {
			const el = elementAt(window.innerWidth * column, y);
			if (el && el !== document.body && el !== document.documentElement && !found.has(el))
				found.set(el, el.getBoundingClientRect().top);
		}
	}
	placed = [...found].map(([el, top]) => ({ el, top }));
	posts = postTops(from, to);
	scrolled = offset();
}

/**
 * Whether the place has moved since: something came in above, or went, or the page was scrolled by itself. Then the picture shows its
 * posts elsewhere than they were read.
 */
export function hasMoved(): boolean {
	if (Math.abs(offset() - scrolled) > STILL) return true;
	const moves = new Map<number, number>();
	let known = 0;
	for (const { el, top } of placed) {
		if (!el.isConnected || !isShown(el)) continue;
		known++;
		const by = Math.round(el.getBoundingClientRect().top - top);
		if (Math.abs(by) > STILL) moves.set(by, (moves.get(by) ?? 0) + 1);
	}
	if (known * 2 < placed.length) return postsMoved();
	return Math.max(0, ...moves.values()) >= Math.max(known > 2 ? 2 : 1, known * ALIKE);
}

/** Where most of what stood there is gone: a post that says the same stands elsewhere. */
function postsMoved(): boolean {
	const now = postTops(-window.innerHeight, window.innerHeight * 2);
	return [...posts].some(([says, top]) => Math.abs((now.get(says) ?? top) - top) > STILL);
}

function postTops(from: number, to: number): Map<string, number> {
	const boxes = postsAtHand().map((el) => ({ el, box: el.getBoundingClientRect() }));
	const near = boxes.filter(({ box }) => box.bottom > from && box.top < to);
	return new Map(near.map(({ el, box }) => [saysOf(el), box.top]));
}

function offset(): number {
	return scrolledBy(scroller());
}

/** Has the place read anew, and its tile joined where the one before ends: what was read of it lay elsewhere in the picture. */
export function readAgain(): void {
	unsetAnchors();
	harvestAgain();
}
