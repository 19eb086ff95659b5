import { pdfNumber } from '../pdf/pdf-text.ts';
import type { PageCut } from './page-cuts.ts';

/** 96 CSS pixels and 72 PDF points are an inch. */
const POINTS_PER_CSS_PIXEL = 0.75;
/** A page side is between 3 and 14,400 units (PDF 1.4, appendix C; ISO 19005-1, 6.1.12). */
const LONGEST_SIDE = 14_400;
const SHORTEST_SIDE = 3;

/** One page: its size in points, the tiles it shows (indices), and the operators that place them. */
export interface LaidOutPage {
	readonly width: number;
	readonly height: number;
	readonly tiles: readonly number[];
	readonly content: string;
}

/**
 * Points per picture pixel, so that the page measures what it measured on screen; less where a side would
 * be longer than PDF allows.
 * @param scale picture pixels per CSS pixel
 */
export function pointsPerPixel(width: number, cuts: readonly PageCut[], scale: number): number {
	const longest = cuts.reduce((most, c) => Math.max(most, c.bottom - c.top), width);
	return Math.min(POINTS_PER_CSS_PIXEL / scale, LONGEST_SIDE / longest);
}

/**
 * Places tiles, stacked from the top, on pages. A tile that two pages share is placed on both and clipped.
 * @param tiles sizes in picture pixels
 * @param points points per picture pixel
 */
export function* layOut(
	tiles: readonly { readonly width: number; readonly height: number }[],
	cuts: readonly PageCut[],
	width: number,
	points: number,
): Generator<LaidOutPage> {
	let first = 0;
	let firstTop = 0;
	for (const cut of cuts) {
		const shown: number[] = [];
		const place: string[] = [];
		let top = firstTop;
		for (let i = first; i < tiles.length && top < cut.bottom; i++) {
			const tile = tiles[i] as { width: number; height: number };
			const bottom = top + tile.height;
			const size = `${pdfNumber(tile.width * points)} 0 0 ${pdfNumber(tile.height * points)}`;
			place.push(`q ${size} 0 ${pdfNumber((cut.bottom - bottom) * points)} cm /${imageName(i)} Do Q`);
			shown.push(i);
			if (bottom <= cut.bottom) {
				first = i + 1;
				firstTop = bottom;
			}
			top = bottom;
		}
		const sides = [width, cut.bottom - cut.top].map((px) => Math.max(SHORTEST_SIDE, px * points));
		const clip = `0 0 ${sides.map(pdfNumber).join(' ')} re W n`;
		yield {
			width: sides[0] as number,
			height: sides[1] as number,
			tiles: shown,
			content: `q ${clip}\n${place.join('\n')}\nQ`,
		};
	}
}

/** The name of a tile in its pages' resources. */
export function imageName(tile: number): string {
	return `T${tile + 1}`;
}
