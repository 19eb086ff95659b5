/** A piece of a text around its first hits, cut into what is marked and what is not. */
interface Excerpt {
	/** In turn unmarked and marked, beginning with unmarked; any may be empty. */
	readonly pieces: readonly string[];
	readonly isCutBefore: boolean;
	readonly isCutAfter: boolean;
}

/** Characters before the first hit, so that what it stands in is read too. */
const BEFORE = 80;

/**
 * @param hits where what is marked stands, in order (UTF-16, end excluded)
 * @param length most characters, and what belongs to the last one
 */
export function excerpt(
	text: string,
	hits: readonly (readonly [at: number, end: number])[],
	length = 320,
): Excerpt {
	const first = hits[0]?.[0] ?? 0;
	const start = first <= BEFORE || text.length <= length ? 0 : wordStart(text, first - BEFORE);
	const stop = start + length >= text.length ? text.length : wordEnd(text, start + length);
	const pieces: string[] = [];
	let from = start;
	for (const [at, end] of hits) {
		if (at < from || end > stop) continue;
		pieces.push(text.slice(from, at), text.slice(at, end));
		from = end;
	}
	pieces.push(text.slice(from, stop));
	return { pieces, isCutBefore: start > 0, isCutAfter: stop < text.length };
}

function wordStart(text: string, at: number): number {
	const space = text.slice(at, at + BEFORE / 2).search(/\s/);
	return whole(text, space === -1 ? at : at + space + 1);
}

function wordEnd(text: string, at: number): number {
	const space = text.slice(at - BEFORE / 2, at).search(/\s\S*$/);
	return whole(text, space === -1 ? at : at - BEFORE / 2 + space);
}

/** Never between the halves of a character. */
function whole(text: string, at: number): number {
	return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at + 1 : at;
}
