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

/** A cut that no gap between two posts decides: rows in which a place for it may be looked for. */
export interface Question {
	readonly from: number;
	readonly to: number;
}

/** Cuts, after as many questions as there are such cuts; the answer is a row, or undefined where none is better. */
type Cutting = Generator<Question, readonly PageCut[], number | undefined>;

/**
 * Cuts a picture into pages of about A proportions, between posts wherever a gap is within reach.
 * The cuts join without gap or overlap, and no page is taller than 1.5 times the width times √2.
 * @param width width of the picture in pixels
 * @param height height of the picture in pixels
 */
export function* cutPages(width: number, height: number, posts: readonly Span[]): Cutting {
	const ideal = Math.max(1, Math.round(width * IDEAL));
	const places = cuttable(posts, height, width * NARROW);
	const cuts: PageCut[] = [];
	let top = 0;
	let next = 0;
	while (height - top > ideal * (1 + TAIL)) {
		const earliest = top + Math.ceil(ideal * SHORTEST);
		while (next < places.length && (places[next] as Span).bottom < earliest) next++;
		const fits = top + ideal;
		const best = bestCut(places, next, earliest, fits, top + Math.floor(ideal * LONGEST));
		// Where the page's height alone decides, what is seen there may have a better place.
		const from = best === undefined ? earliest : Math.max(earliest, best.from);
		const bottom =
			best === undefined || best.at === fits ? within(yield { from, to: fits }, from, fits) : best.at;
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
export function* cutSections(
	width: number,
	height: number,
	wholes: readonly Span[],
	begins: readonly number[],
): Cutting {
	const rows = [...new Set([0, ...begins.filter((row) => row > 0 && row < height), height])].sort(
		(a, b) => a - b,
	);
	const cuts: PageCut[] = [];
	for (const [i, top] of rows.slice(0, -1).entries()) {
		const bottom = rows[i + 1] as number;
		const inSection = wholes
			.filter((span) => span.top < bottom && span.bottom > top)
			.map((span) => ({ top: Math.max(span.top, top) - top, bottom: Math.min(span.bottom, bottom) - top }));
		const cutting = cutPages(width, bottom - top, inSection);
		let step = cutting.next();
		while (!step.done) {
			const { from, to } = step.value;
			const answer = yield { from: from + top, to: to + top };
			step = cutting.next(answer === undefined ? undefined : answer - top);
		}
		for (const cut of step.value) cuts.push({ top: cut.top + top, bottom: cut.bottom + top });
	}
	return cuts;
}

/** Carries a cutting out, asking where each cut that no gap decides harms least. */
export async function cutAsking(
	cutting: Cutting,
	find: (from: number, to: number) => Promise<number | undefined>,
): Promise<readonly PageCut[]> {
	let step = cutting.next();
	while (!step.done) step = cutting.next(await find(step.value.from, step.value.to));
	return step.value;
}

function within(row: number | undefined, from: number, to: number): number {
	return row !== undefined && row >= from && row <= to ? Math.round(row) : to;
}

/** The lowest place that still fits; else the nearest one further down; undefined where neither is within reach. */
function bestCut(places: readonly Span[], from: number, earliest: number, fits: number, latest: number) {
	let best: { readonly at: number; readonly from: number } | undefined;
	for (let i = from; i < places.length; i++) {
		const place = places[i] as Span;
		if (place.top > latest) break;
		if (place.top > fits) return best ?? { at: place.top, from: place.top };
		const at = Math.min(place.bottom, fits);
		if (at >= earliest) best = { at, from: place.top };
	}
	return best;
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
