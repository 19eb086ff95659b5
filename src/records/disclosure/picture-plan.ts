import type { Box, Post } from '../post.ts';
import { keptTiles, type Tile } from './kept-tiles.ts';
import type { Region, StruckPost } from './strikes.ts';

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
	/** As `KeptWish`: what tells the account's page from the pages where a post that is struck may be seen again. */
	readonly accountTiles: number | undefined;
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
	const touched = new Set(wish.struck.flatMap(({ struck, post }) => (struck ? [post.position] : [])));
	const isFree = (position: number) => isSeen(position) && !touched.has(position);
	const kept = keptTiles({ ...wish, isFree });
	const width = Math.max(0, ...tiles.map((tile) => tile.width));
	const end = tiles.reduce((sum, { height }) => sum + height, 0);
	const isOld = wish.accountTiles === undefined;
	const boxes = hidden.flatMap((position) => [
		...placesOf(placed.get(position)).map(withMargin),
		...(isOld ? around(placed.get(position), posts, width, end) : []),
	]);
	const picked = only.flatMap((position) => placed.get(position)?.box ?? []);
	// A post may stand in another's box, as may one that moved while the page was read.
	const unpicked = posts.flatMap((post) => (isSeen(post.position) ? [] : placesOf(post)));
	const bands = bandsOf(picked);
	const pieces = tiles.flatMap((tile, i): Piece[] => {
		const piece = { tile: i, top: 0, height: tile.height };
		if (kept.slides.has(i)) return [piece];
		if (i >= kept.account) return [];
		return only.length === 0 ? [piece] : cut(piece, tops[i] ?? 0, bands);
	});
	const marked = wish.regions.map(({ tile, x, y, width, height }) => ({
		...{ x, width, height },
		y: y + (tile === undefined ? 0 : (tops[tile - 1] ?? 0)),
	}));
	return {
		pieces,
		struck: [...boxes, ...marked, ...unpicked, ...(only.length > 0 ? besides(bands, picked, width) : [])],
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

function placesOf(post: Post | undefined): readonly Box[] {
	const { box, again = [] } = post ?? {};
	return box ? [box, ...again] : again;
}

function withMargin({ x, y, width, height }: Box): Box {
	return { x: x - MARGIN, y: y - MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
}

/**
 * What may be of a post beside its place where the capture is so old that it does not tell the account's tiles: what it answers and who shared it may stand above,
 * and it may have moved down while the page was read. All up to the post before and down to the next is struck with it then.
 */
function around(post: Post | undefined, posts: readonly Post[], width: number, end: number): Box[] {
	const box = post?.box;
	if (!box) return [];
	const column = posts.flatMap(({ box: other }) =>
		other && other.x < box.x + box.width && box.x < other.x + other.width ? [other] : [],
	);
	const bottom = box.y + box.height;
	const before = column.map(({ y, height }) => y + height).filter((y) => y <= box.y + MARGIN);
	const after = column.map(({ y }) => y).filter((y) => y >= bottom - MARGIN);
	const [from, to] = [Math.max(0, ...before), Math.min(end, ...after)];
	const above = post.quoted || post.sharedBy ? [{ x: 0, y: from, width, height: box.y - from }] : [];
	return [...above, { x: box.x, y: bottom, width: box.width, height: to - bottom }].filter(
		({ height }) => height > 0,
	);
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
