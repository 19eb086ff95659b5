import type { Filing } from '../../records/filing.ts';
import type { Box } from '../../records/post.ts';
import type { SizedTile } from '../../work/look-inside.ts';
import { fileAddress } from '../asking/file-address.ts';
import { html, type Markup, nothing, visible } from '../shell/markup.ts';

/** A taller piece would be a page of its own; its beginning shows what it is. */
const TALLEST = 2400;

/** A piece of the appearance: what the account showed there, cut out of its tiles by the browser. */
export function crop(
	filing: Filing,
	tiles: readonly SizedTile[],
	{ x, y, width, height: whole }: Box,
	alt: string,
): Markup {
	const height = Math.min(whole, TALLEST);
	let top = 0;
	const shown: Markup[] = [];
	for (const tile of tiles) {
		if (top < y + height && top + tile.height > y)
			shown.push(
				html`<image href="${fileAddress(filing, tile.path)}" x="0" y="${top}" width="${tile.width}" height="${tile.height}"/>`,
			);
		top += tile.height;
	}
	if (shown.length === 0 || !(width > 0) || !(height > 0)) return nothing;
	return html`<svg class="crop" role="img" aria-label="${visible(alt)}" viewBox="${x} ${y} ${width} ${height}" width="${Math.round(width)}" height="${Math.round(height)}">${shown}</svg>`;
}

/** The way to a place on the picture of the whole page, which is framed there. */
export function placeAddress(
	{ bundleId }: Pick<Filing, 'bundleId'>,
	tiles: readonly SizedTile[],
	{ y, height }: Box,
): string {
	const place = new URLSearchParams({ rad: `${Math.max(0, Math.round(y))}`, hojd: `${Math.round(height)}` });
	return `/paket/${bundleId}/bilder?${place}#ruta-${tileAt(tiles, y)}`;
}

/** Name of the tile that a place stands on, as the page of all tiles has it. */
function tileAt(tiles: readonly SizedTile[], y: number): number {
	let top = 0;
	const at = tiles.findIndex(({ height }) => {
		top += height;
		return top > y;
	});
	return at === -1 ? tiles.length : at + 1;
}
