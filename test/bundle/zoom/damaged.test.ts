import sharp from 'sharp';
import { expect, test } from 'vitest';
import { damagedPicture } from '../../../src/bundle/damaged-picture.ts';
import { drawPiece } from '../../../src/bundle/zoom/draw-piece.ts';
import { pieceOf, stripOf } from '../../../src/records/strip.ts';

test('a tile that is no whole picture is told of as that, and not as a fault of the program', async () => {
	const noise = { type: 'gaussian', mean: 120, sigma: 60 } as const;
	const png = await sharp({ create: { width: 640, height: 800, channels: 3, background: '#fff', noise } })
		.png()
		.toBuffer();
	const tiles = Array.from({ length: 4 }, () => ({ width: 640, height: 800 }));
	const piece = pieceOf(stripOf(tiles), tiles, 1, 0);
	if (!piece) throw new Error('no piece');
	expect((await drawPiece(piece, true, async () => png)).length).toBeGreaterThan(1000);
	const drawn = drawPiece(piece, true, async () => png.subarray(0, png.length / 2));
	await expect(drawn.catch((error) => damagedPicture(error, 'tile-00001.png'))).resolves.toMatchObject({
		...{ code: 'picture-damaged', subject: 'tile-00001.png' },
	});
});
