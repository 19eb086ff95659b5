import { Hono } from 'hono';
import type { Office } from '../../office.ts';
import { accountTitle } from '../../records/labels.ts';
import { DELIVERY_STATE_WORDS } from '../../records/words/delivery.ts';
import type { DueBundle, DueForDisposal } from '../../work/disposal/list-due.ts';
import type { Documents } from '../../work/report/documents.ts';
import { writeTable } from '../../work/tables/write-table.ts';
import { asDocument } from '../answer/document.ts';
import { needsHandingOut } from '../asking/disclosure-access.ts';
import { deliveredUnits } from '../asking/seen-delivery.ts';
import type { WebContext, WebEnv } from '../asking/visitor.ts';
import { accountLink } from '../parts/account-link.ts';
import { table } from '../parts/table.ts';
import { day, instant } from '../parts/times.ts';
import { foreign, html, type Markup, nothing } from '../shell/markup.ts';
import { page } from '../shell/shell.ts';
import { disposalWords } from '../words/disposal.ts';

/** More nobody reads at once. */
const MOST_SHOWN = 100;
/** A decision is made on the whole list. */
const MOST_WRITTEN = 20_000;

/** Of the list that is taken away. */
const COLUMNS = [
	...(['id', 'sha256', 'unit', 'account', 'captured', 'row', 'retention', 'countedFrom'] as const),
	...(['hold', 'delivery', 'number', 'remark'] as const),
];

/** What the records plans let be disposed of, for who decides on it. The office disposes of nothing itself. */
export function disposalPages(office: Office, documents: Documents): Hono<WebEnv> {
	return new Hono<WebEnv>()
		.get('/gallring', async (c) => {
			const { lang } = c.var;
			const say = disposalWords[lang];
			const found = await due(documents, c, MOST_SHOWN);
			return page(c, {
				title: say.title,
				part: '/paket',
				content: html`<p class="lead">${say.lead}</p>
<div class="told"><p><strong>${say.notHere}</strong></p><p>${say.how}</p></div>
<h2>${say.due}</h2>
${found.due === 0 ? html`<p>${say.nothingDue}</p>` : bundlesView(office, c, found)}
<h2>${say.byRow}</h2>
${found.groups.length === 0 ? html`<p>${say.allPreserved}</p>` : groupsView(c, found)}`,
			});
		})
		.get('/gallring.csv', async (c) => {
			const { bundles, due: all } = await due(documents, c, MOST_WRITTEN);
			const { columns, cut } = disposalWords[c.var.lang];
			const heads = COLUMNS.map((key) => ({ key, head: columns[key] }));
			const rows = bundles.map((each) => lineOf(each, c));
			// Who decides on a part must not believe that it is all.
			if (all > bundles.length) rows.push(COLUMNS.map((_, i) => (i === 0 ? cut(all - bundles.length) : '')));
			return asDocument(c, writeTable(heads, rows, 'csv'), 'gallringsunderlag', 'csv');
		});
}

/** Of the units that the one who asks decides in. @throws UsageError `not-allowed` */
function due(documents: Documents, c: WebContext, most: number): Promise<DueForDisposal> {
	needsHandingOut(c);
	const unitIds = deliveredUnits(c);
	return documents.disposal({ most, ...(unitIds === undefined ? {} : { unitIds }) });
}

function bundlesView(office: Office, c: WebContext, { due: all, bundles }: DueForDisposal): Markup {
	const { lang } = c.var;
	const say = disposalWords[lang];
	const { columns } = say;
	const heads = [columns.captured, columns.account, columns.row, columns.from, say.remark];
	const rows = bundles.map((each) => [
		html`<a href="/paket/${each.filing.bundleId}">${instant(each.filing.capturedAt, lang, office.config.TIMEZONE)}</a>`,
		html`${accountLink(each.account, lang)} <span class="quiet">${foreign(each.unit)}</span>`,
		foreign(rowOf(each)),
		day(each.from, lang),
		remarks(each, c),
	]);
	return html`<p>${say.counted}</p><p>${say.dueHint}</p>${table(say.dueCaption(bundles.length, all), heads, rows)}
<p class="acts"><a class="button second" href="/gallring.csv" download>${say.download}</a></p>`;
}

/** What stands in the way, and whether an archive has it. */
function remarks({ heldBy, delivery, present }: DueBundle, c: WebContext): Markup {
	const { lang } = c.var;
	const say = disposalWords[lang];
	const state = delivery ? DELIVERY_STATE_WORDS[delivery.state][lang] : say.notDelivered;
	return html`${heldBy.length > 0 ? html`<strong class="missing">${say.held}</strong>, ` : nothing}${state}${present ? nothing : html`, ${say.gone}`}`;
}

function groupsView(c: WebContext, { groups }: DueForDisposal): Markup {
	const { lang } = c.var;
	const say = disposalWords[lang];
	const rows = groups.map(({ unit, plan, row, rule, from, filings, due: n }) => [
		foreign(unit.name),
		foreign(`${row.code} ${row.title}`),
		html`${foreign(row.retention)} <span class="quiet">${foreign(`${plan.title}, ${plan.version}`)}</span>`,
		`${filings}`,
		rule === 'timed' ? `${n}` : foreign(say.rules[rule](from ?? '')),
	]);
	return table(
		say.byRowCaption,
		[say.columns.unit, say.columns.row, say.columns.retention, say.filings, say.due],
		rows,
		1,
	);
}

function lineOf(each: DueBundle, c: WebContext): readonly string[] {
	const { filing, account, unit, row, from, heldBy, delivery, present } = each;
	const { lang } = c.var;
	const say = disposalWords[lang];
	return [
		...[filing.bundleId, filing.sha256, unit, accountTitle(account, lang), filing.capturedAt],
		...[rowOf(each), row.retention, from, heldBy.length > 0 ? say.held : ''],
		...[delivery ? DELIVERY_STATE_WORDS[delivery.state][lang] : '', delivery?.number ?? ''],
		present ? '' : say.gone,
	];
}

function rowOf({ row }: DueBundle): string {
	return `${row.code} ${row.title}`;
}
