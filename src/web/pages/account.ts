import { Hono } from 'hono';
import type { OgonblickError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import { accountTitle, label } from '../../records/labels.ts';
import type { RegisteredAccount } from '../../records/register/registered.ts';
import { isSigned } from '../../records/register/sign-offs.ts';
import { STATUS_NAMES } from '../../records/words/register-values.ts';
import { listBundles } from '../../work/find-bundles.ts';
import { announceChange, listChanges } from '../../work/occasions/announce-change.ts';
import { accountForms } from '../account-forms.ts';
import { bundleRows } from '../bundle-rows.ts';
import { type Fact, facts } from '../facts.ts';
import { readForm } from '../form.ts';
import { foreign, html, outsideLink } from '../markup.ts';
import { seenAccount } from '../seen-account.ts';
import { page } from '../shell.ts';
import { table } from '../table.ts';
import { day, instant } from '../times.ts';
import { done, refusal, refused, statusOf } from '../told.ts';
import { needs, type WebContext, type WebEnv } from '../visitor.ts';
import { accountWords } from '../words/accounts.ts';

const MOST = 100;

/** One account: what it is, what is under way, what is filed of it, and what can be asked for. */
export function accountPages(office: Office): Hono<WebEnv> {
	return new Hono<WebEnv>()
		.get('/konton/:id', async (c) => show(office, c, await seenAccount(office, c)))
		.post('/konton/:id/andring', async (c) => {
			const account = await seenAccount(office, c);
			const { name } = needs(c, 'order', account.unitId);
			const sent = await readForm(c);
			const wish = { on: sent.text('on'), what: sent.text('what'), hasHappened: false };
			const error = await refused(() => announceChange(office, account.id, wish, name));
			return error
				? show(office, c, account, error)
				: c.redirect(`/konton/${account.id}?klart=announced`, 303);
		});
}

async function show(office: Office, c: WebContext, account: RegisteredAccount, error?: OgonblickError) {
	const { lang } = c.var;
	const say = accountWords[lang];
	const at = (iso: string) => instant(iso, lang, office.config.TIMEZONE);
	const told = { announced: say.announced, kept: say.kept }[c.req.query('klart') ?? ''];
	const filed = await listBundles(office, { account: account.id, limit: MOST });
	const orders = (await office.catalogue.openOrders()).filter(({ accountId }) => accountId === account.id);
	const changes = await listChanges(office, account.id);
	const orderRows = orders.map((order) => [
		html`<a href="/bestallningar/${order.id}">${label('occasion', order.occasion, lang)}</a>`,
		order.isRestricted ? '' : order.reason,
		at(order.due),
		order.orderedBy,
		say.states[order.state] ?? order.state,
	]);
	const changeRows = changes.map(({ change, state }) => [
		day(change.on, lang),
		change.what,
		say.changeStates[state] ?? state,
	]);
	const orderHeads = [say.occasion, say.reason, say.due, say.orderedBy, say.status];
	return page(c, {
		title: accountTitle(account, lang),
		part: '/konton',
		...(error ? { status: statusOf(error) } : {}),
		content: html`${told && !error ? done(told) : ''}${error ? refusal(error, lang) : ''}
${account.isDefault ? html`<div class="told warn"><p>${say.default}</p></div>` : ''}
${facts(factsOf(account, c))}
<h2>${say.orders}</h2>
${orders.length === 0 ? html`<p>${say.noOrders}</p>` : table(say.ordersCaption, orderHeads, orderRows)}
<h2>${say.changes}</h2>
${changes.length === 0 ? html`<p>${say.noChanges}</p>` : table(say.changesCaption, [say.day, say.what, say.status], changeRows)}
${accountForms(account, c)}
<h2>${say.snapshots}</h2>
${filed.length === 0 ? html`<p>${say.noSnapshots}</p>` : bundleRows(filed, say.snapshotsCaption, c, office)}`,
	});
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
