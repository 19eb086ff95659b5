import { excerpt } from '../../records/find/excerpt.ts';
import { html, type Markup, visible } from '../shell/markup.ts';

type Hits = readonly (readonly [at: number, end: number])[];

/** A piece of a captured text around what was looked for, with that marked; the text itself is never markup. */
export function marked(text: string, hits: Hits, length?: number): Markup {
	const { pieces, isCutBefore, isCutAfter } = excerpt(text, hits, length);
	const shown = pieces.map((piece, i) =>
		i % 2 === 1 ? html`<mark>${visible(piece)}</mark>` : html`${visible(piece)}`,
	);
	return html`<bdi>${isCutBefore ? '…' : ''}${shown}${isCutAfter ? '…' : ''}</bdi>`;
}
