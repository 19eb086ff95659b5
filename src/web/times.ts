import type { Language } from '../records/words/language.ts';
import { html, type Markup } from './markup.ts';

const LOCALES: Readonly<Record<Language, string>> = { sv: 'sv-SE', en: 'en-GB' };

/** An instant for a person: day and minute in the organisation's time zone. @param iso ISO 8601 */
export function instant(iso: string, lang: Language, timeZone: string): Markup {
	const text = new Intl.DateTimeFormat(LOCALES[lang], {
		...({ dateStyle: lang === 'sv' ? 'short' : 'medium', timeStyle: 'short' } as const),
		timeZone,
	}).format(new Date(iso));
	return html`<time datetime="${iso}">${text}</time>`;
}

/** A day of the calendar for a person. @param iso `2026-11-28` */
export function day(iso: string, lang: Language): Markup {
	const text = new Intl.DateTimeFormat(LOCALES[lang], {
		dateStyle: lang === 'sv' ? 'short' : 'medium',
		timeZone: 'UTC',
	}).format(new Date(`${iso.slice(0, 10)}T12:00:00Z`));
	return html`<time datetime="${iso}">${text}</time>`;
}
