import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { asDiskFull } from '../../errors.ts';
import type { Session, Tile } from '../session.ts';

// What it has decoded is never asked for twice, and would be kept to 50 MB.
sharp.cache(false);

export interface Clip {
	/** Rows of the viewport. */
	readonly top: number;
	readonly bottom: number;
	readonly width: number;
	/** First column of the viewport; 0 where absent. */
	readonly left?: number;
	/** Pixels that the document itself is scrolled; 0 where an inner element scrolls. */
	readonly scrolled: number;
}

export interface TextBox {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/**
 * Takes one tile, losslessly, and hands its bytes on. One screenshot at a time per page: two in flight are faster
 * and silently wrong. `optimizeForSpeed` halves the time for files a tenth larger.
 */
export async function shoot(session: Session, clip: Clip): Promise<Buffer> {
	const shot = session.cdp.send('Page.captureScreenshot', {
		format: 'png',
		optimizeForSpeed: true,
		clip: {
			x: clip.left ?? 0,
			y: clip.top + clip.scrolled,
			width: clip.width,
			height: clip.bottom - clip.top,
			scale: 1,
		},
	});
	const { data } = await session.world.patiently(shot);
	return Buffer.from(data, 'base64');
}

/** Rows of all tiles so far. */
export function pictureHeight({ seen }: Session): number {
	const last = seen.tiles[seen.tiles.length - 1];
	return last ? last.y + last.height : 0;
}

/**
 * Writes the tile and checks it: text boxes that are one flat colour, and bytes that an earlier tile has too.
 * @throws TryAgainLater `disk-full`, also where it is the recording that has no room: no stunted capture goes on
 */
export async function keepTile(
	session: Session,
	png: Buffer,
	y: number,
	clip: Clip,
	texts: readonly TextBox[],
): Promise<Tile> {
	const { trouble } = session.recorder;
	if (trouble?.advice === 'retry-later') throw trouble;
	const { tiles, firstTile } = session.seen;
	const name = `tile-${String(tiles.length + 1).padStart(5, '0')}.png`;
	const file = join(session.request.dir, name);
	const sha256 = createHash('sha256').update(png).digest('hex');
	const tile: Tile = {
		file,
		name,
		y,
		width: clip.width,
		height: clip.bottom - clip.top,
		sha256,
		unpainted: 0,
	};
	// Another page of the account may well show the same; within one page it is a picture that did not come about.
	const twin = tiles.find((t, i) => i >= firstTile && t.sha256 === sha256);
	if (twin && texts.length > 0) tile.repeats = twin.name;
	tiles.push(tile);
	session.parts.push({
		role: 'tile',
		outcome: 'taken',
		file,
		name,
		mediaType: 'image/png',
		width: tile.width,
		height: tile.height,
	});
	await writeFile(file, png, { flag: 'wx' }).catch((error) => {
		throw asDiskFull(error, file);
	});
	tile.unpainted = await unpaintedBoxes(png, clip, texts);
	return tile;
}

/** How many of the boxes show nothing but one colour. */
async function unpaintedBoxes(png: Buffer, clip: Clip, texts: readonly TextBox[]): Promise<number> {
	if (texts.length === 0) return 0;
	// A quarter of the bytes: that much, and more, for each tile would have the program's memory cleaned up more often than tiles come.
	const green = await pixelsOf(sharp(png).extractChannel('green'));
	const boxes = texts.map((box) => within(box, clip, green)).filter((area) => area !== undefined);
	const doubted = boxes.filter((area) => isFlat(green, area));
	if (doubted.length === 0) return 0;
	const all = await pixelsOf(sharp(png));
	return doubted.filter((area) => isFlat(all, area)).length;
}

interface Area {
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
}

/** The box in pixels of the tile; undefined where too little of it is there to say anything of. */
function within(box: TextBox, { top: first }: Clip, { width, height }: Pixels): Area | undefined {
	const top = Math.max(0, Math.floor(box.y - first));
	const bottom = Math.min(height, Math.ceil(box.y + box.height - first));
	const left = Math.max(0, Math.floor(box.x));
	const right = Math.min(width, Math.ceil(box.x + box.width));
	return bottom - top < 4 || right - left < 4 ? undefined : { left, top, right, bottom };
}

interface Pixels {
	readonly data: Buffer;
	readonly width: number;
	readonly height: number;
	readonly channels: number;
}

async function pixelsOf(picture: Sharp): Promise<Pixels> {
	const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
	return { data, width: info.width, height: info.height, channels: info.channels };
}

function isFlat({ data, width, channels }: Pixels, { left, top, right, bottom }: Area): boolean {
	const first = (top * width + left) * channels;
	const colours = Math.min(3, channels);
	for (let y = top; y < bottom; y++) {
		for (let at = (y * width + left) * channels; at < (y * width + right) * channels; at += channels) {
			for (let c = 0; c < colours; c++) {
				if (Math.abs((data[at + c] ?? 0) - (data[first + c] ?? 0)) > 6) return false;
			}
		}
	}
	return true;
}
