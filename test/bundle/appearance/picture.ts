import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import type { AppearanceTile } from '../../../src/bundle/appearance/tile-images.ts';

/** Pixels of eight-bit RGB, row by row. */
export interface Picture {
	readonly width: number;
	readonly height: number;
	readonly pixels: Buffer;
}

/** A picture in which no two rows and no two columns are alike, so that anything misplaced shows. */
export function picture(width: number, height: number): Picture {
	const pixels = Buffer.alloc(width * height * 3);
	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x++) {
			pixels[(y * width + x) * 3] = (x * 7 + y) % 256;
			pixels[(y * width + x) * 3 + 1] = y % 256;
			pixels[(y * width + x) * 3 + 2] = (y >> 8) * 16 + (x % 16);
		}
	}
	return { width, height, pixels };
}

/** Rows of a picture, `bottom` not included. */
export function rows(of: Picture, top: number, bottom: number): Picture {
	return {
		...of,
		height: bottom - top,
		pixels: of.pixels.subarray(top * of.width * 3, bottom * of.width * 3),
	};
}

export function asSharp({ width, height, pixels }: Picture): Sharp {
	return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** Cuts a picture into PNG tiles, as a capture does. */
export async function tile(dir: string, whole: Picture, height: number): Promise<AppearanceTile[]> {
	const tiles: AppearanceTile[] = [];
	for (let top = 0; top < whole.height; top += height) {
		const part = rows(whole, top, Math.min(whole.height, top + height));
		const file = join(dir, `tile-${height}-${tiles.length + 1}.png`);
		writeFileSync(file, await asSharp(part).png({ compressionLevel: 1 }).toBuffer());
		tiles.push({ file, width: part.width, height: part.height });
	}
	return tiles;
}

/** The IDAT chunks of a PNG, joined. */
export function idat(png: Buffer): Buffer {
	const parts: Buffer[] = [];
	for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
		if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
			parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
	}
	return Buffer.concat(parts);
}

/** The greatest difference of any colour of any pixel; Infinity where the sizes differ. */
export function difference(a: Picture, b: Picture): number {
	if (a.width !== b.width || a.height !== b.height) return Number.POSITIVE_INFINITY;
	let most = 0;
	for (let i = 0; i < a.pixels.length; i++)
		most = Math.max(most, Math.abs((a.pixels[i] as number) - (b.pixels[i] as number)));
	return most;
}

/** The pixels of a PDF's image of eight-bit RGB with PNG predictors: its data put back into a PNG. */
export async function decode(data: Buffer, width: number, height: number): Promise<Picture> {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([8, 2], 8);
	const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
	const png = Buffer.concat([
		signature,
		chunk('IHDR', header),
		chunk('IDAT', data),
		chunk('IEND', Buffer.alloc(0)),
	]);
	return { width, height, pixels: await sharp(png).raw().toBuffer() };
}

/** A PNG chunk. */
export function chunk(type: string, data: Buffer): Buffer {
	const length = Buffer.alloc(4);
	const crc = Buffer.alloc(4);
	const body = Buffer.concat([Buffer.from(type), data]);
	length.writeUInt32BE(data.length);
	crc.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, crc]);
}
