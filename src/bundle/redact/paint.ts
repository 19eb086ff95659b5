import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../errors.ts';
import type { TakenPart } from '../../records/capture.ts';
import type { Tile } from '../../records/disclosure/kept-tiles.ts';
import type { PicturePlan, Piece } from '../../records/disclosure/picture-plan.ts';
import type { Box } from '../../records/post.ts';
import { pictures } from '../pictures.ts';

/** A tile of the bundle, where it was taken out to. */
export interface TileFile extends Tile {
	readonly file: string;
}

/** @throws Fault `tile-unreadable` */
export async function measureTile(file: string, name: string): Promise<TileFile> {
	const sharp = await pictures();
	const { width, height } = await sharp(file, { limitInputPixels: false })
		.metadata()
		.catch((cause: unknown) => {
			throw unreadable(name, cause);
		});
	return { name, file, width, height };
}

/**
 * Paints the plan: tiles that nothing is struck in are taken as they are; the others are drawn anew, pixel by pixel, so that nothing of what was
 * struck is in them, nor what the file said of itself.
 * @param dir where the new pictures are made
 */
export async function paintPieces(
	tiles: readonly TileFile[],
	plan: PicturePlan,
	dir: string,
	signal: AbortSignal,
): Promise<readonly TakenPart[]> {
	const tops = tiles.map((_, i) => tiles.slice(0, i).reduce((sum, { height }) => sum + height, 0));
	const made: TakenPart[] = [];
	for (const piece of plan.pieces) {
		signal.throwIfAborted();
		const tile = tiles[piece.tile];
		if (!tile) throw new Error(`the plan names tile ${piece.tile}, and there are ${tiles.length}`);
		const name = `tile-${String(made.length + 1).padStart(5, '0')}.png`;
		const areas = within(plan.struck, (tops[piece.tile] ?? 0) + piece.top, piece, tile.width);
		const isAsItIs = areas.length === 0 && piece.top === 0 && piece.height === tile.height;
		const file = join(dir, name);
		if (isAsItIs) await writeFile(file, withoutWords(await readFile(tile.file)));
		else await paint(tile, piece, areas, file);
		const size = { width: tile.width, height: piece.height };
		made.push({ role: 'tile', outcome: 'taken', file, name, mediaType: 'image/png', ...size });
	}
	return made;
}

/** What a picture needs to be shown as it is (PNG 3rd edition, 11.2 and 11.3); the rest are words. */
const SHOWN = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'cHRM', 'gAMA', 'sBIT', 'sRGB', 'pHYs']);

/** A PNG without what it says of itself in words. */
function withoutWords(png: Buffer): Buffer {
	const parts = [png.subarray(0, 8)];
	for (let at = 8; at + 12 <= png.length; ) {
		const end = at + 12 + png.readUInt32BE(at);
		if (SHOWN.has(png.toString('latin1', at + 4, at + 8))) parts.push(png.subarray(at, end));
		at = end;
	}
	return Buffer.concat(parts);
}

/** The top of the copy's first picture, as high as a window was: what stands in place of the overview, which could show what is struck. */
export async function paintOverview(first: TakenPart, windowHeight: number, dir: string): Promise<TakenPart> {
	const sharp = await pictures();
	const { width = 0, height = 0 } = first;
	const file = join(dir, 'overview.png');
	const high = Math.max(1, Math.min(windowHeight, height));
	await sharp(first.file, { limitInputPixels: false })
		.extract({ left: 0, top: 0, width, height: high })
		.png()
		.toFile(file);
	return {
		role: 'overview',
		outcome: 'taken',
		file,
		name: 'overview.png',
		mediaType: 'image/png',
		width,
		height: high,
	};
}

/** Whole pixels of a piece that boxes cover, outwards: a pixel that is covered by half is struck. */
function within(boxes: readonly Box[], top: number, { height }: Piece, width: number): Box[] {
	return boxes.flatMap((box) => {
		const [left, right] = [Math.max(0, Math.floor(box.x)), Math.min(width, Math.ceil(box.x + box.width))];
		const from = Math.max(0, Math.floor(box.y - top));
		const to = Math.min(height, Math.ceil(box.y + box.height - top));
		return right > left && to > from ? [{ x: left, y: from, width: right - left, height: to - from }] : [];
	});
}

async function paint(tile: TileFile, { top, height }: Piece, areas: readonly Box[], target: string) {
	const sharp = await pictures();
	const { width } = tile;
	try {
		const { data, info } = await sharp(tile.file, { limitInputPixels: false })
			.extract({ left: 0, top, width, height })
			.flatten({ background: '#fff' })
			.toColourspace('srgb')
			.raw()
			.toBuffer({ resolveWithObject: true });
		const { channels } = info;
		for (const area of areas)
			for (let y = area.y; y < area.y + area.height; y++)
				data.fill(0, (y * width + area.x) * channels, (y * width + area.x + area.width) * channels);
		await sharp(data, { raw: { width, height, channels }, limitInputPixels: false }).png().toFile(target);
	} catch (cause) {
		throw unreadable(tile.name, cause);
	}
}

function unreadable(subject: string, cause: unknown): Fault {
	return new Fault(`The picture tile ${subject} cannot be read`, {
		...{ code: 'tile-unreadable', subject, cause },
		remedy: 'Verify the bundle; take it from another copy where it is damaged.',
	});
}
