import type { Filing } from '../../records/filing.ts';
import type { Language } from '../../records/words/language.ts';
import type { StripInside } from '../../work/zoom/strip-inside.ts';
import { html, type Markup, visible } from '../shell/markup.ts';
import { zoomWords } from '../words/zoom.ts';

const TURNS = ['in', 'out', 'width', 'first', 'back', 'on', 'last'] as const;

/** Where the whole page is shown as one picture, once a script has come that can; hidden until then. */
export function zoomView(
	{ bundleId }: Pick<Filing, 'bundleId'>,
	{ strip, tiles }: StripInside,
	name: string,
	lang: Language,
): Markup {
	const say = zoomWords[lang];
	const buttons = TURNS.map(
		(turn) => html`<button type="button" class="second" data-turn="${turn}">${say[turn]}</button>`,
	);
	return html`<div class="zoom" hidden data-zoom="" data-from="/paket/${bundleId}/bild" data-width="${strip.width}" data-height="${strip.height}" data-rows="${strip.rows}" data-halvings="${strip.halvings}" data-tops="${strip.tops.join(',')}" data-label="${visible(say.label(name))}" data-position="${say.position(tiles.length)}">
<div class="zoom-tools" role="group" aria-label="${say.tools}">${buttons}</div>
<div class="zoom-picture" data-picture></div>
<div role="alert" data-failed="${say.failed}"></div>
<p class="quiet" role="status" data-told></p>
<p class="hint" id="zoom-hint">${say.hint}</p>
</div>`;
}
