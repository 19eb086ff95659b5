import type { Comment, Post } from '../../records/post.ts';
import type { TextSketch } from './sketch.ts';

/** What one witness knows of the texts of the posts and comments. */
export interface Testimony {
	/** Texts that were long enough to be looked for. */
	readonly asked: number;
	/** The beginnings of those that the witness does not know. */
	readonly unknown: readonly string[];
}

export function testimony(witness: TextSketch, texts: readonly string[]): Testimony {
	const answers = texts
		.map((text) => ({ text, held: witness.holds(text) }))
		.filter(({ held }) => held !== undefined);
	const unknown = answers
		.filter(({ held }) => !held)
		.map(({ text }) => text.replace(/\s+/g, ' ').slice(0, 60));
	return { asked: answers.length, unknown };
}

/** Every text of the posts, their comments and the answers to those. */
export function textsOf(posts: readonly Post[]): string[] {
	return posts.flatMap((post) => [post.text, ...post.comments.flatMap(textsOfComment)]).filter(Boolean);
}

function textsOfComment(comment: Comment): string[] {
	return [comment.text, ...comment.replies.flatMap(textsOfComment)];
}

/** A PDF holds right-to-left text in the order of its glyphs: it cannot be looked for in the order of its letters. */
export function isLeftToRight(text: string): boolean {
	return !/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/.test(text);
}
