import { Hono } from 'hono';
import type { OgonblickError } from '../../../errors.ts';
import type { Office } from '../../../office.ts';
import type { CaseWish } from '../../../records/cases/plan-case.ts';
import { may } from '../../../records/people/may.ts';
import { FIELD_NAMES } from '../../../records/words/register.ts';
import { addCase, changeCase } from '../../../work/cases/keep.ts';
import type { CountedCase } from '../../../work/cases/show.ts';
import { readForm } from '../../asking/form.ts';
import { seenCases } from '../../asking/seen-case.ts';
import { sightOf } from '../../asking/sight.ts';
import { needs, visitorOf, type WebContext, type WebEnv } from '../../asking/visitor.ts';
import { choiceField, lineField } from '../../parts/fields.ts';
import { table } from '../../parts/table.ts';
import { done, refusal, refused, statusOf } from '../../parts/told.ts';
import { thisYear } from '../../parts/years.ts';
import { foreign, html, type Markup, nothing, visible } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { caseWords } from '../../words/cases.ts';
import { tableWords } from '../../words/tables.ts';

const PATH = '/samlingsarenden';
const NOTHING_SAID: CaseWish = {};

/** Collective cases: those of each year with what belongs to them, one added, its number or title changed. */
export function casesPages(office: Office): Hono<WebEnv> {
	return new Hono<WebEnv>()
		.get(PATH, (c) => list(office, c))
		.post(PATH, async (c) => {
			const { name: by } = needs(c, 'keep-register');
			const sent = await readForm(c);
			const some = (field: string) => sent.text(field) || undefined;
			const [year, number, creator, unit] = [some('year'), some('reference'), some('creator'), some('unit')];
			const wish: CaseWish = {
				...(year === undefined ? {} : { year }),
				...(number === undefined ? {} : { number }),
				...(creator === undefined ? {} : { creator }),
				...(unit === undefined ? {} : { unit }),
				title: sent.text('case-title'),
			};
			return answered(office, c, wish, () => addCase(office, wish, by));
		})
		.post(`${PATH}/andra`, async (c) => {
			const { name: by } = needs(c, 'keep-register');
			const sent = await readForm(c);
			const change = {
				...{ case: sent.text('case'), number: sent.text('reference'), title: sent.text('case-title') },
			};
			// What is left empty stays: whoever gives a case another number would else take its title away.
			const { number, title } = change;
			const wish = { ...(number || !title ? { number } : {}), ...(title ? { title } : {}) };
			return answered(office, c, NOTHING_SAID, () => changeCase(office, change.case, wish, by), change);
		});
}

async function answered(
	office: Office,
	c: WebContext,
	said: CaseWish,
	act: () => Promise<{ readonly linked: number; readonly elsewhere: number }>,
	change?: Change,
) {
	let kept = { linked: 0, elsewhere: 0 };
	const error = await refused(async () => {
		kept = await act();
	});
	return error
		? list(office, c, said, error, change)
		: c.redirect(`${PATH}?klart=${kept.linked}-${kept.elsewhere}`, 303);
}

/** What a case was to be called, where that was refused: it stands in its fields again. */
interface Change {
	readonly case: string;
	readonly number: string;
	readonly title: string;
}

async function list(
	office: Office,
	c: WebContext,
	said = NOTHING_SAID,
	error?: OgonblickError,
	change?: Change,
) {
	const { lang } = c.var;
	const say = caseWords[lang];
	const { filings } = sightOf(office, c);
	const cases = await seenCases(office, c);
	const mayKeep = may(visitorOf(c).person.grants, 'keep-register');
	const [, linked, elsewhere] = /^(\d{1,7})-(\d{1,7})$/.exec(c.req.query('klart') ?? '') ?? [];
	const own = filings.unitIds === undefined ? nothing : html`<p class="quiet">${say.own}</p>`;
	const rows = cases.map(({ case: { id, year, number, title, creator }, unit, filings, withoutNumber }) => [
		html`<a href="${PATH}/${id}">${foreign(number)}</a>`,
		`${year}`,
		foreign(title),
		foreign(unit ?? creator ?? say.all),
		`${filings}`,
		withoutNumber > 0 ? say.without(withoutNumber) : '',
	]);
	const heads = [FIELD_NAMES.reference[lang], FIELD_NAMES.year[lang], FIELD_NAMES['case-title'][lang]];
	return page(c, {
		title: say.title,
		part: '/enheter',
		...(error ? { status: statusOf(error) } : {}),
		content: html`${linked !== undefined && !error ? done(say.kept(Number(linked), Number(elsewhere))) : nothing}${error ? refusal(error, lang) : nothing}
<p class="lead">${say.lead}</p>
${rows.length === 0 ? html`<p>${say.none}</p>` : table(say.caption, [...heads, say.holdsFor, say.filings, say.remark], rows)}${own}
${mayKeep ? html`<p class="acts"><a class="button second" href="/tabeller/samlingsarenden">${tableWords[lang].titles.cases}</a></p>` : nothing}
<p><a href="/tabeller/samlingsarenden.csv" download>${tableWords[lang].download.cases}</a></p>
${mayKeep ? await addForm(office, c, said) : nothing}
${mayKeep && cases.length > 0 ? changeForm(c, cases, change) : nothing}`,
	});
}

async function addForm(office: Office, c: WebContext, said: CaseWish): Promise<Markup> {
	const { lang } = c.var;
	const say = caseWords[lang];
	const units = await office.register.units();
	const creators = [...new Set(units.map(({ creator }) => creator))].sort((a, b) => a.localeCompare(b, 'sv'));
	const year = said.year ?? `${thisYear(office)}`;
	return html`<h2>${say.add}</h2>
<form method="post" action="${PATH}" class="narrow">
${lineField({ field: 'year', value: year, required: true }, lang)}
${lineField({ field: 'reference', value: said.number ?? '', required: true }, lang)}
${lineField({ field: 'case-title', value: said.title ?? '' }, lang)}
${choiceField({ field: 'creator', value: said.creator ?? '', hint: say.partHint }, [['', say.all], ...creators.map((each) => [each, each] as const)], lang)}
${choiceField({ field: 'unit', value: said.unit ?? '' }, [['', say.all], ...units.map(({ name }) => [name, name] as const)], lang)}
<button>${say.addButton}</button></form>`;
}

/** One form for all: a case is chosen, and gets the number or title that it is to have. */
function changeForm(c: WebContext, cases: readonly CountedCase[], given?: Change): Markup {
	const { lang } = c.var;
	const say = caseWords[lang];
	const options = cases.map(
		({ case: { id, number, year, title } }) =>
			html`<option value="${id}"${id === given?.case ? html` selected` : nothing}>${visible(`${number} (${year}) ${title}`)}</option>`,
	);
	return html`<h2>${say.change}</h2><p class="quiet">${say.changeHint}</p>
<form method="post" action="${PATH}/andra" class="narrow">
<label for="case">${say.which}</label><select id="case" name="case">${options}</select>
<label for="new-reference">${say.newNumber}</label><input id="new-reference" name="reference" maxlength="200" value="${visible(given?.number ?? '')}">
<label for="new-title">${say.newTitle}</label><input id="new-title" name="case-title" maxlength="2000" value="${visible(given?.title ?? '')}">
<button class="second">${say.changeButton}</button></form>`;
}
