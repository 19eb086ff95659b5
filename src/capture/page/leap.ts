import { type Harvested, harvest, pulse } from './harvest.ts';
import { shadowHosts } from './tree/dom.ts';
import { pressGuesses, unfold } from './unfold/folds.ts';
import { frames, type View, view } from './window/scroller.ts';

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

/**
 * Unfolds, or else reads, every post of the page, in view or not: for a page that no picture is taken of.
 * @param mayUnfold false where that has gone on for long enough: a page that draws itself anew folds again
 */
export function readAll(now: number, mayUnfold = true): ReadAll {
	// A replay can send nothing.
	const pressed = mayUnfold ? unfold(-ALL, ALL).pressed.length || pressGuesses(-ALL, ALL).length : 0;
	if (pressed > 0) return { pressed };
	const { posts } = harvest(-ALL, ALL, now);
	const { height, state } = pulse();
	return { posts, view: view(), height, state };
}

/** Those of some addresses that the source of the page does not hold: a script has yet to make them up. */
export function notInSource(addresses: readonly string[]): string[] {
	const sources: string[] = [];
	const roots: (Document | ShadowRoot)[] = [document];
	for (const root of roots) {
		sources.push(root instanceof Document ? root.documentElement.outerHTML : root.innerHTML);
		for (const { shadowRoot } of shadowHosts(root)) if (shadowRoot) roots.push(shadowRoot);
	}
	const source = sources.join('\n').replaceAll('&amp;', '&').replaceAll('\\/', '/');
	return addresses.filter((address) => {
		const { pathname, search } = new URL(address);
		const name = pathname.slice(pathname.lastIndexOf('/') + 1);
		return !source.includes((name.length < LEAST_NAME ? pathname : name) + search);
	});
}

/** A shorter name of a file is nobody's own. */
const LEAST_NAME = 6;

/** Waits for the page to be another than it was. @returns false where it is not within the time */
export async function awaitGrowth(height: number, state: string, ms: number): Promise<boolean> {
	for (const end = performance.now() + ms; performance.now() < end; ) {
		const now = pulse();
		if (now.height > height + 40 || now.state !== state) return true;
		await frames(1);
	}
	return false;
}
