import { Fault } from '../../errors.ts';
import { pictures } from '../pictures.ts';
import { PngReader } from './png-data.ts';

/** One tile of the picture, as the capture left it. */
export interface AppearanceTile {
	/** Path of a PNG file. */
	readonly file: string;
	/** In pixels of the picture. */
	readonly width: number;
	readonly height: number;
}

/** `png` keeps every pixel; `jpeg` is smaller, slower and lossy. */
export type AppearanceMode = 'png' | 'jpeg';

/** A PDF image: the entries of its dictionary and its encoded data, valid until the next image. */
export interface PdfImage {
	readonly entries: string;
	readonly data: Uint8Array;
}

/** No lower, and no chroma thinned out: coloured text on coloured ground must stay readable. */
const JPEG = { quality: 90, chromaSubsampling: '4:4:4' } as const;
/** libvips works one picture a thread; more than this ahead costs memory and gains no time. */
const AHEAD = 2;

/**
 * Gives each tile as a PDF image of eight-bit RGB, in order.
 * @throws Fault `tile-damaged`, `tile-size`
 */
export async function* tileImages(
	tiles: readonly AppearanceTile[],
	mode: AppearanceMode,
	signal: AbortSignal,
): AsyncGenerator<PdfImage> {
	if (mode === 'jpeg') return yield* jpegImages(tiles, signal);
	const reader = new PngReader();
	for (const tile of tiles) {
		signal.throwIfAborted();
		let png = await reader.read(tile.file);
		checkSize(tile, png);
		if (!png.plainRgb) png = reader.parse(await asPlainRgb(tile.file), tile.file);
		const parameters = `/DecodeParms << /Predictor 15 /Colors 3 /BitsPerComponent 8 /Columns ${png.width} >>`;
		yield { entries: imageEntries(tile, 'FlateDecode', parameters), data: png.data };
	}
}

async function* jpegImages(tiles: readonly AppearanceTile[], signal: AbortSignal): AsyncGenerator<PdfImage> {
	const reader = new PngReader();
	const queue: Promise<Buffer>[] = [];
	for (let next = 0, i = 0; i < tiles.length; i++) {
		for (; next < tiles.length && next <= i + AHEAD; next++) {
			signal.throwIfAborted();
			const tile = tiles[next] as AppearanceTile;
			checkSize(tile, await reader.read(tile.file));
			const encoded = asJpeg(tile.file);
			// A rejection is thrown when its turn comes; until then it must not count as unhandled.
			encoded.catch(() => undefined);
			queue.push(encoded);
		}
		const data = (await queue.shift()) as Buffer;
		yield { entries: imageEntries(tiles[i] as AppearanceTile, 'DCTDecode', ''), data };
	}
}

function imageEntries(tile: AppearanceTile, filter: string, parameters: string): string {
	const size = `/Width ${tile.width} /Height ${tile.height}`;
	return `/Type /XObject /Subtype /Image ${size} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /${filter} ${parameters}`;
}

async function rgb(file: string) {
	const sharp = await pictures();
	return sharp(file).flatten({ background: '#ffffff' }).toColourspace('srgb');
}

async function asPlainRgb(file: string): Promise<Buffer> {
	return (await rgb(file)).png({ compressionLevel: 6, palette: false, progressive: false }).toBuffer();
}

async function asJpeg(file: string): Promise<Buffer> {
	return (await rgb(file)).jpeg(JPEG).toBuffer();
}

function checkSize(tile: AppearanceTile, png: { width: number; height: number }): void {
	if (png.width === tile.width && png.height === tile.height) return;
	throw new Fault(
		`A tile is ${png.width} × ${png.height} pixels, where the capture says ${tile.width} × ${tile.height}.`,
		{ code: 'tile-size', subject: tile.file, remedy: 'Take the snapshot again.' },
	);
}
