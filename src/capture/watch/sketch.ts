import { hash } from 'node:crypto';
import sharp from 'sharp';
import type { PictureSeen } from '../../records/watch/look.ts';

/** Colours a side; `PictureSeen.sketch`. */
const SIDE = 8;
/** A picture that is larger is no face, and could take the machine's memory. */
const MOST_PIXELS = 50_000_000;

/**
 * A picture of a profile by its bytes and by what it looks like: made small, on white where it is transparent.
 * @returns undefined for bytes that are no picture
 */
export async function pictureOf(address: string, bytes: Buffer): Promise<PictureSeen | undefined> {
	try {
		const small = await sharp(bytes, { limitInputPixels: MOST_PIXELS })
			.flatten({ background: '#fff' })
			.toColourspace('srgb')
			.resize(SIDE, SIDE, { fit: 'fill', kernel: 'cubic' })
			.removeAlpha()
			.raw()
			.toBuffer();
		return { address, sha256: hash('sha256', bytes, 'hex'), sketch: small.toString('base64') };
	} catch {
		// What the page calls a picture need not be one: then nothing is known of it, as of one that did not load.
		return undefined;
	}
}

/** Pixels across of the picture that is kept of a look. */
const WIDTH = 720;

/** The first screen, small enough to be kept of every change for years. @param file PNG @returns JPEG */
export function smallPicture(file: string): Promise<Buffer> {
	return sharp(file)
		.resize({ width: WIDTH, withoutEnlargement: true })
		.jpeg({ quality: 72, mozjpeg: true })
		.toBuffer();
}
