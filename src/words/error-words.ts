import type { OgonblickError } from '../errors.ts';
import type { Language } from '../records/finding-words.ts';
import { SWEDISH } from './swedish-errors.ts';

/** An error's message and remedy in the language. The error's own words are the English ones. */
export function errorWords(
	error: OgonblickError,
	lang: Language,
): { message: string; remedy: string | undefined } {
	const swedish = lang === 'sv' && Object.hasOwn(SWEDISH, error.code) ? SWEDISH[error.code] : undefined;
	if (!swedish) return { message: error.message, remedy: error.remedy };
	const [message, remedy] = typeof swedish === 'function' ? swedish(error) : swedish;
	return { message: message.replaceAll('{subject}', error.subject ?? ''), remedy };
}

/** An error that stands in a document beside what went well. */
export function errorDocument(error: OgonblickError, lang: Language) {
	const { message, remedy = null } = errorWords(error, lang);
	return { code: error.code, message, remedy };
}
