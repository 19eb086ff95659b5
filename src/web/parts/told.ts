import { OgonblickError } from '../../errors.ts';
import type { Language } from '../../records/words/language.ts';
import { errorWords } from '../../words/error-words.ts';
import { html, type Markup, visible } from '../shell/markup.ts';
import { webErrorWords } from '../words/errors.ts';
import { remedyOnPage } from '../words/remedies.ts';
import { shellWords } from '../words/shell.ts';

/** What was wrong with what a person asked for, and what to do: at the top of the page, read aloud at once. */
export function refusal(error: OgonblickError, lang: Language): Markup {
	const { message, remedy: own } = webErrorWords(error, lang) ?? errorWords(error, lang);
	const remedy = remedyOnPage(error, lang) ?? own;
	// What is wrong in several fields stands in a line each.
	const lines = message.split('\n').map((line) => html`<p>${visible(line)}</p>`);
	const say = shellWords[lang];
	return html`<div class="told bad" role="alert"><p><strong>${say.wrong}.</strong></p>${lines}${
		remedy ? html`<p>${say.remedy} ${visible(remedy)}</p>` : ''
	}</div>`;
}

/** That something was done. @param more what is to be known besides */
export function done(text: string, more?: Markup): Markup {
	return html`<div class="told" role="status"><p>${text}</p>${more ? html`<p>${more}</p>` : ''}</div>`;
}

/** Runs what may be refused for a person's own input. @returns the error where it was; anything else is thrown */
export async function refused(act: () => Promise<unknown>): Promise<OgonblickError | undefined> {
	try {
		await act();
		return undefined;
	} catch (error) {
		if (error instanceof OgonblickError && error.advice !== 'report-fault' && error.code !== 'not-allowed')
			return error;
		throw error;
	}
}

/** HTTP status of what was refused (RFC 9110, 15.5). */
export function statusOf(error: OgonblickError): 400 | 403 | 404 | 413 | 421 | 429 | 500 | 503 {
	const own = {
		...{
			'not-allowed': 403,
			'foreign-form': 403,
			'login-not-asked': 403,
			'foreign-host': 421,
			'sign-in-waits': 429,
			'too-large': 413,
			'too-many-watching': 429,
			'unknown-account': 404,
			'no-such-order': 404,
			'no-such-picture': 404,
			'no-such-unit': 404,
			'unknown-bundle': 404,
			'unknown-disclosure': 404,
			'unknown-case': 404,
			'unknown-delivery': 404,
			'no-such-token': 404,
			'no-such-hook': 404,
			'no-such-passkey': 404,
			'passkey-person-closed': 403,
			'provider-not-set-up': 404,
			'provider-person-unknown': 403,
			'provider-person-closed': 403,
			'provider-person-taken': 403,
		},
	}[error.code] as 403 | 404 | 413 | 421 | 429 | undefined;
	return (
		own ?? ({ 'correct-and-retry': 400, 'retry-later': 503, 'report-fault': 500 } as const)[error.advice]
	);
}
