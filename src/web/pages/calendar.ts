import { Hono } from 'hono';
import type { Office } from '../../office.ts';
import { GRAVEST, type MonthCount } from '../../records/yearly/months.ts';
import type { Summaries } from '../../work/summary/summaries.ts';
import type { UnitYear } from '../../work/summary/year.ts';
import { sightOf } from '../asking/sight.ts';
import { visitorOf, type WebContext, type WebEnv } from '../asking/visitor.ts';
import { filterForm } from '../parts/filter.ts';
import { monthChart } from '../parts/month-chart.ts';
import { table } from '../parts/table.ts';
import { sheetAsked, turning } from '../parts/turning.ts';
import { thisYear, yearAsked, years } from '../parts/years.ts';
import { html, type Markup } from '../shell/markup.ts';
import { page } from '../shell/shell.ts';
import { accountWords } from '../words/accounts.ts';
import { calendarWords } from '../words/calendar.ts';

/** Units on a page: each is a row of fourteen cells. */
const MOST = 50;

/** A year of what was due, per unit and month, with what has become of it in words. */
export function calendarPages(office: Office, summaries: Summaries): Hono<WebEnv> {
	return new Hono<WebEnv>().get('/kalender', async (c) => {
		const say = calendarWords[c.var.lang];
		const { sees } = sightOf(office, c);
		const year = Math.min(yearAsked(c.req.query('ar') ?? '') ?? thisYear(office), thisYear(office));
		const units = (await summaries.year(year, visitorOf(c).person.id)).filter(({ id }) => sees(id));
		const choice = { name: 'ar', label: say.year, options: years(office), chosen: `${year}` };
		return page(c, {
			title: say.title(year),
			part: '/',
			content: html`${filterForm('/kalender', [choice], `${thisYear(office)}`, say.show)}
${units.length === 0 ? html`<p>${say.none}</p>` : shown(units, year, c)}`,
		});
	});
}

function shown(units: readonly UnitYear[], year: number, c: WebContext): Markup {
	const say = calendarWords[c.var.lang];
	const all = say.months.map((_, i) => sum(units.map(({ months }) => months[i])));
	const sheet = sheetAsked(c);
	const some = units.slice((sheet - 1) * MOST, sheet * MOST);
	const states = [...GRAVEST].toReversed();
	const counts = all.map((month, i) => [say.months[i] ?? '', ...states.map((state) => `${month[state]}`)]);
	const rows = some.map(({ name, months, coverage }) => [
		name,
		...months.map((month) => cell(month, c)),
		coverage === null ? '–' : `${coverage} %`,
	]);
	return html`<p class="lead">${say.about}</p>
<div class="wide" tabindex="0" role="region" aria-label="${say.calendarCaption(year)}">${table(say.calendarCaption(year), [say.unit, ...say.months, say.coverage], rows)}</div>
${turning(c, accountWords[c.var.lang].pages, sheet, units.length > sheet * MOST)}
<h2>${say.chart(year)}</h2>
<div class="wide" tabindex="0" role="region" aria-label="${say.chart(year)}">${monthChart(all, say.months, say.states, say.chartAlt)}</div>
${table(say.chartCaption, [say.month, ...states.map((state) => say.states[state])], counts)}
<p><a href="/underlag">${say.toReport}</a></p>`;
}

/** The gravest first, each with its word: colour alone tells nobody anything. */
function cell(month: MonthCount, { var: { lang } }: WebContext): Markup {
	const { states } = calendarWords[lang];
	const there = GRAVEST.filter((state) => month[state] > 0);
	return html`${there.map((state) => html`<span class="due ${state}">${month[state]} ${states[state]}</span> `)}`;
}

function sum(months: readonly (MonthCount | undefined)[]): MonthCount {
	const of = (state: keyof MonthCount) => months.reduce((total, month) => total + (month?.[state] ?? 0), 0);
	return {
		documented: of('documented'),
		partial: of('partial'),
		missing: of('missing'),
		'to-come': of('to-come'),
	};
}
