import { OgonblickError, UsageError } from '../errors.ts';
import type { Post } from '../records/post.ts';
import { readEntry, readManifest } from './read.ts';
import { parsePost } from './schema/posts-schema.ts';

/** No post with all its comments is longer; a line without an end would fill the memory. */
const LONGEST_LINE = 64 * 1024 * 1024;

/**
 * The posts of a bundle in the order of the feed, one after the other; none where it has none.
 * @throws UsageError `not-a-bundle` `bad-manifest`, also in the middle, where what follows is damaged or no post
 */
export async function* readPosts(file: string): AsyncGenerator<Post> {
	const posts = (await readManifest(file)).files.find(({ role }) => role === 'posts');
	if (!posts) return;
	let rest: Buffer[] = [];
	let length = 0;
	for await (const piece of readEntry(file, posts.path)) {
		let from = 0;
		for (let at = piece.indexOf(10); at !== -1; at = piece.indexOf(10, from)) {
			yield* postIn(file, Buffer.concat([...rest, piece.subarray(from, at)]));
			rest = [];
			length = 0;
			from = at + 1;
		}
		rest.push(piece.subarray(from));
		length += piece.length - from;
		if (length > LONGEST_LINE) throw damaged(file, 'one of its posts has no end');
	}
	yield* postIn(file, Buffer.concat(rest));
}

function* postIn(file: string, line: Buffer): Generator<Post> {
	const text = line.toString('utf8').trim();
	if (text === '') return;
	try {
		yield parsePost(JSON.parse(text));
	} catch (error) {
		if (error instanceof OgonblickError) throw error;
		throw damaged(file, 'a line of its posts is no post', error);
	}
}

function damaged(file: string, why: string, cause?: unknown): UsageError {
	return new UsageError(`${file} cannot be read as a bundle: ${why}`, {
		...{ code: 'not-a-bundle', subject: file, cause },
		remedy: 'Verify the file; take the bundle from another copy where it is damaged.',
	});
}
