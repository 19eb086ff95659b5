/** What a server may ask for at most, milliseconds: a number without end is a year, and never `1e+23` in what is told of it. */
const MOST_MS = 365 * 86_400_000;

/**
 * RFC 9110 §10.2.3: seconds, or a date as HTTP writes it (§5.6.7). What is neither, as `-5` or `1.5`, says nothing, though scripts
 * read days of other centuries from it.
 * @returns milliseconds from now, at least 0 and at most a year; undefined where it says nothing
 */
export function retryAfter(value: string | undefined, now = Date.now()): number | undefined {
	if (value === undefined) return undefined;
	const text = value.trim();
	if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, MOST_MS);
	const date = /^[a-z]{3,9},? /i.test(text) ? Date.parse(text) : Number.NaN;
	return Number.isNaN(date) ? undefined : Math.min(Math.max(0, date - now), MOST_MS);
}
