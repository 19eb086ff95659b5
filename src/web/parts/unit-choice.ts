import type { Sight } from '../asking/sight.ts';
import type { WebContext } from '../asking/visitor.ts';
import { html, type Markup, nothing, visible } from '../shell/markup.ts';
import { findWords } from '../words/find.ts';
import type { Choice } from './filter.ts';

/** More than these nobody finds their way in, and each page would carry them all. */
const MOST = 100;

/** A unit of theirs that a list is narrowed by: chosen among a few, else written by its name. */
export async function unitChoice({ units }: Sight, c: WebContext): Promise<Choice> {
	const say = findWords[c.var.lang];
	const asked = (c.req.query('enhet') ?? '').trim();
	const some = await units({ limit: MOST + 1 });
	const choice = { name: 'enhet', label: say.unit };
	if (some.length <= MOST)
		return { ...choice, options: some.map(({ id, name }) => [id, name] as const), chosen: asked };
	// A link names it by its id.
	const [named] = asked === '' ? [] : await units({ called: asked });
	// An empty list would else be taken for a unit that has nothing.
	const hint = asked === '' || named ? say.unitHint : say.unitUnknown;
	return { ...choice, hint, chosen: named?.name ?? asked };
}

/** @param whole what the whole organisation is called, for who sees it */
export function unitField(of: string, choice: Choice, whole: string | undefined, label: string): Markup {
	if (!choice.options)
		return html`<label for="${of}-enhet">${label} <span class="quiet">(${choice.hint ?? ''})</span></label><input id="${of}-enhet" name="enhet" maxlength="300"${whole === undefined ? html` required` : nothing}>`;
	return html`<label for="${of}-enhet">${label}</label><select id="${of}-enhet" name="enhet">${whole === undefined ? nothing : html`<option value="">${whole}</option>`}${choice.options.map(([id, name]) => html`<option value="${visible(id)}">${visible(name)}</option>`)}</select>`;
}
