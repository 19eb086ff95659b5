import { open, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { argv, stdout } from 'node:process';
import type { AppearanceTile } from '../../src/bundle/appearance/tile-images.ts';
import { writeAppearancePdf } from '../../src/bundle/appearance/write-appearance-pdf.ts';
import { writeTextPdf } from '../../src/bundle/text/write-text-pdf.ts';
import type { Post } from '../../src/records/post.ts';

/** Makes one PDF of what lies in a folder, and says how long that took. Started as a process of its own. */
const [, , kind = '', parts = ''] = argv;
const target = join(parts, `${kind}.pdf`);
const NEVER = new AbortController().signal;
const about = {
	title: 'Exempelkommun',
	language: 'sv',
	author: 'Exempelkommun',
	software: 'Ögonblick',
	created: new Date('2026-11-23T21:54:10Z'),
};

const begun = performance.now();
const made = kind === 'text' ? await text() : await appearance(kind === 'appearance-jpeg' ? 'jpeg' : 'png');
const ms = performance.now() - begun;
const { size: bytes } = await stat(target);
stdout.write(JSON.stringify({ ms, bytes, ...made }));

async function text() {
	const pieces = [{ file: join(parts, 'page.pdf'), title: 'Inlägg' }];
	const { pages, level = 'none' } = await writeTextPdf(
		{ pieces, browser: 'Chromium', ...about },
		target,
		NEVER,
	);
	return { pages, level };
}

async function appearance(mode: 'png' | 'jpeg') {
	const names = (await readdir(parts)).filter((name) => /^tile-\d+\.png$/.test(name)).sort();
	const tiles: AppearanceTile[] = [];
	for (const name of names) tiles.push(await tile(join(parts, name)));
	const lines = (await readFile(join(parts, 'posts.jsonl'), 'utf8')).trim().split('\n');
	const marks = lines
		.map((line) => JSON.parse(line) as Post)
		.map(({ id, text: said, time, box }) => ({
			id,
			title: said.slice(0, 80),
			...(time?.iso ? { date: time.iso.slice(0, 10) } : {}),
			...(box ? { box } : {}),
		}));
	const { pages } = await writeAppearancePdf({ tiles, marks, scale: 1, mode, ...about }, target, NEVER);
	return { pages, level: '1b' };
}

/** Width and height stand in a PNG's first chunk; the rest is left on disk, as a capture leaves it. */
async function tile(file: string): Promise<AppearanceTile> {
	const handle = await open(file);
	try {
		const { buffer } = await handle.read(Buffer.alloc(8), 0, 8, 16);
		return { file, width: buffer.readUInt32BE(0), height: buffer.readUInt32BE(4) };
	} finally {
		await handle.close();
	}
}
