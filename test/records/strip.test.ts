import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pieceOf, stripOf } from '../../src/records/strip.ts';

const tiles = fc.array(
	fc.record({ width: fc.integer({ min: 1, max: 3000 }), height: fc.integer({ min: 1, max: 3000 }) }),
	{ minLength: 1, maxLength: 30 },
);

test('pieces cover the whole appearance at each size, without gap or overlap', () => {
	fc.assert(
		fc.property(tiles, (all) => {
			const strip = stripOf(all);
			for (let halved = 0; halved <= strip.halvings; halved++) {
				const seen = all.map(() => 0);
				let height = 0;
				for (let row = 0; ; row++) {
					const piece = pieceOf(strip, all, halved, row);
					if (!piece) break;
					height += piece.height;
					for (const share of piece.shares) {
						// Rows of a tile come in their order, each once.
						expect(share.from).toBe(seen[share.tile]);
						seen[share.tile] = share.from + share.rows;
						expect(share.top + share.height).toBeLessThanOrEqual(piece.height);
						expect(share.width).toBeLessThanOrEqual(piece.width);
					}
				}
				expect(seen).toEqual(all.map((tile) => tile.height));
				expect(Math.abs(height - strip.height / 2 ** halved)).toBeLessThanOrEqual(1);
			}
		}),
		{ numRuns: 60 },
	);
});

test('a page of 500,000 px is read tile by tile at its own size, and no piece is drawn of more than seventeen tiles', () => {
	const all = Array.from({ length: 313 }, () => ({ width: 1280, height: 1600 }));
	const strip = stripOf(all);
	expect(all.map((_, row) => pieceOf(strip, all, 0, row)?.whole)).toEqual(all.map((_, row) => row));
	const largest = Array.from({ length: 20 }, (_, row) => pieceOf(strip, all, strip.halvings, row)).map(
		(piece) => piece?.shares.length ?? 0,
	);
	expect(Math.max(...largest)).toBeLessThanOrEqual(17);
});

test('what the appearance does not have is no piece', () => {
	const all = [{ width: 640, height: 800 }];
	const strip = stripOf(all);
	for (const [halved, row] of [
		[0, 1],
		[1, 0],
		[-1, 0],
		[0, -1],
		[0, 0.5],
		[Number.NaN, 0],
	] as const)
		expect([halved, row, pieceOf(strip, all, halved, row)]).toEqual([halved, row, undefined]);
});
