import { Hono } from 'hono';
import type { Office } from '../../../office.ts';
import { accountTitle, label } from '../../../records/labels.ts';
import type { Order } from '../../../records/order.ts';
import { lacksOf } from '../../../records/register/lacks.ts';
import type { RegisteredAccount } from '../../../records/register/registered.ts';
import { isSigned } from '../../../records/register/sign-offs.ts';
import { LACK_WORDS } from '../../../records/words/lacks.ts';
import { STATUS_NAMES } from '../../../records/words/register-values.ts';
import { listBundles } from '../../../work/find-bundles.ts';
import { type AnnouncedState, listChanges } from '../../../work/occasions/announce-change.ts';
import { watchedHistory } from '../../../work/watch/show.ts';
import { seenAccount } from '../../asking/seen-account.ts';
import { sightOf } from '../../asking/sight.ts';
import type { WebContext, WebEnv } from '../../asking/visitor.ts';
import { accountActs } from '../../parts/account-acts.ts';
import { type Fact, facts } from '../../parts/facts.ts';
import { failedAttempts } from '../../parts/failed-attempts.ts';
import { table } from '../../parts/table.ts';
import { timeline } from '../../parts/timeline.ts';
import { day, instant } from '../../parts/times.ts';
import { done } from '../../parts/told.ts';
import { foreign, html, type Markup, nothing, outsideLink } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { accountWords } from '../../words/accounts.ts';
import { guideWords } from '../../words/guide.ts';
import { registerWords } from '../../words/register.ts';

const MOST = 50;

/** One account: what it is, what is under way, what is filed of it, and what can be asked for. */
export function accountPages(office: Office): Hono<WebEnv> {
	return new Hono<WebEnv>().get('/konton/:id', async (c) => show(office, c, await seenAccount(office, c)));
}

async function show(office: Office, c: WebContext, account: RegisteredAccount) {
	const { lang } = c.var;
	const say = accountWords[lang];
	const told = { kept: say.kept, saved: registerWords[lang].saved }[c.req.query('klart') ?? ''];
	const { filings } = sightOf(office, c);
	const filed = await listBundles(office, { account: account.id, ...filings, limit: MOST });
	const attempts = await failedAttempts(office, account.id, c);
	const orders = (await office.catalogue.openOrders()).filter(({ accountId }) => accountId === account.id);
	return page(c, {
		title: accountTitle(account, lang),
		part: '/konton',
		content: html`${told ? done(told) : ''}
${account.isDefault ? html`<div class="told warn"><p>${say.default}</p></div>` : ''}
${accountActs(account, c)}
${facts([...factsOf(account, c), ...(await aroundIt(office, account, c))])}
${lacks(account, c)}
<h2>${say.orders}</h2>
${orders.length === 0 ? html`<p>${say.noOrders}</p>` : orderTable(office, orders, c)}
${attempts}
<h2>${say.changes}</h2>
${changeTable(await listChanges(office, account.id), account.id, c)}
<h2>${say.snapshots}</h2>
${filed.length === 0 ? html`<p>${say.noSnapshots}</p>` : timeline(filed, c, office)}
${filed.length === MOST ? html`<p><a href="/paket?konto=${account.id}">${say.more(MOST)}</a></p>` : nothing}
${filed.length > 1 ? html`<p><a class="button second" href="/konton/${account.id}/jamfor">${say.compare}</a></p>` : nothing}`,
	});
}

function orderTable(office: Office, orders: readonly Order[], { var: { lang } }: WebContext): Markup {
	const say = accountWords[lang];
	const rows = orders.map((order) => [
		html`<a href="/bestallningar/${order.id}">${label('occasion', order.occasion, lang)}</a>`,
		order.isRestricted ? '' : order.reason,
		instant(order.due, lang, office.config.TIMEZONE),
		order.orderedBy,
		say.states[order.state] ?? order.state,
	]);
	return table(say.ordersCaption, [say.occasion, say.reason, say.due, say.orderedBy, say.status], rows);
}

function changeTable(changes: readonly AnnouncedState[], id: string, { var: { lang } }: WebContext): Markup {
	const say = accountWords[lang];
	const rows = changes.map(({ change, state }) => [
		day(change.on, lang),
		change.what,
		say.changeStates[state] ?? state,
	]);
	const all =
		rows.length === 0
			? html`<p>${say.noChanges}</p>`
			: table(say.changesCaption, [say.day, say.what, say.status], rows);
	return html`${all}<p><a href="/konton/${id}/andringar">${say.toChanges}</a></p>`;
}

function lacks(account: RegisteredAccount, { var: { lang } }: WebContext): Markup {
	const found = account.isDefault ? [] : lacksOf(account);
	if (found.length === 0) return nothing;
	return html`<div class="told warn"><p><strong>${accountWords[lang].lacks}</strong></p><ul>${found.map((lack) => html`<li>${LACK_WORDS[lack][lang]}</li>`)}</ul></div>`;
}

/** What others say of it: the row that it is filed under, and the watch. */
async function aroundIt(office: Office, account: RegisteredAccount, c: WebContext): Promise<readonly Fact[]> {
	const { lang } = c.var;
	const say = registerWords[lang];
	const { row, plan } = await office.catalogue.accountContext(account.id);
	const { isWatched, state } = await watchedHistory(office, account.id, 1);
	const looked = state
		? html`${say.watched}, ${say.lastLook} ${instant(state.lastLook, lang, office.config.TIMEZONE)}`
		: say.watched;
	return [
		[guideWords[lang].row, `${row.code} ${row.title}, ${plan.title}`],
		[say.watch, isWatched ? looked : say.notWatched],
	];
}

function factsOf(account: RegisteredAccount, { var: { lang } }: WebContext): readonly Fact[] {
	const say = accountWords[lang];
	const { plan } = account;
	return [
		[say.address, outsideLink(account.address)],
		[say.unit, account.isDefault ? '' : account.unit.name],
		[say.status, STATUS_NAMES[account.status][lang]],
		[say.owner, account.owner],
		[say.holders, account.holders.join(', ')],
		[say.activeSince, account.activeSince ? day(account.activeSince, lang) : ''],
		[say.level, label('level', account.level, lang)],
		[say.purpose, plan.purpose],
		[say.audience, plan.audience],
		[
			say.goals,
			plan.goals.length > 0
				? html`<ul>${plan.goals.map((goal) => html`<li>${foreign(goal)}</li>`)}</ul>`
				: '',
		],
		[say.signed, account.isDefault ? '' : isSigned(plan) ? say.isSigned : say.notSigned],
		[say.public, account.isDefault ? '' : account.isPublic ? say.isPublic : say.notPublic],
	];
}
