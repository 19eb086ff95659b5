import type { WebContext } from '../asking/visitor.ts';
import { html, type Markup, nothing } from '../shell/markup.ts';
import { shellWords } from '../words/shell.ts';

/** Which page of a list is asked for, from 1. */
export function sheetAsked(c: WebContext): number {
	return Math.min(1_000_000, Math.max(1, Number.parseInt(c.req.query('sida') ?? '1', 10) || 1));
}

/** Ways to the page before and the next of a list, which keep what else stands in the address. @param sheet from 1 */
export function turning(c: WebContext, name: string, sheet: number, hasNext: boolean): Markup {
	const say = shellWords[c.var.lang];
	if (sheet === 1 && !hasNext) return nothing;
	const { pathname, searchParams } = new URL(c.req.url);
	const to = (n: number) => {
		// A place that was asked for stands on its own page alone.
		searchParams.delete('vid');
		searchParams.set('sida', `${n}`);
		return `${pathname}?${searchParams}`;
	};
	return html`<nav class="acts" aria-label="${name}">
${sheet > 1 ? html`<a class="button second" rel="prev" href="${to(sheet - 1)}">${say.previousPage}</a>` : ''}
${hasNext ? html`<a class="button second" rel="next" href="${to(sheet + 1)}">${say.nextPage}</a>` : ''}</nav>`;
}
