import type { Language } from '../../records/finding-words.ts';

const REGION: Readonly<Record<Language, string>> = { sv: 'sv-SE', en: 'en-GB' };

/** Both languages side by side, so that neither is changed without the other. */
export type Say = (swedish: string, english: string) => string;

export const speak =
	(lang: Language): Say =>
	(swedish, english) =>
		lang === 'sv' ? swedish : english;

/**
 * A moment as a person reads it, in the time zone that the page saw.
 * @param iso ISO 8601 @param timezone IANA name; the moment stays ISO 8601 where either is not one
 */
export function moment(iso: string, timezone: string, lang: Language): string {
	const shown = inZone(iso, timezone, lang, { dateStyle: 'long', timeStyle: 'short' });
	return shown === undefined ? iso : `${shown} (${timezone})`;
}

/** The day of a moment, in the time zone that the page saw. */
export function day(iso: string, timezone: string, lang: Language): string {
	return inZone(iso, timezone, lang, { dateStyle: 'long' }) ?? iso.slice(0, 10);
}

function inZone(
	iso: string,
	timeZone: string,
	lang: Language,
	style: Intl.DateTimeFormatOptions,
): string | undefined {
	try {
		return new Intl.DateTimeFormat(REGION[lang], { ...style, timeZone }).format(new Date(iso));
	} catch {
		return undefined;
	}
}

/** The program and its version as a person writes them: packages have to be named in plain lower-case letters. */
export function program({ name, version }: { readonly name: string; readonly version: string }): string {
	return `${name === 'ogonblick' ? 'Ögonblick' : name} ${version}`;
}

export function capital(text: string): string {
	return text.slice(0, 1).toUpperCase() + text.slice(1);
}

export function number(value: number, lang: Language): string {
	return new Intl.NumberFormat(REGION[lang]).format(value);
}

/** Decimal units, as file managers show them. */
export function size(bytes: number, lang: Language): string {
	const one = lang === 'en' && bytes !== 1 ? 'bytes' : 'byte';
	const units = [one, 'kB', 'MB', 'GB', 'TB'];
	const step = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
	const shown = new Intl.NumberFormat(REGION[lang], {
		maximumFractionDigits: step === 0 ? 0 : 1,
	}).format(bytes / 1000 ** step);
	return `${shown} ${units[step]}`;
}
