import type { Comment, Post } from '../post.ts';

/** A text of a bundle that can be found: a post, or a comment below one. */
export interface CapturedText {
	readonly kind: 'post' | 'comment';
	/** The post's place in the feed, from 1: of a comment, that of the post it stands below. */
	readonly position: number;
	/** The post's or the comment's own id. */
	readonly id: string;
	/** Who wrote it, as shown; empty where nobody is named. */
	readonly author: string;
	/** When, as precise as is known: ISO 8601, else as shown; empty where nothing is known. */
	readonly written: string;
	readonly text: string;
}

/** No post is longer; what is has gone wrong, and its beginning is enough to find it by. */
const LONGEST = 100_000;

/** What of a post can be found: its own words, those of what it shares and shows, its pictures' alternative texts; then its comments, in order. */
export function textsOf(post: Post): readonly CapturedText[] {
	const { position, id, quoted, embeds = [], images } = post;
	const own = [
		...[post.text, quoted?.author?.name ?? '', quoted?.text ?? ''],
		...[...embeds, ...images.map(({ alt }) => ({ text: alt }))].map(({ text }) => text),
	];
	const text = [...new Set(own.map((each) => each.trim()))].filter(Boolean).join('\n').slice(0, LONGEST);
	const ofPost = { kind: 'post', position, id, author: post.author?.name ?? '', written: timeOf(post), text };
	return [ofPost as CapturedText, ...post.comments.flatMap((comment) => ofComment(comment, position))];
}

function ofComment(first: Comment, position: number): CapturedText[] {
	const found: CapturedText[] = [];
	// Replies may be nested as deep as a page likes: a stack of our own holds them.
	const waiting = [first];
	for (let comment = waiting.pop(); comment; comment = waiting.pop()) {
		const { id, author, text, replies } = comment;
		const of = { id, author: author?.name ?? '', written: timeOf(comment), text: text.slice(0, LONGEST) };
		found.push({ kind: 'comment', position, ...of });
		waiting.push(...replies.toReversed());
	}
	return found;
}

function timeOf({ time }: Pick<Post, 'time'> | Pick<Comment, 'time'>): string {
	return time?.iso ?? time?.shown ?? '';
}
