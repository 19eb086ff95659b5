/** What somebody looks for in texts, as they wrote it: nothing of it is syntax of any search engine. */
export interface Query {
	/** All of these, in any order. */
	readonly wanted: readonly Clause[];
	/** None of these: what a minus stood before. */
	readonly unwanted: readonly Clause[];
}

export interface Clause {
	/** Words that follow each other; one word stands alone. */
	readonly words: readonly string[];
	/** Whether the last word is the beginning of one: what a star stood behind. */
	readonly isBeginning: boolean;
}

export const LONGEST_QUERY = 300;
const MOST_WORDS = 24;
/** Letters before a star: all words that begin so are looked up. */
export const LEAST_BEGINNING = 3;

type QueryFlaw = 'empty' | 'too-long' | 'short-beginning';
type ParsedQuery =
	| { readonly ok: true; readonly query: Query }
	| { readonly ok: false; readonly flaw: QueryFlaw };

/** A phrase in quotation marks of any kind, or what stands between spaces. */
const PIECE = /(-?)(?:["”“„»«](?<phrase>[^"”“„»«]*)["”“„»«]|(?<plain>[^\s"”“„»«]+))(\*?)/gu;

/**
 * Reads what was written in the search field: words that must all be there, phrases in quotation marks, a minus before what must not
 * be there, a star behind the beginning of a word. Everything else is text: AND is a word, and NUL is nothing.
 */
export function parseQuery(written: string): ParsedQuery {
	const text = written
		.toWellFormed()
		.normalize('NFC')
		.replace(/\p{Cc}/gu, ' ')
		.trim();
	if (text.length > LONGEST_QUERY) return { ok: false, flaw: 'too-long' };
	const wanted: Clause[] = [];
	const unwanted: Clause[] = [];
	for (const { 1: minus, 4: star, groups } of text.matchAll(PIECE)) {
		const piece = groups?.phrase ?? groups?.plain ?? '';
		const words = wordsOf(piece).map(({ word }) => word);
		if (words.length === 0) continue;
		const isBeginning = star === '*' || (groups?.plain?.endsWith('*') ?? false);
		(minus === '-' ? unwanted : wanted).push({ words, isBeginning });
	}
	const count = [...wanted, ...unwanted].reduce((sum, { words }) => sum + words.length, 0);
	if (count > MOST_WORDS) return { ok: false, flaw: 'too-long' };
	if ([...wanted, ...unwanted].some(isTooShort)) return { ok: false, flaw: 'short-beginning' };
	return wanted.length === 0 ? { ok: false, flaw: 'empty' } : { ok: true, query: { wanted, unwanted } };
}

function isTooShort({ words, isBeginning }: Clause): boolean {
	const letters = words.at(-1)?.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
	return isBeginning && letters < LEAST_BEGINNING;
}

/** The words of a text as they stand, each with where it begins and ends in it (UTF-16). */
export function wordsOf(
	text: string,
): readonly { readonly word: string; readonly at: number; readonly end: number }[] {
	return Array.from(text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu), ({ 0: word, index }) => ({
		...{ word, at: index, end: index + word.length },
	}));
}
