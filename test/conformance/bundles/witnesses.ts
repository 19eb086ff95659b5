import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Mark, readTokens } from '../../../fixtures/marks/code.ts';
import { needPackages } from '../machine/debian.ts';
import { has, mustRun } from '../machine/run.ts';
import { TEXT_PDF, WACZ } from '../validators/files.ts';
import type { Bundle } from '../validators/validator.ts';
import { webArchiveTools, withWarcs } from '../validators/web-archive-tools.ts';
import { marksInPicture, marksInTiles } from './pictures.ts';

/** A part of a bundle that tells on its own what the account showed. */
export type Witness = (bundle: Bundle) => Promise<readonly Mark[]>;

/** Brings the programs that the witnesses are read with. */
export async function prepareWitnesses(): Promise<void> {
	if (!(await has('pdftotext'))) await needPackages(['poppler-utils']);
	await webArchiveTools();
}

/** Each reads its part with other programs than those that wrote it. */
export const WITNESSES = {
	pixels: async (bundle) => {
		const folder = join(bundle.folder, 'representations/rep_appearance/data');
		const tiles = (await readdir(folder)).filter((name) => /^tile-\d+\.png$/.test(name)).sort();
		return marksInTiles(tiles.map((name) => join(folder, name)));
	},
	posts: async (bundle) => (await marksOfPosts(bundle)).flat(),
	text: async (bundle) =>
		readTokens(await readFile(join(bundle.folder, 'representations/rep_text/data/text.txt'), 'utf8')),
	'text PDF': async (bundle) => {
		const ran = await mustRun('pdftotext', ['-raw', '-enc', 'UTF-8', join(bundle.folder, TEXT_PDF), '-']);
		// A line may break after a hyphen, in the middle of a token; without -raw the hyphen would be gone.
		return readTokens(ran.stdout.replaceAll(/-\s*\n\s*/g, '-'));
	},
	'recorded text': (bundle) =>
		recorded(bundle, async ({ texts }) => {
			const read = await Promise.all(texts.map((file) => readFile(file, 'utf8')));
			return readTokens(read.join('\n'));
		}),
	'recorded pictures': (bundle) =>
		recorded(bundle, async ({ pictures }) => {
			const marks: Mark[] = [];
			for (const file of pictures) marks.push(...(await marksInPicture(file)));
			return marks;
		}),
} as const satisfies Record<string, Witness>;

export type WitnessName = keyof typeof WITNESSES;

/** What each line of posts.jsonl says, by post. Read as JSON: in the raw text a token stands against an escaped line break. */
export async function marksOfPosts(bundle: Bundle): Promise<Mark[][]> {
	const text = await readFile(join(bundle.folder, 'representations/rep_text/data/posts.jsonl'), 'utf8');
	return text
		.split('\n')
		.filter(Boolean)
		.map((line) => readTokens(stringsIn(JSON.parse(line)).join('\n')));
}

function stringsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	return value !== null && typeof value === 'object' ? Object.values(value).flatMap(stringsIn) : [];
}

interface Recorded {
	readonly texts: readonly string[];
	readonly pictures: readonly string[];
}

async function recorded<T>(bundle: Bundle, use: (found: Recorded) => Promise<T>): Promise<T> {
	const folder = await mkdtemp(join(tmpdir(), 'warc-'));
	try {
		return await withWarcs(join(bundle.folder, WACZ), async (warcs) => {
			const script = join(import.meta.dirname, 'read-warc.py');
			const ran = await mustRun(join(await webArchiveTools(), 'python'), [script, ...warcs, folder]);
			return use(JSON.parse(ran.stdout) as Recorded);
		});
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
