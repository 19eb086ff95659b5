import { deepAll } from './dom.ts';
import { findFeed } from './feed.ts';
import { isHeld } from './held.ts';
import { once } from './once.ts';
import { lastWords } from './words-in.ts';

/** Characters from which on a text may have been cut by counting them. */
const LEAST = 80;
/** By how much texts that were cut alike differ, where white space at the cut fell away. */
const SLACK = 2;
/** Posts that are looked at for how long texts may be, and characters at an end by which two texts are told apart. */
const SAMPLE = 40;
const END = 12;
/** An end that a writer gives a text; three points are what programs put there. */
const ENDED = /(?:(?<!\.\.)[.!?:;)\]»”"’']|\p{Extended_Pictographic}\ufe0f?|(?:^|\s)[#@][\p{L}\p{N}_]+)$/u;

/**
 * The text ends in the middle of what it says, just where others do that are the longest here: a program counted the
 * characters, and nothing at the end says so.
 */
export function isCutByLength(post: Element): boolean {
	const text = wordsOf(post);
	if (text === undefined || ENDED.test(text)) return false;
	return MEASURES.some((measure, i) => {
		const most = cuts()[i];
		return most !== undefined && measure(text) >= most - SLACK && measure(text) <= most;
	});
}

/** Programs count characters as they are stored, or as they are written. */
const MEASURES = [(text: string) => text.length, (text: string) => [...text].length];

/** Where the texts of this page are cut, by each measure; undefined where no two are. */
const cuts = once((): (number | undefined)[] => {
	const posts = findFeed().posts.filter((el) => !isHeld(el));
	const texts = [...new Set(posts.slice(-SAMPLE).flatMap((post) => wordsOf(post) ?? []))];
	return MEASURES.map((measure) => {
		const most = Math.max(0, ...texts.map(measure));
		const longest = texts.filter((text) => measure(text) >= most - SLACK);
		// What is said again and again with another number ends alike, wherever that is.
		const ends = new Set(longest.map((text) => text.replace(/\p{N}/gu, '').slice(-END)));
		const isCut = most >= LEAST && longest.length >= 2 && ends.size === longest.length;
		return isCut && !longest.some((text) => ENDED.test(text)) ? most : undefined;
	});
});

/** The last words of a post as they stand in the page; those of a teaser may all be one link. */
function wordsOf(post: Element): string | undefined {
	const el =
		lastWords(post, () => false)?.el ??
		deepAll('a[href]', post).findLast((link) => (link.textContent ?? '').trim().length >= LEAST);
	return el?.textContent?.trim();
}
