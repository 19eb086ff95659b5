import type { Arrival, Place } from '../page/place.ts';
import type { Session } from '../session.ts';

/** Rows of the tile above that stay in view after a step, so that its anchors are still there to join by. */
export const OVERLAP = 120;
/** Shares of the step back to where the last tile was taken, at which its anchors are looked for. */
const BACK = [0.5, 1];
/** Times that the page is scrolled to the cut. */
const MOST_TRIES = 3;
/** Frames in which lists that measure what they have drawn put it in its place. */
const MEASURED = 4;

/** Bottom row of the last tile and the scroll offset it was taken at. */
export interface LastTile {
	readonly row: number;
	readonly offset: number;
}

export interface Cut {
	/** Row of the viewport where the next tile begins. */
	readonly from: number;
	/** The place that it is a row of: another than was stepped to, where the page had to be scrolled to the cut. */
	readonly place: Place & Partial<Arrival>;
}

/**
 * The row where the next tile begins: where the elements above the last cut have gone. A list that draws only what is near the
 * window does not know how tall the rest is until it has drawn it, and moves all of it when it learns so: by the time
 * that the window has gone down, the cut may stand anywhere, also where the list has let go of everything that is known of it.
 */
export async function whereToCut(session: Session, stepped: Place, last: LastTile): Promise<Cut> {
	const { joins } = session.seen;
	let place = stepped;
	for (let tries = 0; ; tries++) {
		if (place.cut === null) place = await backToCut(session, place, last);
		const { view, cut } = place;
		if (cut === null) {
			const row = Math.round(last.row - (view.offset - last.offset));
			if (row >= view.bottom && tries < MOST_TRIES) {
				// By what was scrolled it stands below the window: to begin above it would show what is between once more.
				place = await arriveAt(session, view.offset + (row - view.top) - OVERLAP);
				if (place.view.offset > view.offset + 1) continue;
			}
			joins.byOffset++;
			return { from: Math.min(view.bottom, Math.max(view.top, row)), place };
		}
		if (cut >= view.top - 1 && cut < view.bottom) {
			joins.byAnchor++;
			return { from: Math.max(cut, view.top), place };
		}
		const isAbove = cut < view.top;
		if (tries === MOST_TRIES) {
			joins.broken.push({ rows: isAbove ? view.top - cut : cut - view.bottom, at: view.offset });
			return { from: view.top, place };
		}
		// It slid out above the window, because something above it shrank, or below, because something grew: go to it, or a strip is lost.
		const to = view.offset + (cut - view.top) - (isAbove ? 0 : OVERLAP);
		place = await arriveAt(session, Math.max(0, to));
	}
}

/** Where what is known of the cut is still to be seen on the way back; the place that was stepped to, where it is nowhere. */
async function backToCut(session: Session, stepped: Place, last: LastTile): Promise<Place> {
	const from = stepped.view.offset;
	for (const share of BACK) {
		const to = from - (from - last.offset) * share;
		if (to >= from - 1) return stepped;
		const place = await arriveAt(session, to);
		if (place.cut !== null) return place;
	}
	return arriveAt(session, from);
}

/** Goes there, and on from where a list has been moved to by what it measured. */
async function arriveAt({ world }: Session, offset: number): Promise<Place> {
	const first = await world.call('goTo', offset);
	if (first.cut !== null && first.cut >= first.view.top && first.cut < first.view.bottom) return first;
	await world.call('frames', MEASURED);
	return world.call('goTo', offset);
}
