import type { UnicodeMap } from './unicode-map.ts';
import { isText } from './unicode-map.ts';

/** For a glyph whose letters another glyph beside it already stands for, such as an accent that is drawn by itself. */
const NOTHING = '\u200b';

/**
 * Shares out the text that a span of glyphs stands for among those of them that no font gives a text: the first gets
 * what the others do not say, any further one nothing. A flag is one glyph of two letters; `é` may be two glyphs of one.
 * @param codes of the glyphs, as they are shown
 * @param unicode of the font that a glyph at a place is of
 * @returns the text at each place that has none of its own
 */
export function shareOut(
	said: string,
	codes: readonly number[],
	unicode: (place: number) => UnicodeMap,
): ReadonlyMap<number, string> {
	const shares = new Map<number, string>();
	if (!isText(said)) return shares;
	const own = codes.map((code, place) => unicode(place).get(code));
	const without = own.flatMap((text, place) => (isText(text) ? [] : [place]));
	const letters = [...said];
	if (without.length === codes.length && letters.length === codes.length) {
		for (const place of without) shares.set(place, letters[place] as string);
		return shares;
	}
	const rest = withoutThose(said, own.filter(isText));
	for (const [i, place] of without.entries()) shares.set(place, i === 0 && rest !== '' ? rest : NOTHING);
	return shares;
}

/** What is left of a text when others have been taken out of it, each once; letters with accents are taken apart for it. */
function withoutThose(said: string, others: readonly string[]): string {
	let rest = said;
	for (const text of others) {
		if (!rest.includes(text)) rest = rest.normalize('NFD');
		const at = rest.indexOf(text);
		if (at >= 0) rest = rest.slice(0, at) + rest.slice(at + text.length);
	}
	return rest;
}
