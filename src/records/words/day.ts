import type { Day } from '../day.ts';
import type { Language } from './language.ts';

const LOCALES = { sv: 'sv-SE', en: 'en-GB' } as const;

/** A day as people write it: `27 november 2026`. */
export function dayInWords(day: Day, lang: Language): string {
	return new Date(`${day}T12:00:00Z`).toLocaleDateString(LOCALES[lang], {
		...{ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
	} as const);
}
