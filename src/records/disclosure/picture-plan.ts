import type { Box, Post } from '../post.ts';
import type { Region, StruckPost } from './strikes.ts';

/** A tile of the picture that is struck in. */
export interface Tile {
	readonly name: string;
	readonly width: number;
	readonly height: number;
}

/** A part of a tile that the copy has, top to bottom; pixels of the tile. */
export interface Piece {
	/** From 0. */
	readonly tile: number;
	readonly top: number;
	readonly height: number;
}

/** How the copy's pictures come of the bundle's. */
export interface PicturePlan {
	readonly pieces: readonly Piece[];
	/** What is painted over; pixels from the top of the bundle's whole picture. */
	readonly struck: readonly Box[];
	/** Where a row of the bundle's picture stands in the copy's; undefined where the copy lacks it. */
	rowOf(y: number): number | undefined;
	/** Posts that have to be struck or picked and whose place in the picture is not known. */
	readonly unplaced: readonly number[];
}

/** Shadows and outlines stand outside a post's box. */
const MARGIN = 3;

export interface Wish {
	readonly tiles: readonly Tile[];
	/** As they were, with their places. */
	readonly posts: readonly Post[];
	readonly struck: readonly StruckPost[];
	readonly regions: readonly Region[];
	/** True where posts in which a text was struck are marked by the officer's own regions. */
	readonly isMarkedByHand: boolean;
	/** Positions of the posts that the copy is to show; all of the picture where there are none. */
	readonly only: readonly number[];
	/** Names of tiles of other pages than the account's, where a post that is struck may be seen again. */
	readonly elsewhere: ReadonlySet<string>;
}

/** Decides what of the pictures is left out and what is painted over. What is not known to be free of what is struck is left out. */
export function planPictures(wish: Wish): PicturePlan {
	const { tiles, posts, only, isMarkedByHand } = wish;
	const tops = topsOf(tiles);
	const placed = new Map(posts.map((post) => [post.position, post]));
	const hidden = wish.struck
		.filter(({ struck }) => struck === 'whole' || (struck === 'texts' && !isMarkedByHand))
		.map(({ post }) => post.position);
	const isSeen = (position: number) => only.length === 0 || only.includes(position);
	const needed = [...new Set([...hidden.filter(isSeen), ...only])];
	const slides = slideTiles(posts, tiles);
	const boxes = hidden.flatMap((position) => withMargin(placed.get(position)?.box));
	const slidesHidden = new Set(hidden.flatMap((position) => slides.get(position) ?? []));
	const isDoubtful = hidden.length > 0 && !isMarkedByHand;
	const left = tiles.flatMap((tile, i): Piece[] =>
		slidesHidden.has(i) || (isDoubtful && wish.elsewhere.has(tile.name))
			? []
			: [{ tile: i, top: 0, height: tile.height }],
	);
	const kept = only.flatMap((position) => {
		const box = placed.get(position)?.box;
		return box ? [box] : [];
	});
	const bands = bandsOf(kept);
	const shownSlides = new Set(
		only
			.flatMap((position) => slides.get(position) ?? [])
			.filter((tile) => !wish.elsewhere.has(tiles[tile]?.name ?? '')),
	);
	const pieces =
		only.length === 0
			? left
			: left.flatMap((piece) =>
					shownSlides.has(piece.tile) ? [piece] : cut(piece, tops[piece.tile] ?? 0, bands),
				);
	const width = Math.max(0, ...tiles.map((tile) => tile.width));
	const marked = wish.regions.map(({ tile, x, y, width, height }) => ({
		...{ x, width, height },
		y: y + (tile === undefined ? 0 : (tops[tile - 1] ?? 0)),
	}));
	return {
		pieces,
		struck: [...boxes, ...marked, ...(only.length > 0 ? besides(bands, kept, width) : [])],
		rowOf: (y) => rowIn(pieces, tops, y),
		unplaced: isMarkedByHand && only.length === 0 ? [] : needed.filter((p) => !placed.get(p)?.box),
	};
}

function topsOf(tiles: readonly Tile[]): readonly number[] {
	let y = 0;
	return tiles.map(({ height }) => {
		y += height;
		return y - height;
	});
}

/** Tiles that show the slides of a post's carousel: from the one that a picture names to the next that one does. */
function slideTiles(posts: readonly Post[], tiles: readonly Tile[]): ReadonlyMap<number, readonly number[]> {
	const index = new Map(tiles.map(({ name }, i) => [name, i]));
	const named = posts
		.flatMap(({ position, images }) =>
			images.map(({ tile }) => [position, tile === undefined ? undefined : index.get(tile)] as const),
		)
		.filter((pair): pair is readonly [number, number] => pair[1] !== undefined)
		.toSorted((a, b) => a[1] - b[1]);
	const of = new Map<number, number[]>();
	for (const [i, [position, first]] of named.entries()) {
		const next = named.slice(i + 1).find(([, tile]) => tile > first)?.[1] ?? tiles.length;
		const own = Array.from({ length: next - first }, (_, n) => first + n);
		of.set(position, [...(of.get(position) ?? []), ...own]);
	}
	return of;
}

function withMargin(box: Box | undefined): Box[] {
	if (!box) return [];
	const { x, y, width, height } = box;
	return [{ x: x - MARGIN, y: y - MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN }];
}

interface Band {
	readonly top: number;
	readonly bottom: number;
}

/** The rows that some boxes take, joined where they meet. */
function bandsOf(boxes: readonly Box[]): readonly Band[] {
	const bands: { top: number; bottom: number }[] = [];
	for (const { y, height } of boxes.toSorted((a, b) => a.y - b.y)) {
		const [top, bottom] = [Math.floor(y), Math.ceil(y + height)];
		const last = bands.at(-1);
		if (last && top <= last.bottom) last.bottom = Math.max(last.bottom, bottom);
		else bands.push({ top, bottom });
	}
	return bands;
}

function cut(piece: Piece, top: number, bands: readonly Band[]): Piece[] {
	return bands.flatMap((band) => {
		const from = Math.max(band.top, top);
		const to = Math.min(band.bottom, top + piece.height);
		return to > from ? [{ tile: piece.tile, top: from - top, height: to - from }] : [];
	});
}

/** What stands beside the picked posts in their rows: row by row, all that no picked box covers. */
function besides(bands: readonly Band[], kept: readonly Box[], width: number): Box[] {
	return bands.flatMap(({ top, bottom }) => {
		const edges = [
			...new Set([top, bottom, ...kept.flatMap(({ y, height }) => [Math.floor(y), Math.ceil(y + height)])]),
		]
			.filter((y) => y >= top && y <= bottom)
			.toSorted((a, b) => a - b);
		return edges.slice(1).flatMap((to, i) => gaps(kept, edges[i] ?? top, to, width));
	});
}

function gaps(kept: readonly Box[], from: number, to: number, width: number): Box[] {
	const here = kept.filter(({ y, height }) => Math.floor(y) < to && Math.ceil(y + height) > from);
	const free: Box[] = [];
	let x = 0;
	for (const box of here.toSorted((a, b) => a.x - b.x)) {
		if (box.x > x) free.push({ x, y: from, width: box.x - x, height: to - from });
		x = Math.max(x, box.x + box.width);
	}
	if (x < width) free.push({ x, y: from, width: width - x, height: to - from });
	return free;
}

function rowIn(pieces: readonly Piece[], tops: readonly number[], y: number): number | undefined {
	let row = 0;
	for (const { tile, top, height } of pieces) {
		const from = (tops[tile] ?? 0) + top;
		if (y >= from && y < from + height) return row + y - from;
		row += height;
	}
	return undefined;
}
