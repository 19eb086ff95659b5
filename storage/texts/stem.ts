import { stemmer } from '@orama/stemmers/swedish';
import { wordsOf } from '../../src/records/find/query.ts';

/** Grows by one where a text would give other stems than before: what was taken in is then taken in anew. */
export const RULES = 2;

/** Letters of their own in Swedish; everything else that a mark stands on is the letter without it. */
const OWN: Readonly<Record<string, string>> = { 'a\u030A': 'å', 'a\u0308': 'ä', 'o\u0308': 'ö' };
/** Letters. */
const LONGEST_INFLECTED = 60;
/** Of our neighbours' alphabets, and of the Germans'. */
const NEIGHBOURS: Readonly<Record<string, string>> = { æ: 'ä', ø: 'ö', ß: 'ss', đ: 'd', ł: 'l' };

/**
 * A word as it is compared: small letters, é as e, but å ä ö as themselves; ø and æ as ö and ä.
 * @returns letters and digits alone, none where nothing is left
 */
export function fold(word: string): string {
	return word
		.normalize('NFKD')
		.toLowerCase()
		.normalize('NFD')
		.replace(/a\u030A|a\u0308|o\u0308/g, (letter) => OWN[letter] ?? letter)
		.replace(/[æøßđł]/g, (letter) => NEIGHBOURS[letter] ?? letter)
		.replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * What a folded word and its inflections have in common, by Snowball's Swedish rules until nothing more goes: once would leave
 * "marknader" as "marknad" and make "marknad" itself "markn". They leave "skolan" and "biblioteket" as they are, beside "skola" and
 * "bibliotek"; so -an and -et go too, as long as enough is left.
 */
export function stem(folded: string): string {
	// Nobody inflects what is longer, and the rules take minutes for a hundred thousand letters.
	if (folded.length > LONGEST_INFLECTED) return folded;
	let left = folded;
	for (;;) {
		const next = withoutDefinite(stemmer(left));
		if (next === left) return left;
		left = next;
	}
}

function withoutDefinite(word: string): string {
	return word.length >= 5 && /[aeiouyåäö].*(?:an|et)$/u.test(word) ? word.slice(0, -2) : word;
}

/** A word's stem, with where the word stands in its text. */
interface PlacedStem {
	readonly stem: string;
	readonly at: number;
	readonly end: number;
}

/** A text's stems in order. */
export function stemsOf(text: string): readonly PlacedStem[] {
	return wordsOf(text).flatMap(({ word, at, end }) => {
		const known = knownStem(word);
		return known === '' ? [] : [{ stem: known, at, end }];
	});
}

/** Most of a text is words that have been seen: folding them again takes ten times as long as looking them up. */
const known = new Map<string, string>();
const MOST_KNOWN = 50_000;
const LONGEST_KNOWN = 40;

function knownStem(word: string): string {
	const there = known.get(word);
	if (there !== undefined) return there;
	const folded = fold(word);
	const made = folded === '' ? '' : stem(folded);
	if (known.size >= MOST_KNOWN) known.clear();
	if (word.length <= LONGEST_KNOWN) known.set(word, made);
	return made;
}
