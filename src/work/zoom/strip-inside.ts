import { buffer } from 'node:stream/consumers';
import { damagedPicture } from '../../bundle/damaged-picture.ts';
import { drawPiece } from '../../bundle/zoom/draw-piece.ts';
import { UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { Filing } from '../../records/filing.ts';
import { pieceOf, type Strip, stripOf } from '../../records/strip.ts';
import { openInside, type SizedTile, tilesInside } from '../look-inside.ts';
import { Kept } from './kept.ts';
import { turns } from './turns.ts';

/** An appearance as one picture, and the tiles that it is made of. */
export interface StripInside {
	readonly strip: Strip;
	readonly tiles: readonly SizedTile[];
}

export interface DrawnPiece {
	readonly mediaType: 'image/png' | 'image/jpeg';
	readonly contents: AsyncIterable<Buffer>;
	readonly bytes: number;
	/** Of the bundle, where the piece is one of its files; undefined where it was drawn. */
	readonly path?: string;
}

type Rooms = Pick<Office, 'bundles'>;

/** Bytes: some four hundred pieces that were drawn. */
const MOST_PIECES = 48 * 1024 * 1024;
/** Bytes of a tile. One that is far larger than any that a capture takes is not read into memory. */
const LARGEST = 60_000_000;
/** To draw takes a processor: who pans over a long page must not take all of them. */
const AT_ONCE = 2;

const pieces = new Kept<Buffer>(MOST_PIECES);
const inTurn = turns(AT_ONCE);

/** The whole appearance of a bundle, which never changes. @returns undefined where it has no tiles @throws as `filesInside` */
export async function stripInside(office: Rooms, filing: Filing): Promise<StripInside | undefined> {
	const tiles = await tilesInside(office, filing);
	return tiles.length === 0 ? undefined : { strip: stripOf(tiles), tiles };
}

/**
 * One piece of it. What is seen at its own size is read where it lies, as a rule; what is smaller is drawn, and kept for a while.
 * @param halved how often it is halved
 * @param row from 0 at the top
 * @param signal of whoever asks: what nobody waits for is not drawn
 * @throws as `filesInside` · UsageError `no-such-picture` `picture-damaged`
 */
export async function pieceInside(
	office: Rooms,
	filing: Filing,
	halved: number,
	row: number,
	signal?: AbortSignal,
): Promise<DrawnPiece> {
	const found = await stripInside(office, filing);
	const piece = found && pieceOf(found.strip, found.tiles, halved, row);
	if (!piece) throw noSuchPicture(filing);
	const pathOf = (tile: number) => found.tiles[tile]?.path ?? '';
	if (piece.whole !== undefined) {
		const path = pathOf(piece.whole);
		const { file, contents } = await openInside(office, filing, path);
		return { mediaType: 'image/png', contents, bytes: file.bytes, path };
	}
	const key = `${filing.bundleId} ${halved} ${row}`;
	const drawn =
		pieces.get(key) ??
		(await inTurn(async () => {
			// Somebody else may have asked for it while this one waited.
			const there = pieces.get(key);
			if (there) return there;
			const png = (tile: number) => pngOf(office, filing, pathOf(tile));
			const made = await drawPiece(piece, halved > 0, png).catch((error: unknown) => {
				throw damagedPicture(error, pathOf(piece.shares[0]?.tile ?? 0));
			});
			pieces.set(key, made, made.length);
			return made;
		}, signal));
	const mediaType = halved > 0 ? 'image/jpeg' : 'image/png';
	return { mediaType, contents: once(drawn), bytes: drawn.length };
}

async function pngOf(office: Rooms, filing: Filing, path: string): Promise<Buffer> {
	const { file, contents } = await openInside(office, filing, path);
	if (file.bytes > LARGEST) throw noSuchPicture(filing);
	return buffer(contents);
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
	yield bytes;
}

function noSuchPicture({ bundleId }: Filing): UsageError {
	return new UsageError('There is no such picture', {
		...{ code: 'no-such-picture', subject: bundleId },
		remedy: "Look at the bundle's page.",
	});
}
