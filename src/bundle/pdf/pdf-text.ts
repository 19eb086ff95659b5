/**
 * A PDF text string (PDF 1.4, 3.8.1): ASCII as it is, anything else as UTF-16 with its byte order mark.
 * Written in hex, so that no character needs escaping.
 */
export function pdfString(text: string): string {
	if (/^[\x20-\x7e]*$/.test(text)) return `<${Buffer.from(text, 'latin1').toString('hex')}>`;
	return `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;
}

/** A PDF date (PDF 1.4, 3.8.2) in UTC, to the second: the XMP date must say the same (ISO 19005-1, 6.7.3). */
export function pdfDate(date: Date): string {
	return `(D:${date.toISOString().slice(0, 19).replace(/\D/g, '')}Z)`;
}

/** The same instant as `pdfDate` in XMP's form. */
export function xmpDate(date: Date): string {
	return `${date.toISOString().slice(0, 19)}Z`;
}

/** Of a number that is not whole (ISO 19005-1, 6.1.12). */
const GREATEST_REAL = 32_767;

/** A number without exponent, of at most five decimals; of none where PDF/A-1 allows only whole ones. */
export function pdfNumber(value: number): string {
	if (Math.abs(value) > GREATEST_REAL) return String(Math.round(value));
	return String(Number(value.toFixed(5)));
}

/**
 * One line of text that PDF strings and XML both can hold, cut to a length with an ellipsis.
 * Control characters and lone surrogates are not XML 1.0; one in a page's title would spoil the metadata.
 */
export function oneLine(text: string, longest: number): string {
	const line = text
		.toWellFormed()
		// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
		.replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff\u2028\u2029\s]+/g, ' ')
		.trim();
	if (line.length <= longest) return line;
	return `${line
		.slice(0, longest - 1)
		.replace(/[\ud800-\udbff]$/, '')
		.trimEnd()}…`;
}

/** A page's language as a canonical language tag; undefined where the page states none that is one. */
export function languageTag(stated: string): string | undefined {
	try {
		return Intl.getCanonicalLocales(stated.trim().replace('_', '-'))[0];
	} catch {
		// RangeError is the only way to learn that a tag is not one; no language is then the true answer.
		return undefined;
	}
}
