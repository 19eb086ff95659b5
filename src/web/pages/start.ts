import { Hono } from 'hono';
import type { Office } from '../../office.ts';
import type { Hook } from '../../records/hooks/hook.ts';
import { localDate } from '../../records/local-date.ts';
import { may } from '../../records/people/may.ts';
import { HOOK_WORDS } from '../../records/words/hooks.ts';
import { NOTICE_WORDS } from '../../records/words/notices.ts';
import { listBundles } from '../../work/find-bundles.ts';
import { keptHooks } from '../../work/hooks/keep.ts';
import { type Pressing, whatPresses } from '../../work/notices/pressing.ts';
import { type Coming, whatComes } from '../../work/occasions/what-comes.ts';
import { accountLink } from '../account-link.ts';
import { bundleRows } from '../bundle-rows.ts';
import { foreign, html, type Markup, nothing } from '../markup.ts';
import { page } from '../shell.ts';
import { sightOf } from '../sight.ts';
import { table } from '../table.ts';
import { day } from '../times.ts';
import { visitorOf, type WebContext, type WebEnv } from '../visitor.ts';
import { calendarWords } from '../words/calendar.ts';
import { hookWords } from '../words/hooks.ts';
import { startWords } from '../words/start.ts';

/** What a login that is stored anew may mend. */
const LOGS_IN: readonly string[] = ['login-expired', 'account-behind-wall'];
/** More of one kind than a person takes in; the accounts' own pages tell the rest. */
const MOST = 12;
const NEWEST = 10;

/** What needs a person today, what is due, and what was filed. */
export function startPages(office: Office): Hono<WebEnv> {
	return new Hono<WebEnv>().get('/', async (c) => {
		const { lang } = c.var;
		const say = startWords[lang];
		const { sees, filings, units } = await sightOf(office, c);
		const nameOf = (unitId: string) => units.find(({ id }) => id === unitId)?.name ?? '';
		const today = localDate(office.clock.now(), office.config.TIMEZONE);
		const { groups, unseen } = await whatPresses(office, sees);
		const due = (await whatComes(office, { until: monthEnd(today) })).filter(({ unitId }) => sees(unitId));
		const filed = await listBundles(office, { ...filings, limit: NEWEST });
		const stopped = await stoppedHooks(office, c);
		const unreached = stopped.length === 0 ? nothing : hooksNeeded(stopped, c);
		return page(c, {
			title: say.title,
			part: '/',
			content: html`<h2>${say.needs}</h2>
${unreached}${groups.length + stopped.length === 0 ? html`<p>${say.nothingNeeded}</p>` : groups.map((group) => needed(group, nameOf, c))}
${unseen.map(({ kind }) => html`<p class="missing">${say.unseen(NOTICE_WORDS[lang][kind].title)}</p>`)}
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

function needed({ kind, notices }: Pressing, nameOf: (unitId: string) => string, c: WebContext): Markup {
	const { lang } = c.var;
	const say = startWords[lang];
	const words = NOTICE_WORDS[lang][kind];
	const shown = notices.slice(0, MOST).map(({ notice, account }) => {
		const when = notice.on ? html` <span class="quiet">${say.since} ${day(notice.on, lang)}</span>` : '';
		const mends =
			account && LOGS_IN.includes(kind) && may(visitorOf(c).person.grants, 'order', notice.unitId);
		const way = mends ? html` · <a href="/konton/${account.id}/inloggning">${say.logIn}</a>` : '';
		return html`<li>${account ? accountLink(account, lang) : foreign(nameOf(notice.unitId))}${when}${way}</li>`;
	});
	const more = notices.length - shown.length;
	return html`<section class="need"><h3>${words.title}</h3><p class="quiet">${words.next}</p>
<ul>${shown}</ul>${more > 0 ? html`<p>${say.more(more)}</p>` : ''}</section>`;
}

function dueTable(due: readonly Coming[], c: WebContext): Markup {
	const { lang } = c.var;
	const say = startWords[lang];
	const heads = [say.by, say.account, say.unit, say.what, say.state];
	const rows = due.map((item) => [
		day(item.on, lang),
		accountLink(item.account, lang),
		item.unit.name,
		say.kinds[item.kind],
		item.order === undefined ? say.urgencies[item.urgency] : `${say.urgencies[item.urgency]}, ${say.ordered}`,
	]);
	return table(say.dueCaption, heads, rows, 1);
}

/** @param today ISO date */
function monthEnd(today: string): string {
	const [year = 0, month = 1] = today.split('-').map(Number);
	return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
