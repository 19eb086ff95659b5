import { join } from 'node:path';
import sharp from 'sharp';
import { paint } from '../../../fixtures/marks/paint.ts';
import type { WantedPost } from './posts.ts';

const WIDTH = 1200;
const HEIGHT = 800;

/** Photograph-like colours, soft and unlike each other, with the picture's mark painted in. @returns path of a JPEG */
async function draw(folder: string, number: number, index: number): Promise<string> {
	const seeds = Uint8Array.from(
		{ length: 6 * 4 * 3 },
		(_, i) => 60 + ((number * 53 + index * 97 + i * 71) % 150),
	);
	const canvas = await sharp(seeds, { raw: { width: 6, height: 4, channels: 3 } })
		.resize(WIDTH, HEIGHT, { fit: 'fill', kernel: 'cubic' })
		.raw()
		.toBuffer({ resolveWithObject: true });
	paint({ data: canvas.data, width: WIDTH, height: HEIGHT }, { kind: 'I', number, index });
	const file = join(folder, `bild-${number}-${index}.jpg`);
	await sharp(canvas.data, { raw: { width: WIDTH, height: HEIGHT, channels: canvas.info.channels } })
		.jpeg({ quality: 90 })
		.toFile(file);
	return file;
}

/** Draws every picture of the posts. @returns path by post number and picture index, as `7-1` */
export async function drawPictures(
	folder: string,
	posts: readonly WantedPost[],
): Promise<Map<string, string>> {
	const wanted = posts.flatMap((post) => post.pictures.map(({ index }) => ({ number: post.number, index })));
	const drawn = await Promise.all(
		wanted.map(
			async ({ number, index }) => [`${number}-${index}`, await draw(folder, number, index)] as const,
		),
	);
	return new Map(drawn);
}
