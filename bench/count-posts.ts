import { argv, stdout } from 'node:process';
import sharp from 'sharp';
import { readMarks } from '../fixtures/marks/read.ts';

/**
 * How many posts a picture shows: their marks, each counted once. Done in a process of its own, because a picture of
 * 374,000 px takes 1.4 GB when it is unpacked.
 * Usage: node bench/count-posts.ts FILE
 */
const [, , file] = argv;
if (!file) throw new Error('Usage: node bench/count-posts.ts FILE');
const { data, info } = await sharp(file, { limitInputPixels: false })
	.removeAlpha()
	.raw()
	.toBuffer({ resolveWithObject: true });
const posts = new Set(
	readMarks({ data, ...info })
		.filter((m) => m.kind === 'P')
		.map((m) => m.number),
);
stdout.write(`${JSON.stringify({ posts: posts.size, height: info.height })}\n`);
