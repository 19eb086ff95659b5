/** How large a tile is, px. */
interface Sized {
	readonly width: number;
	readonly height: number;
}

/** An appearance as one picture: its tiles below each other, seen whole or at a half, a quarter … of its size. */
export interface Strip {
	readonly width: number;
	readonly height: number;
	/** Where each tile begins, rows from the top. */
	readonly tops: readonly number[];
	/** Rows of one piece; each piece has the strip's whole width. */
	readonly rows: number;
	/** How often it is halved at most. */
	readonly halvings: number;
}

/** What of a tile stands on a piece. */
export interface Share {
	/** From 0. */
	readonly tile: number;
	/** Rows of the tile, before it is made smaller. */
	readonly from: number;
	readonly rows: number;
	/** Where it stands on the piece, and how large, px. */
	readonly top: number;
	readonly width: number;
	readonly height: number;
}

/** A piece as it is drawn, px. */
export interface Piece {
	readonly width: number;
	readonly height: number;
	readonly shares: readonly Share[];
	/** The tile that it is, as it lies in the bundle; undefined where it has to be drawn. */
	readonly whole?: number;
}

/** At a sixteenth one piece is drawn of sixteen tiles, which is as long as anybody waits; a page of 500,000 px is then 31,000 px tall and read by panning. */
const MOST_HALVINGS = 4;
const ROWS = 1024;
/** Tiles of such heights are pieces themselves: nothing is drawn where the page is seen at its own size. */
const LEAST_TILE = 512;
const MOST_TILE = 2048;

/** @param tiles one at least */
export function stripOf(tiles: readonly Sized[]): Strip {
	const tops: number[] = [];
	let height = 0;
	for (const tile of tiles) {
		tops.push(height);
		height += tile.height;
	}
	const first = tiles[0]?.height ?? ROWS;
	const rows = first >= LEAST_TILE && first <= MOST_TILE ? first : ROWS;
	const width = tiles.reduce((widest, tile) => Math.max(widest, tile.width), 0);
	// What is seen whole in one piece need not be smaller.
	const needed = Math.max(0, Math.ceil(Math.log2(height / rows)));
	return { width, height, tops, rows, halvings: Math.min(MOST_HALVINGS, needed) };
}

/**
 * What one piece shows.
 * @param halved how often the strip is halved
 * @param row of the pieces, from 0 at the top
 * @returns undefined where the strip has no such piece
 */
export function pieceOf(
	strip: Strip,
	tiles: readonly Sized[],
	halved: number,
	row: number,
): Piece | undefined {
	if (!isWithin(halved, strip.halvings) || !Number.isInteger(row) || row < 0) return undefined;
	const scale = 2 ** halved;
	const start = row * strip.rows * scale;
	const end = Math.min(strip.height, start + strip.rows * scale);
	if (start >= end) return undefined;
	const small = (rows: number) => Math.round(rows / scale);
	const width = Math.max(1, small(strip.width));
	const height = Math.max(1, small(end - start));
	const shares = tiles.flatMap((tile, i): Share[] => {
		const top = strip.tops[i] ?? 0;
		const from = Math.max(start, top);
		const to = Math.min(end, top + tile.height);
		if (from >= to) return [];
		const at = Math.min(small(from - start), height - 1);
		const until = Math.min(height, Math.max(at + 1, small(to - start)));
		return [
			{
				tile: i,
				...{ from: from - top, rows: to - from, top: at },
				...{ width: Math.min(width, Math.max(1, small(tile.width))), height: until - at },
			},
		];
	});
	const [only] = shares;
	const isWhole =
		halved === 0 &&
		shares.length === 1 &&
		only?.rows === tiles[only?.tile ?? 0]?.height &&
		only?.width === width;
	return { width, height, shares, ...(isWhole && only ? { whole: only.tile } : {}) };
}

function isWithin(value: number, most: number): boolean {
	return Number.isInteger(value) && value >= 0 && value <= most;
}
