import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { WARCParser } from 'warcio';
import { readTokens, token } from '../../fixtures/marks/code.ts';
import type { Comment, Post } from '../../src/records/post.ts';
import { marksInPdf, marksInPicture, marksInTiles } from './pixels.ts';
import { inReplay } from './replayed.ts';
import type { Taken } from './take.ts';
import { type Served, type Shares, sharesOf } from './things.ts';

const run = promisify(execFile);

/** One witness that is asked on its own what a capture holds; undefined where it cannot be asked. */
export interface Column {
	readonly name: string;
	read(taken: Taken, served: Served): Promise<Shares | undefined>;
}

/** A column of the table is one function: what it finds of what was served. */
export const COLUMNS: readonly Column[] = [
	{
		name: 'pixels',
		read: async (taken, served) => sharesOf(served, (await marksInTiles(taken.files('tile'))).found),
	},
	{ name: 'text PDF', read: inPdf },
	{ name: 'posts.jsonl', read: inPosts },
	{ name: 'WARC', read: inRecording },
	{ name: 'replay', read: inReplay },
];

async function inPdf(taken: Taken, served: Served): Promise<Shares | undefined> {
	const found = new Set<string>();
	try {
		for (const file of taken.files('text-pdf')) {
			const { stdout } = await run('pdftotext', ['-raw', '-enc', 'UTF-8', file, '-'], { maxBuffer: 1 << 28 });
			// A line may break after a hyphen, in the middle of a token.
			for (const mark of readTokens(stdout.replaceAll(/-\s*\n\s*/g, '-'))) found.add(token(mark));
			for (const name of await marksInPdf(file)) if (/-[IV]/.test(name)) found.add(name);
		}
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error;
	}
	return sharesOf(served, found);
}

/** What each post's own fields say of that post: a comment in the text of a post, or a picture in its neighbour, is not found. */
async function inPosts(taken: Taken, served: Served): Promise<Shares> {
	const found = new Set<string>();
	for (const post of await postsOf(taken)) {
		// What a post shows in a frame is kept beside its text.
		const words = [post.text, ...(post.embeds ?? []).map((embed) => embed.text)].join('\n');
		const own = readTokens(words).filter((mark) => mark.kind === 'P' || mark.kind === 'F');
		const number = own[0]?.number;
		const addresses = [...post.images.map((i) => i.address), ...post.videos.map((v) => v.poster ?? '')];
		const pictured = addresses.flatMap((a) => readTokens(a.replaceAll('_', ' ')));
		const said = commentTexts(post.comments).flatMap((text) => readTokens(text).slice(0, 1));
		for (const mark of [...own, ...pictured, ...said.filter((m) => m.kind === 'C')])
			if (number === undefined || mark.number === number) found.add(token(mark));
	}
	return sharesOf(served, found);
}

export async function postsOf(taken: Taken): Promise<Post[]> {
	const [file] = taken.files('posts');
	const lines = file === undefined ? [] : (await readFile(file, 'utf8')).split('\n');
	return lines.filter(Boolean).map((line) => JSON.parse(line) as Post);
}

function commentTexts(comments: readonly Comment[]): string[] {
	return comments.flatMap((comment) => [comment.text, ...commentTexts(comment.replies)]);
}

/** Words in the answers of the recording, and marks in the pixels of its pictures. */
async function inRecording(taken: Taken, served: Served): Promise<Shares | undefined> {
	const [file] = taken.files('warc');
	if (file === undefined) return undefined;
	const found = new Set<string>();
	for await (const record of new WARCParser(createReadStream(file))) {
		if (record.warcType !== 'response') continue;
		const type = record.httpHeaders?.headers.get('content-type') ?? '';
		const body = await record.readFully(true);
		if (/^image\/(?!gif|svg)/.test(type)) {
			// A picture as it was served; the small one that stands in for it is none that a reader could read.
			if (body.length > 0) for (const name of await marksInPicture(body)) found.add(name);
		} else
			for (const mark of readTokens(Buffer.from(body).toString('utf8')))
				if (!'IV'.includes(mark.kind)) found.add(token(mark));
	}
	return sharesOf(served, found);
}
