import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openFixtures } from '../../fixtures/server.ts';
import { extractEntry, readManifest } from '../../src/bundle/read.ts';
import { benchFeed, warm } from '../feed.ts';
import { inTemporary, metered } from '../main-job.ts';
import { SCRIPTS } from '../scripts.ts';

export const KINDS = ['appearance-png', 'appearance-jpeg', 'text'] as const;
export type Kind = (typeof KINDS)[number];

export interface PdfRun {
	readonly kind: Kind;
	/** Of the making alone, in a process that has started. */
	readonly ms: number;
	/** Of the whole process, Node included. */
	readonly peakPssBytes: number;
	readonly bytes: number;
	readonly pages: number;
	/** What the file declares. */
	readonly level: string;
}

export interface PdfMeasure {
	readonly posts: number;
	readonly height: number;
	readonly tiles: number;
	readonly runs: readonly PdfRun[];
}

/** Captures a feed, takes tiles, posts and text PDF out of its bundle, and makes each PDF of them again in a process of its own. */
export async function measurePdf(posts: number, tell: (line: string) => void): Promise<PdfMeasure> {
	const fixtures = await openFixtures();
	try {
		await warm(fixtures, posts);
		tell(`${posts} posts are captured`);
		return await inTemporary(async (dir) => {
			const allowed = fixtures.allowHosts.flatMap((host) => ['--allow-host', host]);
			const command = [SCRIPTS.ogonblick, 'snapshot', benchFeed(fixtures, posts), '--json', ...allowed];
			const captured = await metered(command, { DATA_DIR: join(dir, 'data') });
			const { path } = JSON.parse(captured.stdout) as { path?: string };
			if (!path) throw new Error(`snapshot filed nothing:\n${captured.stdout}\n${captured.stderr}`);
			const parts = join(dir, 'parts');
			await mkdir(parts);
			const { files } = await readManifest(path);
			const wanted = files.filter(({ role }) => role === 'tile' || role === 'posts' || role === 'text-pdf');
			for (const file of wanted)
				await extractEntry(path, file.path, join(parts, file.path.split('/').at(-1) as string));
			const runs: PdfRun[] = [];
			for (const kind of KINDS) {
				runs.push(await make(kind, parts));
				tell(`  ${kind}: ${((runs.at(-1)?.ms ?? 0) / 1000).toFixed(2)} s`);
			}
			const tiles = wanted.filter(({ role }) => role === 'tile').length;
			return { posts, tiles, height: await heightOf(parts), runs };
		});
	} finally {
		await fixtures.close();
	}
}

async function make(kind: Kind, parts: string): Promise<PdfRun> {
	const measured = await metered([SCRIPTS.makePdf, kind, parts]);
	if (measured.exit !== 0) throw new Error(`${kind} ended with ${measured.exit}:\n${measured.stderr}`);
	const told = JSON.parse(measured.stdout) as Omit<PdfRun, 'kind' | 'peakPssBytes'>;
	return { kind, ...told, peakPssBytes: measured.peakPssBytes };
}

/** Of the picture, by the last post in it. */
async function heightOf(parts: string): Promise<number> {
	const lines = (await readFile(join(parts, 'posts.jsonl'), 'utf8')).trim().split('\n');
	const bottoms = lines.map((line) => {
		const { box } = JSON.parse(line) as { box?: { y: number; height: number } };
		return box ? box.y + box.height : 0;
	});
	return Math.max(...bottoms);
}
