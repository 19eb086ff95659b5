import type { Piece } from '../../records/strip.ts';
import { pictures } from '../pictures.ts';

/** Where the page is seen at its own size no pixel is another one; smaller it is a picture to find one's way by. */
const QUALITY = 82;

/**
 * Draws a piece of an appearance of its tiles, one in memory at a time.
 * @param pngOf a tile's bytes, by its number from 0
 * @returns a PNG where nothing is made smaller, else a JPEG
 * @throws Error of sharp where a tile is no whole picture
 */
export async function drawPiece(
	piece: Piece,
	isSmaller: boolean,
	pngOf: (tile: number) => Promise<Buffer>,
): Promise<Buffer> {
	const sharp = await pictures();
	const laid = [];
	for (const { tile, from, rows, top, width, height } of piece.shares) {
		const png = await pngOf(tile);
		const { width: whole } = await sharp(png).metadata();
		const { data, info } = await sharp(png, { sequentialRead: true })
			.extract({ left: 0, top: from, width: whole, height: rows })
			.resize({ width, height, fit: 'fill' })
			.flatten({ background: '#fff' })
			.raw()
			.toBuffer({ resolveWithObject: true });
		const raw = { width: info.width, height: info.height, channels: info.channels };
		laid.push({ input: data, raw, top, left: 0 });
	}
	const { width, height } = piece;
	const drawn = sharp({ create: { width, height, channels: 3, background: '#fff' } }).composite(laid);
	return (isSmaller ? drawn.jpeg({ quality: QUALITY }) : drawn.png({ compressionLevel: 4 })).toBuffer();
}
