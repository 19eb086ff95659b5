import { Hono } from 'hono';
import type { Office } from '../../office.ts';
import { DELIVERY_STATE_WORDS } from '../../records/words/delivery.ts';
import type { DueBundle, DuePlace } from '../../work/disposal/due-bundles.ts';
import type { DisposalWish, DueForDisposal } from '../../work/disposal/list-due.ts';
import type { Documents } from '../../work/report/documents.ts';
import { documentHeaders } from '../answer/document.ts';
import { streamed } from '../answer/streamed.ts';
import { needsHandingOut } from '../asking/disclosure-access.ts';
import { type Sight, sightOf } from '../asking/sight.ts';
import { unitIdsAsked } from '../asking/unit-asked.ts';
import type { WebContext, WebEnv } from '../asking/visitor.ts';
import { accountLink } from '../parts/account-link.ts';
import { dueRow, dueTable } from '../parts/due-table.ts';
import { filterForm } from '../parts/filter.ts';
import { table } from '../parts/table.ts';
import { day, instant } from '../parts/times.ts';
import { unitChoice } from '../parts/unit-choice.ts';
import { foreign, html, type Markup, nothing } from '../shell/markup.ts';
import { page } from '../shell/shell.ts';
import { disposalWords } from '../words/disposal.ts';
import { shellWords } from '../words/shell.ts';

/** More nobody reads at once: bundles, and rows of units. */
const MOST_SHOWN = 100;

/** What the records plans let be disposed of, for who decides on it. The office disposes of nothing itself. */
export function disposalPages(office: Office, documents: Documents): Hono<WebEnv> {
	return new Hono<WebEnv>()
		.get('/gallring', async (c) => {
			const { lang } = c.var;
			const say = disposalWords[lang];
			const sight = decided(office, c);
			const wish = await unitIdsAsked(c, sight);
			const after = placeAsked(c);
			const part = await shownPart(documents, c, wish, after);
			const summary = after ? undefined : await documents.disposal(wish);
			return page(c, {
				title: say.title,
				part: '/paket',
				content: html`<p class="lead">${say.lead}</p>
<div class="told"><p><strong>${say.notHere}</strong></p><p>${say.how}</p></div>
${filterForm('/gallring', [await unitChoice(sight, c)], say.allUnits, say.show)}
<h2>${say.due}</h2>
${bundlesView(office, c, part, summary)}
${summary ? groupsView(c, summary) : nothing}`,
			});
		})
		.get('/gallring.csv', async (c) => {
			const wish = await unitIdsAsked(c, decided(office, c));
			const isGone = c.req.query('borta') !== undefined;
			const rows = dueTable(documents, { ...wish, isGone }, c.var.lang);
			// What is wrong is told before a file begins.
			const begun = await rows.next();
			documentHeaders(c, isGone ? 'gallring-utan-fil' : 'gallringsunderlag', 'csv');
			return streamed(c, async function* () {
				if (!begun.done) yield begun.value;
				yield* rows;
			});
		});
}

/** Of the units that the one who asks decides in. @throws UsageError `not-allowed` */
function decided(office: Office, c: WebContext): Sight {
	needsHandingOut(c);
	return sightOf(office, c, 'hand-out');
}

/** What is no place asks for the beginning. */
function placeAsked(c: WebContext): DuePlace | undefined {
	const [, capturedAt, bundleId] = /^(\d{4}-[\d-]+T[\d:.]+Z)_(.+)$/.exec(c.req.query('efter') ?? '') ?? [];
	return capturedAt && bundleId ? { capturedAt, bundleId } : undefined;
}

interface ShownPart {
	readonly bundles: readonly DueBundle[];
	readonly passed: number;
	readonly isMore: boolean;
}

/** A page's worth, however many that are gone lie in between. */
async function shownPart(
	documents: Documents,
	c: WebContext,
	wish: DisposalWish,
	from: DuePlace | undefined,
): Promise<ShownPart> {
	const bundles: DueBundle[] = [];
	let [passed, after] = [0, from];
	do {
		c.req.raw.signal.throwIfAborted();
		const part = await documents.dueBundles({ ...wish, most: MOST_SHOWN, ...(after ? { after } : {}) });
		bundles.push(...part.bundles);
		passed += part.passed;
		after = part.next;
	} while (after && bundles.length < MOST_SHOWN);
	const isMore = after !== undefined || bundles.length > MOST_SHOWN;
	return { bundles: bundles.slice(0, MOST_SHOWN), passed, isMore };
}

/** @param summary of the whole list; absent where it goes on */
function bundlesView(
	office: Office,
	c: WebContext,
	{ bundles, passed, isMore }: ShownPart,
	summary?: DueForDisposal,
): Markup {
	const { lang } = c.var;
	const say = disposalWords[lang];
	const { columns } = say;
	const heads = [columns.captured, columns.account, columns.row, columns.from, say.remark];
	const rows = bundles.map((each) => [
		html`<a href="/paket/${each.filing.bundleId}">${instant(each.filing.capturedAt, lang, office.config.TIMEZONE)}</a>`,
		html`${accountLink(each.account, lang)} <span class="quiet">${foreign(each.unit)}</span>`,
		foreign(dueRow(each)),
		day(each.from, lang),
		remarks(each, c),
	]);
	const caption = summary ? say.dueCaption(rows.length, summary.due - passed) : say.onwardCaption;
	const list =
		rows.length === 0
			? html`<p>${summary ? say.nothingDue : say.noneOnward}</p>`
			: html`<p>${say.counted}</p><p>${say.dueHint}</p>${table(caption, heads, rows)}`;
	return html`${list}
${waysOn(c, isMore ? bundles.at(-1) : undefined, rows.length > 0)}
${summary ? goneView(c, summary.gone + passed) : nothing}`;
}

/** @param last after which the list goes on; absent at its end */
function waysOn(c: WebContext, last: DueBundle | undefined, hasList: boolean): Markup {
	const say = disposalWords[c.var.lang];
	const to = (path: string, more: Readonly<Record<string, string>> = {}) => addressOf(c, path, more);
	const onward = last && { efter: `${last.filing.capturedAt}_${last.filing.bundleId}` };
	return html`<p class="acts">${onward ? html`<a class="button second" rel="next" href="${to('/gallring', onward)}">${shellWords[c.var.lang].nextPage}</a>` : nothing}
${c.req.query('efter') ? html`<a class="button second" href="${to('/gallring')}">${say.toBeginning}</a>` : nothing}
${hasList ? html`<a class="button second" href="${to('/gallring.csv')}" download>${say.download}</a>` : nothing}</p>`;
}

function goneView(c: WebContext, n: number): Markup {
	const say = disposalWords[c.var.lang];
	if (n === 0) return nothing;
	return html`<p>${say.goneCounted(n)} ${say.goneMore} <a href="${addressOf(c, '/gallring.csv', { borta: '1' })}" download>${say.goneDownload}</a></p>`;
}

/** Of the unit that is asked for. */
function addressOf(c: WebContext, path: string, more: Readonly<Record<string, string>>): string {
	const unit = c.req.query('enhet')?.trim();
	const query = new URLSearchParams({ ...(unit ? { enhet: unit } : {}), ...more }).toString();
	return query === '' ? path : `${path}?${query}`;
}

/** What stands in the way, and whether an archive has it. */
function remarks({ heldBy, delivery, present }: DueBundle, c: WebContext): Markup {
	const { lang } = c.var;
	const say = disposalWords[lang];
	const state = delivery ? DELIVERY_STATE_WORDS[delivery.state][lang] : say.notDelivered;
	return html`${heldBy.length > 0 ? html`<strong class="missing">${say.held}</strong>, ` : nothing}${state}${present ? nothing : html`, ${say.quarantined}`}`;
}

function groupsView(c: WebContext, { groups }: DueForDisposal): Markup {
	const { lang } = c.var;
	const say = disposalWords[lang];
	if (groups.length === 0) return html`<h2>${say.byRow}</h2><p>${say.allPreserved}</p>`;
	const rows = groups
		.slice(0, MOST_SHOWN)
		.map(({ unit, plan, row, rule, from, filings, due: n }) => [
			foreign(unit.name),
			foreign(`${row.code} ${row.title}`),
			html`${foreign(row.retention)} <span class="quiet">${foreign(`${plan.title}, ${plan.version}`)}</span>`,
			`${filings}`,
			rule === 'timed' ? `${n}` : foreign(say.rules[rule](from ?? '')),
		]);
	const heads = [say.columns.unit, say.columns.row, say.columns.retention, say.filings, say.due];
	const more = groups.length - rows.length;
	return html`<h2>${say.byRow}</h2>${table(say.byRowCaption, heads, rows, 1)}
${more > 0 ? html`<p>${say.moreRows(more)}</p>` : nothing}`;
}
