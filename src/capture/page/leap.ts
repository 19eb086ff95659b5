import { unfold } from './folds.ts';
import { type Harvested, harvest, pulse } from './harvest.ts';
import { frames, type View, view } from './scroller.ts';

/** Further than any page reaches, in rows from the window. */
const ALL = 1e7;

/** All that stands in the page; or how much was pressed to unfold it, and then it is read when that has come. */
export type ReadAll =
	| { readonly pressed: number }
	| {
			readonly posts: readonly Harvested[];
			readonly view: View;
			/** As `pulse` tells them: what growth is told by. */
			readonly height: number;
			readonly state: string;
	  };

/** Unfolds, or else reads, every post of the page, in view or not: for a page that no picture is taken of. */
export function readAll(now: number): ReadAll {
	const { pressed } = unfold(-ALL, ALL);
	if (pressed.length > 0) return { pressed: pressed.length };
	const { posts } = harvest(-ALL, ALL, now);
	const { height, state } = pulse();
	return { posts, view: view(), height, state };
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
