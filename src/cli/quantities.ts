import type { Language } from '../records/finding-words.ts';
import type { Env } from './page.ts';

const STOCKHOLM = 'Europe/Stockholm';
const LOCALES = { sv: 'sv-SE', en: 'en-GB' } as const;
/** A space that no line breaks at (U+00A0), as Swedish groups its digits with. */
const GLUE = '\u00a0';

/** Whole number with the language's grouping. */
export function count(n: number, lang: Language): string {
	return n.toLocaleString(LOCALES[lang]);
}

/** A number with its noun in the right form, kept on one line: `1 kommentar`, `2 kommentarer`. */
export function counted(n: number, [one, many]: readonly [string, string], lang: Language): string {
	return `${count(n, lang)}${GLUE}${n === 1 ? one : many}`;
}

/** Bytes in decimal units (kB = 1,000), one decimal from kB on. */
export function bytes(n: number, lang: Language): string {
	const units = ['B', 'kB', 'MB', 'GB', 'TB'];
	const power = n < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(n) / 3));
	const digits = power === 0 ? 0 : 1;
	const value = (n / 1000 ** power).toLocaleString(LOCALES[lang], {
		minimumFractionDigits: digits,
		maximumFractionDigits: digits,
	});
	return `${value}${GLUE}${units[power]}`;
}

/** Milliseconds as `m:ss` or `h:mm:ss`, for a clock that ticks. */
export function ticking(ms: number): string {
	const s = Math.floor(ms / 1000);
	const two = (n: number) => String(n).padStart(2, '0');
	const hours = Math.floor(s / 3600);
	const minutes = Math.floor(s / 60) % 60;
	return hours > 0 ? `${hours}:${two(minutes)}:${two(s % 60)}` : `${minutes}:${two(s % 60)}`;
}

/** An instant as a person's clock shows it: ISO 8601 with a space and no seconds, `2026-11-23 14:05`. */
export function moment(iso: string, timeZone: string): string {
	const at = new Date(iso);
	if (Number.isNaN(at.getTime())) return iso;
	return at.toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone });
}

/** The zone that times are told in: TIMEZONE, or that of Swedish public bodies where it names none. */
export function timeZoneOf(env: Env): string {
	const zone = env.TIMEZONE || STOCKHOLM;
	try {
		new Intl.DateTimeFormat('sv-SE', { timeZone: zone });
		return zone;
	} catch {
		return STOCKHOLM;
	}
}
