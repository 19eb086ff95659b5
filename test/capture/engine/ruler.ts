import sharp from 'sharp';
import type { Taken } from './take.ts';

const WIDTH = 8;
const LONGEST = 2000;
/** Red of the ruler of post 0, and green of its first 256 rows: colours that pages and pictures of tests do not have. */
const [RED, GREEN] = [200, 100];

/** A strip whose every row is another colour, to lie at the left edge of a post: tells which row of which post a pixel is. */
export function ruler(post: number): Promise<Buffer> {
	const rows = Array.from({ length: LONGEST }, (_, row) => [RED + post, GREEN + (row >> 8), row & 255]);
	const data = Buffer.from(rows.flatMap((colour) => Array.from({ length: WIDTH }, () => colour).flat()));
	return sharp(data, { raw: { width: WIDTH, height: LONGEST, channels: 3 } })
		.png()
		.toBuffer();
}

/** Rows of each post's ruler in the tiles, from the top of the first to the foot of the last. */
export async function rowsOf({ capture }: Taken, posts: number): Promise<Map<number, number[]>> {
	const rows = new Map<number, number[]>();
	for (const part of capture.parts) {
		if (part.role !== 'tile' || part.outcome !== 'taken') continue;
		const { data, info } = await sharp(part.file).raw().toBuffer({ resolveWithObject: true });
		for (let y = 0; y < info.height; y++) {
			for (let x = 0; x < info.width; x++) {
				const at = (y * info.width + x) * info.channels;
				const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
				if (red < RED || red > RED + posts || green < GREEN || green > GREEN + (LONGEST >> 8)) continue;
				rows.set(red - RED, [...(rows.get(red - RED) ?? []), (green - GREEN) * 256 + blue]);
				break;
			}
		}
	}
	return rows;
}
