/**
 * What two renderings of one text have in common: letters and digits, in lower case and one spelling. Spaces, line
 * breaks, punctuation and emoji differ between a page, its source and its print.
 * Source: Unicode Standard Annex 15 (NFKC folds ligatures, which fonts put into PDF text).
 */
export function letters(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '');
}

const ENTITIES: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: ' ',
	// What a line may be broken at, or not: nothing of it is a letter.
	shy: '',
	zwj: '',
	zwnj: '',
	lrm: '',
	rlm: '',
	aelig: 'æ',
	oelig: 'œ',
	oslash: 'ø',
	szlig: 'ß',
	eth: 'ð',
	thorn: 'þ',
	lstrok: 'ł',
	dstrok: 'đ',
	ordf: 'ª',
	ordm: 'º',
	micro: 'µ',
	frac12: '½',
	frac14: '¼',
	frac34: '¾',
	sup1: '¹',
	sup2: '²',
	sup3: '³',
};
/** Entities of punctuation and signs, none of which has letters: taken for words they would stand between letters. */
const SIGNS =
	/^(?:ndash|mdash|horbar|hyphen|minus|hellip|middot|bull|[lr]squo|[lr]dquo|[sb]dquo|sbquo|[lr]s?aquo|ensp|emsp|thinsp|copy|reg|trade|deg|sect|para|euro|pound|cent|yen|curren|iexcl|iquest|brvbar|times|divide|plusmn|not|macr|dagger|permil|prime|[lrud]arr|harr|hearts|excl|quest|num|dollar|percnt|lpar|rpar|ast|plus|comma|period|sol|bsol|colon|semi|equals|commat|lowbar|lsqb|rsqb|lbrack|rbrack|lcub|rcub|lbrace|rbrace|verbar|vert|newline|tab|nobreak|zerowidthspace)$/i;

/**
 * The text in the source of a page or an answer to a script, whatever it is wrapped in: JSON strings, markup, markup in
 * JSON strings. Tags go, comments stay, because sites keep data in them.
 */
function textOfSource(source: string): string {
	return withoutTags(withoutEntities(withoutEscapes(source)));
}

function withoutEscapes(source: string): string {
	return source
		.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
		.replace(/\\[nrt]/g, ' ')
		.replace(/\\(["'\\/])/g, '$1');
}

function withoutEntities(source: string): string {
	return source.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,20}));/gi, entity);
}

function withoutTags(source: string): string {
	return source.replace(/<\/?[a-z][^<>]*>/gi, '');
}

/** A value of an attribute that is long enough to be more than an address or a list of names. */
const VALUE = /=\s*(?:"([^"]{12,})"|'([^']{12,})')/g;

/** As `textOfSource`, and what tags keep in their attributes for scripts, as they are or in the way of addresses (`encodeURIComponent`). */
export function* textsOfSource(source: string): Iterable<string> {
	yield textOfSource(source);
	// Somebody wrote of tags: in such a post what looks like one is a word, and no markup.
	if (/&(?:lt|#0*60|#x0*3c);/i.test(source)) yield withoutEntities(withoutTags(withoutEscapes(source)));
	if (!source.includes('<')) return;
	// Markup in JSON strings has its quotes escaped.
	for (const [, double, single] of source.replace(/\\(["'\\/])/g, '$1').matchAll(VALUE)) {
		const value = double ?? single ?? '';
		const kept = /%(?:20|22|7b|c3)/i.test(value) ? percentDecoded(value) : value;
		if (kept.includes(' ')) yield textOfSource(kept);
	}
}

/** What is no UTF-8 stays as it is. */
function percentDecoded(text: string): string {
	return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
		try {
			return decodeURIComponent(run);
		} catch {
			return run;
		}
	});
}

function entity(whole: string, decimal?: string, hex?: string, name?: string): string {
	if (name) return ENTITIES[name.toLowerCase()] ?? (SIGNS.test(name) ? ' ' : (named(name) ?? whole));
	const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
	return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/** `&aring;` and its like: the base letter and the name of its mark, which Unicode joins. */
function named(name: string): string | undefined {
	const match = /^([a-z])(ring|uml|acute|grave|circ|tilde|cedil|caron|ogon|macr)$/i.exec(name);
	const mark = {
		ring: 0x30a,
		uml: 0x308,
		acute: 0x301,
		grave: 0x300,
		circ: 0x302,
		tilde: 0x303,
		cedil: 0x327,
		caron: 0x30c,
		ogon: 0x328,
		macr: 0x304,
	};
	const code = mark[(match?.[2] ?? '') as keyof typeof mark];
	return match?.[1] && code ? (match[1] + String.fromCharCode(code)).normalize('NFC') : undefined;
}
