import { cutNow, setAnchors } from './anchors.ts';
import { foldsLeft } from './folds.ts';
import { type Harvest, harvest } from './harvest.ts';
import { scrollTo, type View, view } from './scroller.ts';
import { textBoxes } from './signs.ts';

/** A place of the walk after scrolling: the view, and the row where the last cut is now. */
export interface Place {
	readonly view: View;
	readonly cut: number | null;
}

export async function goTo(offset: number): Promise<Place> {
	const at = await scrollTo(offset);
	return { view: at, cut: cutNow() };
}

/** All that is read of a place when it is ready for its tile, in one look, so that nothing moves in between. */
export interface Reading extends Place {
	/** Rows of the viewport that the tile takes. */
	readonly top: number;
	readonly bottom: number;
	readonly harvest: Harvest;
	readonly texts: { x: number; y: number; width: number; height: number }[];
	readonly foldsLeft: number;
}

/** @param from row of the tile's top where no anchor knows better; @param wholeWindow takes the window and not the scroller's part of it */
export function readPlace(from: number, wholeWindow: boolean, now: number): Reading {
	const at = view();
	const cut = wholeWindow ? null : cutNow();
	const top = Math.max(wholeWindow ? 0 : at.top, cut ?? from);
	const bottom = wholeWindow && at.inner ? at.windowHeight : at.bottom;
	const reading = {
		view: at,
		cut,
		top,
		bottom,
		harvest: harvest(top - 40, bottom + 40, now),
		texts: textBoxes(top, bottom, 24),
		foldsLeft: foldsLeft(top, bottom),
	};
	setAnchors(bottom);
	return reading;
}
