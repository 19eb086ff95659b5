import { findFeed } from '../feed/feed.ts';
import { lastWords } from '../post/words-in.ts';
import { deepAll } from '../tree/dom.ts';
import { isHeld } from '../tree/held.ts';
import { once } from '../tree/once.ts';

/** Characters from which on a text may have been cut by counting them. */
const LEAST = 80;
/** One text in so many may happen to end well where it was cut. */
const ONE_IN = 4;
/** Posts that are looked at for how long texts may be, and characters at an end by which two texts are told apart. */
const SAMPLE = 40;
const END = 12;
/** An end that a writer gives a text; three points are what programs put there. */
const ENDED = /(?:(?<!\.\.)[.!?:;)\]»”"’']|\p{Extended_Pictographic}\ufe0f?|(?:^|\s)[#@][\p{L}\p{N}_]+)$/u;

interface Measure {
	readonly of: (text: string) => number;
	readonly least: number;
	/** By how much texts that were cut alike differ, where white space at the cut fell away. */
	readonly slack: number;
	/** Texts that must have been cut alike to show that it was by counting. */
	readonly several: number;
}

/** Programs count characters as they are stored, or as they are written; or words, of which many texts have as many by chance. */
const MEASURES: readonly Measure[] = [
	{ of: (text) => text.length, least: LEAST, slack: 2, several: 3 },
	{ of: (text) => [...text].length, least: LEAST, slack: 2, several: 3 },
	{ of: (text) => text.split(/\s+/).length, least: 12, slack: 0, several: 3 },
];

/** Share of all texts that must be as long as the longest: many have as many words, few as many characters, by chance. */
const MOST_OF_WORDS = 0.4;
const SOME_OF_CHARACTERS = 0.2;
/**
 * Two texts of one length are chance, but where programs usually cut: at fifties, and at 140 and 280 characters. Where few of many
 * texts are as long, they must end on that very character, or at the white space before it.
 */
const SEVERAL_AT_USUAL = 2;
const MANY = 0.2;

function isUsual(most: number, slack: number, share: number): boolean {
	const near = [140, 280, Math.round(most / 50) * 50];
	if (slack === 0) return false;
	if (share < MANY) return near.some((usual) => usual === most || usual - 1 === most);
	return near.some((usual) => Math.abs(usual - most) <= slack + 1);
}

/**
 * The text ends just where others do that are the longest here, and nearly all of those in the middle of what they say: a program
 * counted the characters or the words, and nothing at the end says so.
 */
export function isCutByLength(post: Element): boolean {
	const text = wordsOf(post);
	if (text === undefined) return false;
	return MEASURES.some(({ of, slack }, i) => {
		const most = cuts()[i];
		return most !== undefined && of(text) >= most - slack && of(text) <= most;
	});
}

/** Where the texts of this page are cut, by each measure; undefined where no two are. */
const cuts = once((): (number | undefined)[] => {
	const posts = findFeed().posts.filter((el) => !isHeld(el));
	const sample = posts.slice(-SAMPLE);
	const texts = [...new Set(sample.flatMap((post) => wordsOf(post) ?? []))];
	return MEASURES.map(({ of, least, slack, several }) => {
		const most = Math.max(0, ...texts.map(of));
		const longest = texts.filter((text) => of(text) >= most - slack);
		// What is said again and again with another number ends alike, wherever that is.
		const ends = new Set(longest.map((text) => text.replace(/\p{N}/gu, '').slice(-END)));
		const ended = longest.filter((text) => ENDED.test(text)).length;
		const share = texts.length * (slack === 0 ? MOST_OF_WORDS : SOME_OF_CHARACTERS);
		const isWhereUsual = isUsual(most, slack, longest.length / Math.max(1, sample.length));
		const enough = isWhereUsual ? SEVERAL_AT_USUAL : Math.max(several, share);
		const isCut = most >= least && longest.length >= enough && ends.size === longest.length;
		return isCut && ended * ONE_IN <= longest.length ? most : undefined;
	});
});

/** What was read of a post last time: to read the same forty at every step costs more than all else that is asked here. */
const read = new WeakMap<Element, { readonly whole: string; readonly words: string | undefined }>();

/** The last words of a post as they stand in the page. */
function wordsOf(post: Element): string | undefined {
	const whole = post.textContent ?? '';
	const before = read.get(post);
	if (before?.whole === whole) return before.words;
	const words = readWords(post);
	read.set(post, { whole, words });
	return words;
}

/** Those of a teaser may all be one link. */
function readWords(post: Element): string | undefined {
	const el =
		lastWords(post, () => false)?.el ??
		deepAll('a[href]', post).findLast((link) => (link.textContent ?? '').trim().length >= LEAST);
	return el?.textContent?.trim();
}
