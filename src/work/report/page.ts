import { foreign, html, type Markup } from '../../bundle/readme/html.ts';
import { findingWords } from '../../records/finding-words.ts';
import { accountTitle, label } from '../../records/labels.ts';
import { dayInWords } from '../../records/words/day.ts';
import type { Language } from '../../records/words/language.ts';
import type {
	AccountReport,
	FiledLine,
	UnitReport,
	YearlyFigures,
	YearlyReport,
} from '../../records/yearly/report.ts';
import { boardWords } from './board-words.ts';
import { REPORT_STYLE } from './style.ts';
import {
	announcedWhyWords,
	announcedWords,
	periodWords,
	reportWords,
	spoiltWords,
	whyWords,
} from './words.ts';

/** The report as a page that is read aloud, printed and kept: no scripts, nothing from elsewhere. */
export function reportPage(report: YearlyReport, lang: Language): string {
	const say = reportWords[lang];
	const title = `${say.title(report.year)}${report.isSoFar ? ` (${say.soFar})` : ''}`;
	return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}. ${report.organisation}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<main>
<p class="over">${report.organisation}</p>
<h1>${title}</h1>
${report.unit === undefined ? undefined : html`<p>${say.ofUnit(report.unit)}</p>`}
<div class="lead">${boardWords(report, lang).map(
		(sentence) => html`<p>${sentence}</p>
`,
	)}</div>
<p>${say.through(dayInWords(report.through, lang))} ${say.made(dayInWords(report.madeOn, lang))}</p>
<h2>${say.summary}</h2>
${summary(report, lang)}
<h2>${say.toMend}</h2>
${toMend(report, lang)}
${report.units.map((unit) => section(unit, lang))}</main>
</body>
</html>
`.text;
}

const FIGURES = ['accounts', 'due', 'documented', 'partial', 'missing', 'toCome', 'coverage'] as const;

function summary({ units, figures }: YearlyReport, lang: Language): Markup {
	const { columns, captions, whole } = reportWords[lang];
	const heads = FIGURES.map((figure) => html`<th scope="col" class="number">${columns[figure]}</th>`);
	return html`<table>
<caption>${captions.summary}</caption>
<thead><tr><th scope="col">${columns.unit}</th>${heads}</tr></thead>
<tbody>
${units.map((unit) => figureRow(unit.name, unit.figures, lang))}</tbody>
<tfoot>
${figureRow(whole, figures, lang)}</tfoot>
</table>`;
}

function figureRow(name: string, figures: YearlyFigures, lang: Language): Markup {
	const { percent } = reportWords[lang];
	const cells = FIGURES.map((figure) => {
		const value = figure === 'coverage' ? percent(figures.coverage) : figures[figure];
		return html`<td class="number">${value}</td>`;
	});
	return html`<tr><th scope="row">${foreign(name)}</th>${cells}</tr>
`;
}

/** Everything that is missing or partial, whosever it is, so that nobody has to look for it. */
function toMend({ units }: YearlyReport, lang: Language): Markup {
	const { columns, captions, nothingToMend } = reportWords[lang];
	const rows = units.flatMap((unit) =>
		unit.accounts.flatMap((account) =>
			dueRows(account, lang, ['missing', 'partial']).map(
				(cells) => html`<tr><td>${foreign(unit.name)}</td>${cells}</tr>
`,
			),
		),
	);
	if (rows.length === 0) return html`<p>${nothingToMend}</p>`;
	return html`<table>
<caption>${captions.toMend}</caption>
<thead><tr><th scope="col">${columns.unit}</th>${dueHeads(lang)}</tr></thead>
<tbody>
${rows}</tbody>
</table>`;
}

function dueHeads(lang: Language): Markup {
	const { columns } = reportWords[lang];
	return html`<th scope="col">${columns.account}</th><th scope="col">${columns.period}</th><th scope="col">${columns.ownDay}</th><th scope="col">${columns.state}</th><th scope="col">${columns.why}</th>`;
}

function dueRows(account: AccountReport, lang: Language, only?: readonly string[]): readonly Markup[] {
	const { states } = reportWords[lang];
	const owed = account.owed.map((one) => ({
		...{ state: one.state, day: one.day, period: periodWords(one, lang), why: whyWords(one, lang) },
	}));
	const more = account.announced.map((due) => ({
		...{ state: due.state, day: due.on },
		...{ period: announcedWords(due, lang), why: announcedWhyWords(due, lang) },
	}));
	return [...owed, ...more]
		.filter(({ state }) => !only || only.includes(state))
		.map(
			({ state, day, period, why }) =>
				html`<th scope="row">${nameOf(account, lang)}</th><td>${period}</td><td class="day">${day}</td><td class="${state}">${states[state]}</td><td>${why}</td>`,
		);
}

function section(unit: UnitReport, lang: Language): Markup {
	const say = reportWords[lang];
	const { name, creator, caseNumber, accounts } = unit;
	const due = accounts
		.flatMap((account) => dueRows(account, lang))
		.map(
			(cells) => html`<tr>${cells}</tr>
`,
		);
	const filed = accounts.flatMap((account) => account.filed.map((line) => filedRow(account, line, lang)));
	const failed = accounts.flatMap((account) =>
		account.failed.map(
			({ on, code, isOfPost }) =>
				html`<tr><th scope="row">${nameOf(account, lang)}</th><td class="day">${on}</td><td>${findingWords(code, lang, isOfPost ? 'post' : 'account').title}</td></tr>
`,
		),
	);
	const { columns, captions } = say;
	const filedHeads = [
		columns.account,
		columns.day,
		columns.occasion,
		columns.outcome,
		columns.row,
		columns.case,
	];
	return html`<section>
<h2>${foreign(name)}</h2>
<p>${say.creator(creator)}. ${caseNumber === undefined ? say.noCase : `${say.caseNumber(caseNumber)}.`}</p>
<h3>${say.due}</h3>
${due.length === 0 ? html`<p>${say.nothingDue}</p>` : table(captions.due(name), dueHeads(lang), due)}
<h3>${say.filed}</h3>
${filed.length === 0 ? html`<p>${say.nothingFiled}</p>` : table(captions.filed(name), heads(filedHeads), filed)}
${
	failed.length === 0
		? undefined
		: html`<h3>${say.failed}</h3>
${table(captions.failed(name), heads([columns.account, columns.day, columns.why]), failed)}
`
}</section>
`;
}

function heads(names: readonly string[]): Markup {
	return html`${names.map((name) => html`<th scope="col">${name}</th>`)}`;
}

function table(caption: string, heads: Markup, rows: readonly Markup[]): Markup {
	return html`<table>
<caption>${caption}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${rows}</tbody>
</table>`;
}

function filedRow(account: AccountReport, line: FiledLine, lang: Language): Markup {
	const say = reportWords[lang];
	const { on, occasion, outcome, row, caseNumber, isCaseStated, bundle, path } = line;
	const lies =
		path === undefined
			? html`<strong>${say.restricted}</strong>`
			: html`${say.columns.path}: <code>${path}</code>`;
	const place = row.isDefault
		? html`<strong>${say.defaultRow}</strong>`
		: html`${foreign(`${row.code} ${row.title}`)} (${foreign(`${row.plan} ${row.version}`)})`;
	const spoilt = spoiltWords(line, lang);
	const stated = caseNumber === undefined || isCaseStated ? '' : ` (${say.notStated})`;
	return html`<tr><th scope="row" rowspan="2">${nameOf(account, lang)}</th><td class="day">${on}</td><td>${label('occasion', occasion, lang)}</td><td class="${outcome}">${label('outcome', outcome, lang)}</td><td>${place}</td><td>${caseNumber ?? say.noneCase}${stated}</td></tr>
<tr class="where"><td colspan="5">${say.columns.bundle}: <code>${bundle}</code><br>${spoilt === '' ? undefined : html`<strong>${spoilt}</strong><br>`}${lies}</td></tr>
`;
}

function nameOf(account: AccountReport, lang: Language): Markup {
	const title = foreign(accountTitle(account, lang));
	return account.isRegistered ? title : html`${title}, ${reportWords[lang].unregistered}`;
}
