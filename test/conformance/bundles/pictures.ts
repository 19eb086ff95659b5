import sharp from 'sharp';
import type { Mark } from '../../../fixtures/marks/code.ts';
import { readMarks } from '../../../fixtures/marks/read.ts';

/** How far a mark can reach over the edge between two tiles, pixels. */
const SEAM = 120;

/** Every mark in the pixels of one picture. */
export async function marksInPicture(file: string): Promise<Mark[]> {
	const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true });
	return readMarks({ data, width: info.width, height: info.height, channels: info.channels });
}

/** Every mark in tiles that lie under each other, also those that an edge between two of them cuts. */
export async function marksInTiles(files: readonly string[]): Promise<Mark[]> {
	const marks: Mark[] = [];
	let above: Rows | undefined;
	for (const file of files) {
		const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true });
		const tile = { data, width: info.width, height: info.height, channels: info.channels };
		marks.push(...readMarks(tile));
		if (above) marks.push(...readMarks(joined(rows(above, above.height - SEAM), rows(tile, 0))));
		above = tile;
	}
	return marks;
}

interface Rows {
	readonly data: Buffer;
	readonly width: number;
	readonly height: number;
	readonly channels: number;
}

/** `SEAM` rows from `top`, or what there is of them. */
function rows({ data, width, height, channels }: Rows, top: number): Rows {
	const from = Math.max(0, top);
	const to = Math.min(height, top + SEAM);
	const row = width * channels;
	return { data: data.subarray(from * row, to * row), width, height: to - from, channels };
}

function joined(above: Rows, below: Rows): Rows {
	if (above.width !== below.width) throw new Error(`tiles are ${above.width} and ${below.width} px wide`);
	return { ...above, data: Buffer.concat([above.data, below.data]), height: above.height + below.height };
}
