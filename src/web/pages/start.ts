import { Hono } from 'hono';
import type { Office } from '../../office.ts';
import type { Hook } from '../../records/hooks/hook.ts';
import { may } from '../../records/people/may.ts';
import { HOOK_WORDS } from '../../records/words/hooks.ts';
import { NOTICE_WORDS } from '../../records/words/notices.ts';
import { listBundles } from '../../work/find-bundles.ts';
import { keptHooks } from '../../work/hooks/keep.ts';
import type { Due, Outlook } from '../../work/summary/outlook.ts';
import type { Summaries } from '../../work/summary/summaries.ts';
import { sightOf } from '../asking/sight.ts';
import { visitorOf, type WebContext, type WebEnv } from '../asking/visitor.ts';
import { deliveriesNeeded, seenNeeds } from '../delivery/needed.ts';
import { accountLink } from '../parts/account-link.ts';
import { bundleRows } from '../parts/bundle-rows.ts';
import { table } from '../parts/table.ts';
import { day } from '../parts/times.ts';
import { foreign, html, type Markup, nothing } from '../shell/markup.ts';
import { page } from '../shell/shell.ts';
import { calendarWords } from '../words/calendar.ts';
import { hookWords } from '../words/hooks.ts';
import { startWords } from '../words/start.ts';

/** What a login that is stored anew may mend. */
const LOGS_IN: readonly string[] = ['login-expired', 'account-behind-wall'];
/** More of one kind than a person takes in; the accounts' own pages tell the rest. */
const MOST = 12;
/** Of what is due: the most pressing that a person gets done in a month. */
const MOST_DUE = 100;
const NEWEST = 10;

/** What needs a person today, what is due, and what was filed. */
export function startPages(office: Office, summaries: Summaries): Hono<WebEnv> {
	return new Hono<WebEnv>().get('/', async (c) => {
		const { lang } = c.var;
		const say = startWords[lang];
		const { sees, filings } = sightOf(office, c);
		const outlook = await summaries.outlook(visitorOf(c).person.id);
		const groups = outlook.groups.flatMap(({ kind, needs }) => {
			const own = needs.filter(({ unitId }) => sees(unitId));
			return own.length > 0 ? [{ kind, needs: own }] : [];
		});
		const due = outlook.due.filter(({ unitId }) => sees(unitId));
		const filed = await listBundles(office, { ...filings, limit: NEWEST });
		const stopped = await stoppedHooks(office, c);
		const unreached = stopped.length === 0 ? nothing : hooksNeeded(stopped, c);
		const deliveries = await seenNeeds(office, c, outlook.deliveries);
		const all = groups.length + stopped.length + deliveries.length;
		return page(c, {
			title: say.title,
			part: '/',
			content: html`<h2>${say.needs}</h2>
${unreached}${deliveriesNeeded(office, c, deliveries)}${all === 0 ? html`<p>${say.nothingNeeded}</p>` : groups.map((group) => needed(group, c))}
${outlook.unseen.map((kind) => html`<p class="missing">${say.unseen(NOTICE_WORDS[lang][kind].title)}</p>`)}
<h2>${say.due}</h2>
${due.length === 0 ? html`<p>${say.nothingDue}</p>` : dueTable(due, c)}
<p><a href="/kalender">${calendarWords[lang].link}</a></p>
<h2>${say.filed}</h2>
${filed.length === 0 ? html`<p>${say.nothingFiled}</p>` : bundleRows(filed, say.filedCaption, c, office)}`,
		});
	});
}

/** Programs that are told nothing more, for whoever can start them again. */
async function stoppedHooks(office: Office, c: WebContext): Promise<readonly Hook[]> {
	const hooks = await keptHooks(office, visitorOf(c).person);
	return hooks.filter(({ stopped }) => stopped !== undefined && stopped.why !== 'person');
}

function hooksNeeded(stopped: readonly Hook[], c: WebContext): Markup {
	const { lang } = c.var;
	const say = hookWords[lang];
	const each = stopped.map(
		({ address, stopped: how }) =>
			html`<li><a href="/webhookar">${foreign(new URL(address).host)}</a>${how ? html` <span class="quiet">${HOOK_WORDS[lang].stops[how.why]}</span>` : nothing}</li>`,
	);
	return html`<section class="need"><h3>${say.needs}</h3><p class="quiet">${say.needsNext}</p><ul>${each}</ul></section>`;
}

function needed({ kind, needs }: Outlook['groups'][number], c: WebContext): Markup {
	const { lang } = c.var;
	const say = startWords[lang];
	const words = NOTICE_WORDS[lang][kind];
	const shown = needs.slice(0, MOST).map(({ unitId, unit, on, account }) => {
		const when = on ? html` <span class="quiet">${say.since} ${day(on, lang)}</span>` : '';
		const mends = account && LOGS_IN.includes(kind) && may(visitorOf(c).person.grants, 'order', unitId);
		const way = mends ? html` · <a href="/konton/${account.id}/inloggning">${say.logIn}</a>` : '';
		return html`<li>${account ? accountLink(account, lang) : foreign(unit)}${when}${way}</li>`;
	});
	const more = needs.length - shown.length;
	return html`<section class="need"><h3>${words.title}</h3><p class="quiet">${words.next}</p>
<ul>${shown}</ul>${more > 0 ? html`<p>${say.more(more)}</p>` : ''}</section>`;
}

function dueTable(due: readonly Due[], c: WebContext): Markup {
	const { lang } = c.var;
	const say = startWords[lang];
	const heads = [say.by, say.account, say.unit, say.what, say.state];
	const more = due.length - MOST_DUE;
	const rows = due
		.slice(0, MOST_DUE)
		.map((item) => [
			day(item.on, lang),
			accountLink(item.account, lang),
			item.unit,
			say.kinds[item.kind],
			item.isOrdered ? `${say.urgencies[item.urgency]}, ${say.ordered}` : say.urgencies[item.urgency],
		]);
	return html`${table(say.dueCaption, heads, rows, 1)}${more > 0 ? html`<p>${say.more(more)}</p>` : nothing}`;
}
