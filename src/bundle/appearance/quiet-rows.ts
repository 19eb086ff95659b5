import { pictures } from '../pictures.ts';
import type { AppearanceTile } from './tile-images.ts';

/** A gap between lines is at least this many rows, each the same as the one above it. */
const LEAST = 3;
/** A gap between paragraphs or pictures; where there is one, it is taken before a gap between lines. */
const WIDE = 14;
/** Of the rows looked at: a wide gap further up than this would leave too much of the page empty. */
const NEAR = 0.5;

/** Finds a row where a cut harms nothing that is seen; undefined where there is none. Rows of the whole picture, `to` not included. */
export type FindQuietRow = (from: number, to: number) => Promise<number | undefined>;

/**
 * Looks for rows that show nothing but what runs straight down, such as a background or the side of a card. Only the tiles in question
 * are decoded, and only the rows.
 */
export function quietRows(tiles: readonly AppearanceTile[]): FindQuietRow {
	return async (from, to) => {
		const runs: Run[] = [];
		let top = 0;
		for (const tile of tiles) {
			const [first, last] = [Math.max(from, top), Math.min(to, top + tile.height)];
			if (first < last) runs.push(...(await runsIn(tile, first - top, last - top, top)));
			top += tile.height;
		}
		return lowest(runs, from, to);
	};
}

interface Run {
	readonly top: number;
	readonly bottom: number;
	/** How often its colour changes from left to right: a flat part of a picture adds to what stands around it. */
	readonly changes: number;
}

async function runsIn(
	tile: AppearanceTile,
	from: number,
	to: number,
	offset: number,
): Promise<readonly Run[]> {
	const sharp = await pictures();
	const { data, info } = await sharp(tile.file)
		.extract({ left: 0, top: from, width: tile.width, height: to - from })
		.removeAlpha()
		.toColourspace('srgb')
		.raw()
		.toBuffer({ resolveWithObject: true });
	const bytes = info.width * info.channels;
	const row = (i: number) => data.subarray(i * bytes, (i + 1) * bytes);
	const runs: Run[] = [];
	let top = 0;
	for (let i = 1; i <= info.height; i++) {
		if (i < info.height && row(i).equals(row(i - 1))) continue;
		if (i - top >= LEAST)
			runs.push({
				top: offset + from + top,
				bottom: offset + from + i,
				changes: changesIn(row(top)),
			});
		top = i;
	}
	return runs;
}

/** @param row of red, green and blue */
function changesIn(row: Buffer): number {
	let changes = 0;
	for (let at = 3; at < row.length; at += 3)
		if (row[at] !== row[at - 3] || row[at + 1] !== row[at - 2] || row[at + 2] !== row[at - 1]) changes++;
	return changes;
}

/** The middle of the lowest of the plainest gaps: of the wide ones that are near, or else of all. */
function lowest(runs: readonly Run[], from: number, to: number): number | undefined {
	const near = from + (to - from) * NEAR;
	const wide = runs.filter(({ top, bottom }) => bottom - top >= WIDE && bottom > near);
	const among = wide.length > 0 ? wide : runs;
	const plainest = Math.min(...among.map(({ changes }) => changes));
	const found = among.findLast(({ changes }) => changes === plainest);
	return found && Math.round((found.top + found.bottom) / 2);
}
