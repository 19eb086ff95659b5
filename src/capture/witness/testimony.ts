import type { Comment, Post } from '../../records/post.ts';
import { letters } from './letters.ts';
import { eachGram, type TextSketch } from './sketch.ts';

/** What one witness knows of the texts of the posts and comments. */
export interface Testimony {
	/** Texts that were long enough to be looked for. */
	readonly asked: number;
	/** Texts that were not looked for: too short to be told from chance, or written in a way that the witness does not keep. */
	readonly notAsked?: number;
	/** The beginnings of those that the witness does not know. */
	readonly unknown: readonly string[];
}

/** @param keeps whether the witness keeps a text in a way that it can be looked for */
export function testimony(
	witness: Pick<TextSketch, 'holds'>,
	all: readonly string[],
	keeps: (text: string) => boolean = () => true,
): Testimony {
	const texts = all.filter(keeps);
	const isShared = sharedGrams(texts);
	const answers = texts.map((text) => ({ text, held: witness.holds(text, isShared) }));
	const asked = answers.filter(({ held }) => held !== undefined);
	const unknown = asked.filter(({ held }) => !held).map(({ text }) => text.replace(/\s+/g, ' ').slice(0, 60));
	return { asked: asked.length, notAsked: all.length - asked.length, unknown };
}

/** Runs of letters that several of the texts have: a witness that knows one of them knows those of the others. */
export function sharedGrams(texts: readonly string[]): (gram: number) => boolean {
	const holders = new Map<number, number>();
	const SEVERAL = -1;
	texts.forEach((text, index) => {
		eachGram(letters(text), (gram) => {
			const holder = holders.get(gram);
			if (holder === undefined) holders.set(gram, index);
			else if (holder !== index) holders.set(gram, SEVERAL);
		});
	});
	return (gram) => holders.get(gram) === SEVERAL;
}

/** Every text of the posts, of what they quote, of the frames in them, of their comments and the answers to those. */
export function textsOf(posts: readonly Pick<Post, 'text' | 'comments' | 'quoted' | 'embeds'>[]): string[] {
	const all = posts.flatMap((post) => [
		post.text,
		post.quoted?.text ?? '',
		...(post.embeds ?? []).map((embed) => embed.text),
		...post.comments.flatMap(textsOfComment),
	]);
	return all.filter(Boolean);
}

function textsOfComment(comment: Comment): string[] {
	return [comment.text, ...comment.replies.flatMap(textsOfComment)];
}

/** A PDF holds right-to-left text in the order of its glyphs: it cannot be looked for in the order of its letters. */
export function isLeftToRight(text: string): boolean {
	return !/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/.test(text);
}
