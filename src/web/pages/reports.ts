import { Hono } from 'hono';
import type { OgonblickError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import { exportPlan } from '../../work/register/export-plan.ts';
import type { Documents } from '../../work/report/documents.ts';
import { asDocument, type DocumentFormat } from '../answer/document.ts';
import { type Sight, sightOf } from '../asking/sight.ts';
import { unitAsked } from '../asking/unit-asked.ts';
import type { WebContext, WebEnv } from '../asking/visitor.ts';
import { refusal, refused, statusOf } from '../parts/told.ts';
import { unitChoice, unitField } from '../parts/unit-choice.ts';
import { thisYear, yearAsked } from '../parts/years.ts';
import { EXCHANGES } from '../register/exchanges.ts';
import { html, type Markup, nothing } from '../shell/markup.ts';
import { page } from '../shell/shell.ts';
import { reportWords } from '../words/reports.ts';
import { tableWords } from '../words/tables.ts';

const FORMATS = ['html', 'csv'] as const satisfies readonly DocumentFormat[];

/** Reports and lists to take away: the yearly report, the public list, the tables of the register and the rows of a plan. */
export function reportsPages(office: Office, documents: Documents): Hono<WebEnv> {
	return new Hono<WebEnv>()
		.get('/underlag', async (c) => show(office, c, sightOf(office, c)))
		.get('/underlag/arsrapport', async (c) => {
			const sight = sightOf(office, c);
			const unitId = await unitAsked(c, sight);
			const year = yearAsked(c.req.query('ar') ?? '') ?? thisYear(office);
			const format = formatAsked(c);
			let text = '';
			const error = await refused(async () => {
				const wish = { year, ...(unitId === undefined ? {} : { unitId }) };
				text = await documents.report(wish, format, c.var.lang);
			});
			return error ? show(office, c, sight, error) : asDocument(c, text, `arsrapport-${year}`, format);
		})
		.get('/underlag/forteckning', async (c) => {
			const unitId = await unitAsked(c, sightOf(office, c));
			const format = formatAsked(c);
			const text = await documents.publicList(unitId, format, c.var.lang);
			return asDocument(c, text, 'forteckning', format);
		})
		.get('/planer/:id/rader.csv', async (c) => {
			const text = await exportPlan(office, c.req.param('id'), 'csv', c.var.lang);
			return asDocument(c, text, 'plan', 'csv');
		});
}

function formatAsked(c: WebContext): DocumentFormat {
	return FORMATS.find((each) => each === c.req.query('format')) ?? 'html';
}

async function show(office: Office, c: WebContext, sight: Sight, error?: OgonblickError) {
	const { lang } = c.var;
	const say = reportWords[lang];
	const year = thisYear(office);
	const choice = await unitChoice(sight, c);
	const mayWhole = sight.filings.unitIds === undefined;
	return page(c, {
		title: say.title,
		part: '/enheter',
		...(error ? { status: statusOf(error) } : {}),
		content: html`${error ? refusal(error, lang) : nothing}
<p class="lead">${say.lead}</p>
<h2>${say.yearly}</h2><p>${say.yearlyLead}</p>
<form method="get" action="/underlag/arsrapport" class="narrow">
<label for="ar">${say.year}</label><input id="ar" name="ar" inputmode="numeric" maxlength="4" required value="${year}">
${unitField('rapport', choice, mayWhole ? say.whole : undefined, say.unit)}${formatField('rapport', say.format, say.formats)}
<button>${say.get}</button></form>
<h2>${say.list}</h2><p>${say.listLead}</p>
<form method="get" action="/underlag/forteckning" class="narrow">
${unitField('lista', choice, mayWhole ? say.whole : undefined, say.unit)}${formatField('lista', say.format, say.formats)}
<button>${say.get}</button></form>
<h2>${say.tables}</h2><p>${say.tablesLead}</p>
<ul>${EXCHANGES.map(({ path, kind }) => html`<li><a href="/tabeller/${path}.csv" download>${tableWords[lang].download[kind]}</a></li>`)}</ul>`,
	});
}

function formatField(of: string, label: string, names: Readonly<Record<DocumentFormat, string>>): Markup {
	return html`<label for="${of}-format">${label}</label><select id="${of}-format" name="format">${FORMATS.map((each) => html`<option value="${each}">${names[each]}</option>`)}</select>`;
}
