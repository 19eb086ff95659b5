import type { Box, Comment, Post, PostImage, Quoted } from '../post.ts';
import { letterPattern } from './letter-forms.ts';

/** A rectangle of the picture, in its pixels: from the top of the whole one, or of a tile. */
export interface Region extends Box {
	/** Number of the tile, from 1; absent where `y` counts from the top of the whole picture. */
	readonly tile?: number;
}

/** What stands in place of what was struck. It holds no letter, so that nothing that is struck can match it. */
export const STRUCK = '█████';
/** Shorter ones would strike half the alphabet. */
export const SHORTEST_TEXT = 3;

/** Also a space: in an address that is read as words every sign is one. */
const HYPHEN = '[\\-\\u2010-\\u2015\\u2212\\s]';

/**
 * Finds texts as a reader would: in any case and dress (bold, wide, circled letters), over line breaks and hard spaces, with any hyphen, and with characters in between that nobody sees.
 * @returns undefined where there are none
 */
export function textFinder(texts: readonly string[]): RegExp | undefined {
	const patterns = texts
		.map((text) =>
			text
				.normalize('NFC')
				.replace(/\p{Cf}/gu, '')
				.trim(),
		)
		.filter((text) => text !== '')
		.toSorted((a, b) => b.length - a.length)
		.map((text) => text.split(/\s+/u).map(wordPattern).join('[\\s\\p{Cf}]+'));
	return patterns.length === 0 ? undefined : new RegExp(patterns.join('|'), 'giu');
}

/** As it, only where a word begins: in what somebody words “Eva” stands in “bevaras”, and “Ida” in “sidan”. */
export function atWord(finder: RegExp): RegExp {
	return new RegExp(`(?<![\\p{L}\\p{N}])(?:${finder.source})`, 'iu');
}

function wordPattern(word: string): string {
	return [...word]
		.map((letter) => (/[-\u2010-\u2015\u2212]/.test(letter) ? HYPHEN : letterPattern(letter)))
		.join('\\p{Cf}*');
}

/** @returns the text with each of them replaced */
export function strikeText(text: string, finder: RegExp | undefined): string {
	return finder ? text.normalize('NFC').replace(finder, STRUCK) : text;
}

/** Fields of a post that hold words of ours: “Tim” stands in `datetime-attribute`. */
const OURS = new Set([
	'idFrom',
	'from',
	'precision',
	'kind',
	'elsewhere',
	'evidence',
	'record',
	'posterRecord',
]);

/** Whether any string of a value that was captured holds one of the texts, also where an address has it in percent-encoding. */
export function holdsText(value: unknown, finder: RegExp | undefined): boolean {
	if (!finder) return false;
	if (typeof value === 'string')
		return [value, readable(value)].some((text) => text.normalize('NFC').search(finder) >= 0);
	if (typeof value !== 'object' || value === null) return false;
	return Object.entries(value).some(([name, each]) => !OURS.has(name) && holdsText(each, finder));
}

/** An address as a person reads it: decoded, and names in it parted by spaces where other signs part them. */
export function readable(address: string): string {
	const decoded = address.replace(/(?:%[0-9a-f]{2})+/gi, (coded) => {
		try {
			return decodeURIComponent(coded);
		} catch {
			return coded;
		}
	});
	return /^[a-z]+:/i.test(decoded) ? decoded.replace(/[-_.+/]+/g, ' ') : decoded;
}

/** A post as a redacted copy has it. */
export interface StruckPost {
	readonly post: Post;
	/** `whole` is struck altogether, `texts` in some of its words; nothing is struck of the others. */
	readonly struck?: 'whole' | 'texts';
}

/**
 * The posts without what is struck. Of one that a text was struck in no address is left, nor any id that may be made of one: they name people too.
 * @param whole positions of those that are struck altogether
 */
export function strikePosts(
	posts: readonly Post[],
	whole: ReadonlySet<number>,
	finder: RegExp | undefined,
): readonly StruckPost[] {
	return posts.map((post): StruckPost => {
		if (whole.has(post.position)) return { post: emptied(post), struck: 'whole' };
		if (holdsText(post, finder)) return { post: withoutTexts(post, finder), struck: 'texts' };
		return { post: { ...post, images: post.images.map(loose), videos: post.videos.map(() => ({})) } };
	});
}

/** What is left of a post that is struck: that it stood there. */
function emptied({ position, box }: Post): Post {
	return {
		...{ id: `struck-${position}`, idFrom: 'content' as const, position, text: STRUCK },
		...{ links: [], images: [], videos: [], counts: {}, comments: [] },
		...(box ? { box } : {}),
	};
}

/** Field by field: what a later version adds to a post is not handed out before somebody has thought of it. */
function withoutTexts(post: Post, finder: RegExp | undefined): Post {
	const say = (text: string) => strikeText(text, finder);
	const { time, author, sharedBy, byline, elsewhere, quoted, embeds, evidence, box } = post;
	return {
		...{ id: `struck-${post.position}`, idFrom: 'content' as const, position: post.position },
		...(author ? { author: { name: say(author.name) } } : {}),
		...(time ? { time: timeOf(time, say) } : {}),
		...(sharedBy ? { sharedBy: { name: say(sharedBy.name), shown: say(sharedBy.shown) } } : {}),
		...(byline === undefined ? {} : { byline: say(byline) }),
		text: say(post.text),
		...(elsewhere ? { elsewhere } : {}),
		links: [],
		images: post.images.map((image) => pictureOf(image, say)),
		videos: post.videos.map(() => ({})),
		...(quoted ? { quoted: quotedOf(quoted, say) } : {}),
		...(embeds ? { embeds: embeds.map(({ text }) => ({ address: '', text: say(text) })) } : {}),
		counts: post.counts,
		comments: post.comments.map((comment, i) => commentOf(comment, `${post.position}-${i + 1}`, say)),
		...(evidence ? { evidence } : {}),
		...(box ? { box } : {}),
	};
}

type Say = (text: string) => string;

function timeOf(time: NonNullable<Post['time']>, say: Say): NonNullable<Post['time']> {
	return { ...time, ...(time.shown === undefined ? {} : { shown: say(time.shown) }) };
}

function commentOf({ author, time, text, replies }: Comment, id: string, say: Say): Comment {
	return {
		id: `struck-${id}`,
		...(author ? { author: { name: say(author.name) } } : {}),
		...(time ? { time: timeOf(time, say) } : {}),
		text: say(text),
		replies: replies.map((reply, i) => commentOf(reply, `${id}-${i + 1}`, say)),
	};
}

function quotedOf({ author, time, text, images }: Quoted, say: Say): Quoted {
	return {
		...(author ? { author: { name: say(author.name) } } : {}),
		...(time ? { time: timeOf(time, say) } : {}),
		text: say(text),
		images: images.map((image) => pictureOf(image, say)),
	};
}

function pictureOf({ alt, width, height, broken, kind }: PostImage, say: Say): PostImage {
	return { address: '', alt: say(alt), width, height, broken, kind };
}

/** Neither the recording nor the tiles that a picture points into are those of the copy. */
function loose({ record: _, tile: __, ...image }: PostImage): PostImage {
	return image;
}

/** What the posts say, for reading and searching: what `text.txt` of the copy holds. */
export function textOfPosts(posts: readonly Post[]): string {
	return posts.map((post) => `${linesOf(post).join('\n')}\n`).join('\n');
}

function linesOf({ position, author, time, byline, text, quoted, embeds = [], comments }: Post): string[] {
	const head = [`${position}.`, author?.name, time?.shown ?? time?.iso].filter(Boolean).join(' ');
	const said = [byline, text, quoted?.author?.name, quoted?.text, ...embeds.map((embed) => embed.text)];
	return [head, ...said.flatMap((line) => line || []), ...comments.flatMap(remarks)];
}

function remarks({ author, text, replies }: Comment): string[] {
	return [`${author ? `${author.name}: ` : ''}${text}`, ...replies.flatMap(remarks)];
}
