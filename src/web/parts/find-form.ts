import type { Office } from '../../office.ts';
import { label, PLATFORM_NAMES } from '../../records/labels.ts';
import { OCCASIONS } from '../../records/occasion.ts';
import { NARROWED, VERDICTS } from '../asking/find-wish.ts';
import type { Sight } from '../asking/sight.ts';
import type { WebContext } from '../asking/visitor.ts';
import { html, type Markup, nothing, visible } from '../shell/markup.ts';
import { findWords } from '../words/find.ts';
import { unitChoice } from './unit-choice.ts';
import { years } from './years.ts';

type Options = readonly (readonly [value: string, text: string])[];

/** What is looked for, and within what: all of it stands in the address, so that a search can be linked to. */
export async function findForm(c: WebContext, office: Office, sight: Sight): Promise<Markup> {
	const { lang } = c.var;
	const say = findWords[lang];
	const asked = (name: string) => visible(c.req.query(name) ?? '');
	const field = (name: string, label: string, hint: string, value = c.req.query(name) ?? '') =>
		html`<div><label for="${name}">${label} <span class="quiet">(${hint})</span></label><input id="${name}" name="${name}" value="${visible(value)}" maxlength="300"></div>`;
	const choice = (name: string, label: string, options: Options) =>
		html`<div><label for="${name}">${label}</label><select id="${name}" name="${name}"><option value="">${say.all}</option>${options.map(([value, text]) => html`<option value="${visible(value)}"${value === c.req.query(name) ? html` selected` : nothing}>${visible(text)}</option>`)}</select></div>`;
	const labelled = <V extends string>(kind: Parameters<typeof label>[0], values: readonly V[]) =>
		values.map((value) => [value, label(kind, value as never, lang)] as const);
	const unit = await unitChoice(sight, c);
	const isNarrowed = NARROWED.some((name) => c.req.query(name));
	return html`<form method="get" action="/sok" role="search" aria-label="${say.query}">
<div class="search"><div><label for="fraga">${say.query}</label><input type="search" id="fraga" name="fraga" value="${asked('fraga')}" maxlength="300" aria-describedby="fraga-hjalp"></div><button>${say.find}</button></div>
<p class="hint" id="fraga-hjalp">${say.hint}</p>
<details${isNarrowed ? html` open` : nothing}><summary>${say.narrow}</summary><div class="filter">
${unit.options ? choice('enhet', say.unit, unit.options) : field('enhet', say.unit, unit.hint ?? '', unit.chosen)}
${field('konto', say.account, say.accountHint)}
${choice('plattform', say.platform, labelled('platform', PLATFORM_NAMES))}
${choice('ar', say.year, years(office))}
${choice('anledning', say.occasion, labelled('occasion', OCCASIONS))}
${choice('omdome', say.verdict, labelled('outcome', VERDICTS))}
${field('rad', say.row, say.rowHint)}
${field('arende', say.case, say.caseHint)}
</div></details></form>`;
}
