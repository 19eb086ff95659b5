import { html, type Markup, visible } from '../shell/markup.ts';

type Cell = string | Markup;

/**
 * A table that can be read aloud, and on a narrow screen as one box a row, each value with its head.
 * @param rows cells in the order of the heads; text from outside may stand in them as it is
 * @param headAt which column names the row
 */
export function table(
	caption: string,
	heads: readonly string[],
	rows: readonly (readonly Cell[])[],
	headAt = 0,
): Markup {
	const cell = (value: Cell, i: number) => {
		const text = typeof value === 'string' ? visible(value) : value;
		return i === headAt
			? html`<th scope="row" role="rowheader" data-label="${heads[i]}">${text}</th>`
			: html`<td role="cell" data-label="${heads[i]}">${text}</td>`;
	};
	return html`<table class="rows" role="table"><caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${heads.map((head) => html`<th scope="col" role="columnheader">${head}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows.map((row) => html`<tr role="row">${row.map(cell)}</tr>`)}</tbody></table>`;
}
