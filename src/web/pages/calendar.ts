import { Hono } from 'hono';
import type { Office } from '../../office.ts';
import { GRAVEST, type MonthCount, monthsOf } from '../../records/yearly/months.ts';
import type { UnitReport } from '../../records/yearly/report.ts';
import { makeReport } from '../../work/report/make.ts';
import { filterForm } from '../filter.ts';
import { html, type Markup } from '../markup.ts';
import { monthChart } from '../month-chart.ts';
import { page } from '../shell.ts';
import { sightOf } from '../sight.ts';
import { table } from '../table.ts';
import type { WebContext, WebEnv } from '../visitor.ts';
import { calendarWords } from '../words/calendar.ts';
import { thisYear, yearAsked, years } from '../years.ts';

/** A year of what was due, per unit and month, with what has become of it in words. */
export function calendarPages(office: Office): Hono<WebEnv> {
	return new Hono<WebEnv>().get('/kalender', async (c) => {
		const say = calendarWords[c.var.lang];
		const { sees } = await sightOf(office, c);
		const year = Math.min(yearAsked(c.req.query('ar') ?? '') ?? thisYear(office), thisYear(office));
		const units = (await makeReport(office, { year })).units.filter(
			(unit) => sees(unit.id) && monthsOf(unit).some((month) => GRAVEST.some((state) => month[state] > 0)),
		);
		const choice = { name: 'ar', label: say.year, options: years(office), chosen: `${year}` };
		return page(c, {
			title: say.title(year),
			part: '/',
			content: html`${filterForm('/kalender', [choice], `${thisYear(office)}`, say.show)}
${units.length === 0 ? html`<p>${say.none}</p>` : shown(units, year, c)}`,
		});
	});
}

function shown(units: readonly UnitReport[], year: number, c: WebContext): Markup {
	const say = calendarWords[c.var.lang];
	const calendar = units.map((unit) => ({ unit, months: monthsOf(unit) }));
	const all = say.months.map((_, i) => sum(calendar.map(({ months }) => months[i])));
	const states = [...GRAVEST].toReversed();
	const counts = all.map((month, i) => [say.months[i] ?? '', ...states.map((state) => `${month[state]}`)]);
	const rows = calendar.map(({ unit, months }) => [
		unit.name,
		...months.map((month) => cell(month, c)),
		unit.figures.coverage === null ? '–' : `${unit.figures.coverage} %`,
	]);
	return html`<p class="lead">${say.about}</p>
<div class="wide" tabindex="0" role="region" aria-label="${say.calendarCaption(year)}">${table(say.calendarCaption(year), [say.unit, ...say.months, say.coverage], rows)}</div>
<h2>${say.chart(year)}</h2>
<div class="wide" tabindex="0" role="region" aria-label="${say.chart(year)}">${monthChart(all, say.months, say.states, say.chartAlt)}</div>
${table(say.chartCaption, [say.month, ...states.map((state) => say.states[state])], counts)}
<p class="quiet">${say.toReport}</p>`;
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
