import type { Language } from '../../records/finding-words.ts';

/** Both languages side by side, so that neither is changed without the other. */
export type Say = (swedish: string, english: string) => string;

export const speak =
	(lang: Language): Say =>
	(swedish, english) =>
		lang === 'sv' ? swedish : english;

/**
 * A moment as a person reads it, in the time zone that the page saw.
 * @param iso ISO 8601 @param timezone IANA name; the moment stays ISO 8601 where the zone is unknown
 */
export function moment(iso: string, timezone: string, lang: Language): string {
	try {
		const shown = new Intl.DateTimeFormat(lang === 'sv' ? 'sv-SE' : 'en-GB', {
			dateStyle: 'long',
			timeStyle: 'short',
			timeZone: timezone,
		}).format(new Date(iso));
		return `${shown} (${timezone})`;
	} catch {
		return iso;
	}
}

export function number(value: number, lang: Language): string {
	return new Intl.NumberFormat(lang === 'sv' ? 'sv-SE' : 'en-GB').format(value);
}

/** Decimal units, as file managers show them. */
export function size(bytes: number, lang: Language): string {
	const units = ['byte', 'kB', 'MB', 'GB', 'TB'];
	const step = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
	const shown = new Intl.NumberFormat(lang === 'sv' ? 'sv-SE' : 'en-GB', {
		maximumFractionDigits: step === 0 ? 0 : 1,
	}).format(bytes / 1000 ** step);
	return `${shown} ${units[step]}`;
}
