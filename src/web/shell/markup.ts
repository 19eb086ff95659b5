import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

export { html } from 'hono/html';

/** Markup whose values have been escaped. `html` alone makes it, so nothing that was captured or typed becomes markup. */
export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

/** Text from outside: kept from turning the direction of what stands around it, and its control characters shown. */
export function foreign(text: string): Markup {
	return html`<bdi>${visible(text)}</bdi>`;
}

/** Longer words than a language has: addresses, and what somebody typed without a pause. */
const LONG_WORD = /\S{40,}/gu;
const BREAK_AFTER = /.{20}/gsu;

/** As `foreign`, in a cell of a table, which a word that cannot be broken would push out of the window. */
export function foreignName(text: string): Markup {
	const parts = visible(text)
		.replace(LONG_WORD, (word) => word.replace(BREAK_AFTER, '$&\0'))
		.split('\0');
	return html`<bdi>${parts.map((part, i) => (i === 0 ? part : html`<wbr>${part}`))}</bdi>`;
}

/** As `foreign`, where no element may stand: in an attribute or a title. */
export function visible(text: string): string {
	return text.toWellFormed().replace(/[^\P{Cc}\t\n]/gu, '\uFFFD');
}

/** An address from outside: a link when it is http or https, text when it is anything else. */
export function outsideLink(text: string): Markup {
	const url = URL.parse(text);
	if (!url || !/^https?:$/.test(url.protocol)) return foreign(text);
	return html`<a href="${url.href}" rel="noreferrer noopener external">${foreign(text)}</a>`;
}

/** Nothing: what a template holds where there is nothing to say. */
export const nothing = html``;
