import { unfold } from './folds.ts';
import { pressMore } from './grow.ts';
import { type Harvested, harvest, pulse } from './harvest.ts';
import { frames, scroller, type View, view } from './scroller.ts';

/** Further than any page reaches, in rows from the window. */
const ALL = 1e7;

/** All that stands in the page; or how much was pressed to unfold it, and then it is read when that has come. */
export type ReadAll =
	| { readonly pressed: number }
	| {
			readonly posts: readonly Harvested[];
			/** Posts in the page now, read before or not. */
			readonly inPage: number;
			readonly view: View;
			/** As `pulse` tells them: what growth is told by. */
			readonly height: number;
			readonly state: string;
	  };

/** Unfolds, or else reads, every post of the page, in view or not: for a page that no picture is taken of. */
export function readAll(now: number): ReadAll {
	const { pressed } = unfold(-ALL, ALL);
	if (pressed.length > 0) return { pressed: pressed.length };
	const { posts, inPage } = harvest(-ALL, ALL, now);
	const { height, state } = pulse();
	return { posts, inPage, view: view(), height, state };
}

/** Waits for the page to be another than it was. @returns false where it is not within the time */
export async function awaitGrowth(height: number, state: string, ms: number): Promise<boolean> {
	for (const end = performance.now() + ms; performance.now() < end; ) {
		const now = pulse();
		if (now.height > height + 40 || now.state !== state) return true;
		await frames(1);
	}
	return false;
}

/**
 * Goes to the end again and again, and presses what brings more, while the page gets more posts and keeps those it had.
 * @param wanted posts in the page that are enough
 * @param ms how long the end waits for growth
 * @returns true where it grew at all
 */
export async function growTo(wanted: number, ms: number): Promise<boolean> {
	const first = pulse().posts;
	let presses = false;
	for (;;) {
		const { height, posts, state } = pulse();
		if (posts >= wanted) return true;
		scroller().scrollTo({ top: ALL, behavior: 'instant' });
		const grew =
			(!presses && (await awaitGrowth(height, state, SOON_MS))) ||
			(pressed() && (await awaitGrowth(height, state, ms)));
		if (!grew || pulse().posts <= posts) return pulse().posts > first;
	}

	function pressed(): boolean {
		presses = pressMore() !== null;
		return presses;
	}
}

/** Within this a page whose answers come from a disk has grown by itself, or needs a press. */
const SOON_MS = 600;
