import { postsAtHand } from '../feed/at-hand.ts';
import { frames, view } from './scroller.ts';

/** What is asked of posts before the window gets another height, and again after it. */
let before: { readonly rows: number; readonly boxes: ReadonlyMap<Element, DOMRect> } | undefined;

/** Remembers how large the posts at hand are, and where they stand to one another. @returns height of the tallest, CSS pixels */
export function rememberSizes(): number {
	const at = view();
	const boxes = new Map(postsAtHand().map((el) => [el, el.getBoundingClientRect()] as const));
	before = { rows: at.bottom - at.top, boxes };
	return Math.max(0, ...[...boxes.values()].map((box) => box.height));
}

/** What a window of another height did to the posts. */
export interface Resized {
	/** Those that are still there are as large as before, and stand to one another as before. */
	readonly isSame: boolean;
	/** How many times as many rows of the page it shows. */
	readonly grew: number;
}

/**
 * To be asked after the window has got another height. Posts that are as tall as the window, or pictures that may take a share of it,
 * look otherwise in another window: nobody would see the account so. Of a page whose posts are others now, nothing can be said.
 */
export async function sizesKept(): Promise<Resized> {
	await frames(2);
	if (!before) return { isSame: false, grew: 1 };
	const at = view();
	const grew = (at.bottom - at.top) / Math.max(1, before.rows);
	let moved: number | undefined;
	let known = 0;
	for (const [el, was] of before.boxes) {
		if (!el.isConnected) continue;
		const box = el.getBoundingClientRect();
		known++;
		moved ??= box.top - was.top;
		const isAsItWas =
			Math.abs(box.height - was.height) <= 1 &&
			Math.abs(box.width - was.width) <= 1 &&
			Math.abs(box.top - was.top - moved) <= 2;
		if (!isAsItWas) return { isSame: false, grew };
	}
	return { isSame: known > 0, grew };
}
