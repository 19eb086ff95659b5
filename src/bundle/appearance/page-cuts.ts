/** One page of the appearance PDF: a band of the whole picture, in picture pixels, `bottom` not included. */
export interface PageCut {
	readonly top: number;
	readonly bottom: number;
}

/** The vertical extent of one post, in picture pixels. */
export interface Span {
	readonly top: number;
	readonly bottom: number;
}

/** Height over width of every A format (ISO 216): a page fills a sheet of A4 or A3 without waste. */
const IDEAL = Math.SQRT2;
/** A page may end this early, or stretch this far, in ideal heights, to keep a post whole. */
const SHORTEST = 0.5;
const LONGEST = 1.5;
/** A rest no longer than this joins the last page; a sheet with a strip at its top helps nobody. */
const TAIL = 0.15;
/** Gaps up to this part of the width are cut in their middle; in a wider one the cut is free to move. */
const NARROW = 0.16;

/**
 * Cuts a picture into pages of about A proportions, between posts wherever a gap is within reach.
 * The cuts join without gap or overlap, and no page is taller than 1.5 times the width times √2.
 * @param width width of the picture in pixels
 * @param height height of the picture in pixels
 */
export function cutPages(width: number, height: number, posts: readonly Span[]): readonly PageCut[] {
	const ideal = Math.max(1, Math.round(width * IDEAL));
	const places = cuttable(posts, height, width * NARROW);
	const cuts: PageCut[] = [];
	let top = 0;
	let next = 0;
	while (height - top > ideal * (1 + TAIL)) {
		const earliest = top + Math.ceil(ideal * SHORTEST);
		while (next < places.length && (places[next] as Span).bottom < earliest) next++;
		const bottom = bestCut(places, next, earliest, top + ideal, top + Math.floor(ideal * LONGEST));
		cuts.push({ top, bottom });
		top = bottom;
	}
	if (height > top) cuts.push({ top, bottom: height });
	return cuts;
}

/**
 * Cuts a picture that consists of sections, each of which begins on a page of its own.
 * @param begins rows where a further section begins, in any order
 */
export function cutSections(
	width: number,
	height: number,
	wholes: readonly Span[],
	begins: readonly number[],
): readonly PageCut[] {
	const rows = [...new Set([0, ...begins.filter((row) => row > 0 && row < height), height])].sort(
		(a, b) => a - b,
	);
	return rows.slice(0, -1).flatMap((top, i) => {
		const bottom = rows[i + 1] as number;
		const within = wholes
			.filter((span) => span.top < bottom && span.bottom > top)
			.map((span) => ({ top: Math.max(span.top, top) - top, bottom: Math.min(span.bottom, bottom) - top }));
		return cutPages(width, bottom - top, within).map((cut) => ({
			top: cut.top + top,
			bottom: cut.bottom + top,
		}));
	});
}

/** The lowest place that still fits; else the nearest one further down; else straight through. */
function bestCut(places: readonly Span[], from: number, earliest: number, fits: number, latest: number) {
	let best: number | undefined;
	for (let i = from; i < places.length; i++) {
		const place = places[i] as Span;
		if (place.top > latest) break;
		if (place.top > fits) return best ?? place.top;
		const at = Math.min(place.bottom, fits);
		if (at >= earliest) best = at;
	}
	return best ?? fits;
}

/** Where a cut harms no post: whole pixels, both ends allowed, from the top down. */
function cuttable(posts: readonly Span[], height: number, narrow: number): readonly Span[] {
	const places: Span[] = [];
	let free = 0;
	for (const post of posts.toSorted((a, b) => a.top - b.top)) {
		// Boxes that touch may share the pixel row they meet in; without the one pixel their seam would be no gap.
		if (post.top >= free - 1) places.push(placeIn(free, Math.max(free, post.top), narrow));
		free = Math.max(free, post.bottom);
	}
	if (height > free) places.push(placeIn(free, height, narrow));
	return places;
}

function placeIn(from: number, to: number, narrow: number): Span {
	const margin = Math.min(to - from, narrow) / 2;
	return { top: Math.round(from + margin), bottom: Math.round(to - margin) };
}
