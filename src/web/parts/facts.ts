import { foreign, html, type Markup } from '../shell/markup.ts';

/** A fact: what it is called, and what it is; text from outside may stand in it as it is. */
export type Fact = readonly [name: string, value: string | Markup];

/** Facts by name; one that is not known is left out. */
export function facts(all: readonly Fact[]): Markup {
	const known = all.filter(([, value]) => value !== '');
	return html`<dl class="facts">${known.map(
		([name, value]) => html`<dt>${name}</dt><dd>${typeof value === 'string' ? foreign(value) : value}</dd>`,
	)}</dl>`;
}
