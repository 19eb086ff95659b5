import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { quietRows } from '../../../src/bundle/appearance/quiet-rows.ts';
import { workshop } from '../sample.ts';

const { dir, clean } = workshop();
afterAll(clean);

const WIDTH = 400;
/** Two tiles of lines of text: 20 rows a line, of which the lowest 6 are empty, and one empty line after every fifth; a border runs down the side. */
const tiles = [1, 2].map((n) => ({ file: join(dir, `${n}.png`), width: WIDTH, height: 300 }));
beforeAll(async () => {
	for (const [n, tile] of tiles.entries()) {
		const lines = Array.from({ length: 15 }, (_, i) => {
			const isEmpty = (n * 15 + i) % 6 === 5;
			const strokes = Array.from(
				{ length: 14 },
				(_y, y) => `<rect x="${20 + 7 * y}" y="${i * 20 + y}" width="60" height="1" fill="#123"/>`,
			);
			return isEmpty ? '' : strokes.join('');
		});
		const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="300"><rect width="100%" height="100%" fill="#fff"/><rect x="2" width="3" height="300" fill="#888"/>${lines.join('')}</svg>`;
		await sharp(Buffer.from(svg)).png().toFile(tile.file);
	}
});

it('finds the lowest gap between paragraphs, also where a border runs through it', async () => {
	// Line 17, empty, stands in rows 340 to 359, and the six empty rows of the line above join it.
	expect(await quietRows(tiles)(200, 440)).toBe(347);
});

it('finds a gap between lines where there is none between paragraphs', async () => {
	const row = await quietRows(tiles)(370, 430);
	expect(row).toBeGreaterThanOrEqual(414);
	expect(row).toBeLessThanOrEqual(420);
});

it('finds nothing where every row shows something', async () => {
	expect(await quietRows(tiles)(360, 374)).toBeUndefined();
});
