import type { Language } from '../../records/words/language.ts';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** Bytes in decimal units (kB = 1,000), one decimal from kB on. */
export function size(bytes: number, lang: Language): string {
	const power = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
	return (bytes / 1000 ** power).toLocaleString(lang === 'sv' ? 'sv-SE' : 'en-GB', {
		...({ style: 'unit', unit: UNITS[power] ?? 'byte' } as const),
		maximumFractionDigits: power === 0 ? 0 : 1,
	});
}
