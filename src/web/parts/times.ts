import type { Language } from '../../records/words/language.ts';
import { html, type Markup } from '../shell/markup.ts';

const LOCALES: Readonly<Record<Language, string>> = { sv: 'sv-SE', en: 'en-GB' };

/** An instant for a person: day and minute in the organisation's time zone. @param iso ISO 8601 */
export function instant(iso: string, lang: Language, timeZone: string): Markup {
	return html`<time datetime="${iso}">${formatIn(lang, timeZone, true).format(new Date(iso))}</time>`;
}

/** A day of the calendar for a person. @param iso `2026-11-28` */
export function day(iso: string, lang: Language): Markup {
	const text = formatIn(lang, 'UTC', false).format(new Date(`${iso.slice(0, 10)}T12:00:00Z`));
	return html`<time datetime="${iso}">${text}</time>`;
}

/** Making one takes a hundred times as long as using it, and a list shows a hundred of them. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(lang: Language, timeZone: string, withTime: boolean): Intl.DateTimeFormat {
	const key = `${lang} ${timeZone} ${withTime}`;
	const known = formats.get(key);
	if (known) return known;
	const made = new Intl.DateTimeFormat(LOCALES[lang], {
		dateStyle: lang === 'sv' ? 'short' : 'medium',
		...(withTime ? { timeStyle: 'short' } : {}),
		timeZone,
	});
	formats.set(key, made);
	return made;
}
