import type { Event } from '../../records/event.ts';
import type { WebContext } from '../asking/visitor.ts';
import { foreign, html, type Markup } from '../shell/markup.ts';
import { bundleWords } from '../words/bundles.ts';
import { table } from './table.ts';

const MOST = 50;

/** When a bundle was read again and what came of it, the newest first. */
export function fixityTable(
	events: readonly Event[],
	{ var: { lang } }: WebContext,
	at: (iso: string) => Markup,
): Markup {
	const say = bundleWords[lang];
	const checks = events.filter(({ kind }) => kind === 'fixity-checked').toReversed();
	if (checks.length === 0) return html`<p>${say.fixityNone}</p>`;
	const rows = checks
		.slice(0, MOST)
		.map(({ at: iso, data, actor }) => [
			at(iso),
			data.outcome === 'intact'
				? html`<span class="complete">${say.fixityIntact}</span>`
				: html`<span class="missing">${say.fixityNot}</span>`,
			foreign(actor),
		]);
	return table(say.fixityCaption, [say.when, say.result, say.who], rows);
}
