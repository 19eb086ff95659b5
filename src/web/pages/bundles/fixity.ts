import { Hono } from 'hono';
import type { Office } from '../../../office.ts';
import { FIXITY_OUTCOMES, type FixityOutcome, isSpoilt } from '../../../records/fixity.ts';
import { fixityOutcomeWords, toldOfCheck } from '../../../words/fixity-outcome-words.ts';
import { fixityReportWords } from '../../../words/fixity-report-words.ts';
import { fixityTable } from '../../../words/fixity-table.ts';
import type { FixityReport } from '../../../work/fixity/report.ts';
import type { Documents } from '../../../work/report/documents.ts';
import { writeTable } from '../../../work/tables/write-table.ts';
import { asDocument } from '../../answer/document.ts';
import { sightOf } from '../../asking/sight.ts';
import { unitIdsAsked } from '../../asking/unit-asked.ts';
import type { WebContext, WebEnv } from '../../asking/visitor.ts';
import { accountLink } from '../../parts/account-link.ts';
import { facts } from '../../parts/facts.ts';
import { filterForm } from '../../parts/filter.ts';
import { size } from '../../parts/size.ts';
import { table } from '../../parts/table.ts';
import { instant } from '../../parts/times.ts';
import { unitChoice } from '../../parts/unit-choice.ts';
import { foreign, html, type Markup, nothing } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { fixityPageWords } from '../../words/fixity.ts';

/** More of those that are not as they should be nobody reads at once. */
const MOST = 100;

/** How the stored bundles are: what the command `fixity report` says, of the units that one sees. */
export function fixityPages(office: Office, documents: Documents): Hono<WebEnv> {
	return new Hono<WebEnv>()
		.get('/kontroller', async (c) => {
			const { lang } = c.var;
			const say = fixityPageWords[lang];
			const sight = sightOf(office, c);
			const report = await documents.fixity({ ...(await unitIdsAsked(c, sight)), most: MOST });
			const { search } = new URL(c.req.url);
			return page(c, {
				title: say.title,
				part: '/paket',
				content: html`<p class="lead">${say.lead}</p>
${filterForm('/kontroller', [await unitChoice(sight, c)], say.all, say.show)}
${report.bundles === 0 ? html`<p>${fixityReportWords[lang].none}</p>` : reportView(office, c, report)}
<p class="acts"><a class="button second" href="/kontroller.csv${search}" download>${say.download}</a></p>`,
			});
		})
		.get('/kontroller.csv', async (c) => {
			const report = await documents.fixity({ ...(await unitIdsAsked(c, sightOf(office, c))), most: 0 });
			const { columns, rows } = fixityTable(report, c.var.lang, office.bundles().root);
			return asDocument(c, writeTable(columns, rows, 'csv'), 'kontroller', 'csv');
		});
}

function reportView(office: Office, c: WebContext, report: FixityReport): Markup {
	const { lang } = c.var;
	const say = fixityReportWords[lang];
	const { labels } = say;
	const of = (n: number) => n.toLocaleString(lang === 'sv' ? 'sv-SE' : 'en-GB');
	const some = (n: number) => (n > 0 ? of(n) : '');
	const at = (iso: string | undefined) => (iso ? instant(iso, lang, office.config.TIMEZONE) : '');
	const outcomes = FIXITY_OUTCOMES.map(
		(each) => [fixityOutcomeWords[lang][each].counted, counted(each, report.outcomes[each], of)] as const,
	);
	return html`<h2>${fixityPageWords[lang].summary}</h2>${facts([
		[labels.bundles, `${of(report.bundles)} (${size(report.bytes, lang)})`],
		[labels.days, say.inDays(of(report.days))],
		...outcomes,
		[labels.unchecked, some(report.unchecked)],
		[labels.due, of(report.due)],
		[labels.overdue, some(report.overdue)],
		[labels.oldest, at(report.oldest)],
		[labels.restored, some(report.restored)],
		[labels.second, report.second ? say.untold.second : say.noSecond],
		[labels.owed, report.second ? of(report.second.owed) : ''],
	])}
${wantingView(c, report, at)}
${groupsView(c, report, of, at)}`;
}

function counted(outcome: FixityOutcome, n: number | undefined, of: (n: number) => string): Markup | '' {
	if (!n) return '';
	const tone = outcome === 'intact' ? 'complete' : isSpoilt(outcome) ? 'missing' : 'partial';
	return html`<span class="${tone}">${of(n)}</span>`;
}

/** What is not as it should be, and what to do. */
function wantingView(
	c: WebContext,
	{ wanting, outcomes }: FixityReport,
	at: (iso: string | undefined) => Markup | '',
): Markup {
	const { lang } = c.var;
	const say = fixityPageWords[lang];
	const all = Object.values(outcomes).reduce((sum, n) => sum + n, 0) - (outcomes.intact ?? 0);
	if (all === 0) return html`<h2>${say.wanting}</h2><p>${say.nothingWanting}</p>`;
	const rows = wanting.flatMap(({ filing, account, fixity }) => {
		if (!fixity) return [];
		const { title, remedy } = toldOfCheck(fixity, lang);
		return [
			[
				html`<a href="/paket/${filing.bundleId}">${at(filing.capturedAt)}</a>`,
				accountLink(account, lang),
				html`<span class="${isSpoilt(fixity.outcome) ? 'missing' : 'partial'}">${title}</span>`,
				at(fixity.at),
				remedy,
			],
		];
	});
	return html`<h2>${say.wanting}</h2><p class="quiet">${say.wantingHint}</p>
${table(say.wantingCaption, [say.captured, say.account, say.found, say.checked, say.next], rows)}
${all > rows.length ? html`<p>${say.more(all - rows.length)}</p>` : nothing}`;
}

/** By store, unit and year. */
function groupsView(
	c: WebContext,
	{ groups }: FixityReport,
	of: (n: number) => string,
	at: (iso: string | undefined) => Markup | '',
): Markup {
	const { lang } = c.var;
	const { groups: title, groupsCaption: caption, wrong } = fixityPageWords[lang];
	const { columns: say, places } = fixityReportWords[lang];
	const heads = [say.unit, say.year, say.place, say.bundles, say.oldest, say.overdue, wrong];
	const rows = groups.map((group) => {
		const bad = FIXITY_OUTCOMES.flatMap((each) => {
			const n = each === 'intact' ? undefined : group.outcomes[each];
			return n ? [`${fixityOutcomeWords[lang][each].counted.toLowerCase()} ${of(n)}`] : [];
		});
		if (group.owed > 0) bad.push(`${say.owed.toLowerCase()} ${of(group.owed)}`);
		return [
			foreign(group.unit.name),
			`${group.year}`,
			places[group.isSecond ? 'second' : 'first'],
			`${of(group.bundles)} (${size(group.bytes, lang)})`,
			at(group.oldest),
			group.overdue > 0 ? of(group.overdue) : '–',
			bad.length > 0 ? html`<span class="missing">${bad.join(' · ')}</span>` : '–',
		];
	});
	return html`<h2>${title}</h2>${table(caption, heads, rows)}`;
}
