import { Hono } from 'hono';
import { UsageError } from '../../../errors.ts';
import type { Office } from '../../../office.ts';
import { accountTitle } from '../../../records/labels.ts';
import type { RegisteredAccount } from '../../../records/register/registered.ts';
import { checkLogin, forgetLogin } from '../../../work/log-in.ts';
import { seenAccount } from '../../asking/seen-account.ts';
import { needs, visitorOf, type WebContext, type WebEnv } from '../../asking/visitor.ts';
import type { Leaves } from '../../login/leaves.ts';
import { viewer } from '../../login/viewer.ts';
import { facts } from '../../parts/facts.ts';
import { instant } from '../../parts/times.ts';
import { done, refusal, refused } from '../../parts/told.ts';
import { LOGIN_SCRIPT } from '../../script/script.ts';
import { html, type Markup, nothing, visible } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { loginPageWords } from '../../words/login.ts';

/** The login that captures of an account use: what is stored, a browser to make another by, and how to forget it. */
export function loginPages(office: Office, leaves: Leaves): Hono<WebEnv> {
	return new Hono<WebEnv>()
		.get('/konton/:id/inloggning', async (c) => show(office, c, await orderedBy(office, c)))
		.post('/konton/:id/inloggning', async (c) => {
			const account = await orderedBy(office, c);
			if (account.status === 'closed') throw closed(account);
			leaves.give(visitorOf(c).visit.key, account.id);
			return c.redirect(`/konton/${account.id}/inloggning/webblasare`, 303);
		})
		.get('/konton/:id/inloggning/webblasare', async (c) => {
			const account = await orderedBy(office, c);
			const say = loginPageWords[c.var.lang];
			return page(c, {
				title: say.browserTitle(accountTitle(account, c.var.lang)),
				part: '/konton',
				script: LOGIN_SCRIPT.path,
				content: viewer(account, c.var.lang),
			});
		})
		.post('/konton/:id/inloggning/glom', async (c) => {
			const account = await orderedBy(office, c);
			await forgetLogin(office, account.id, visitorOf(c).person.name);
			return c.redirect(`/konton/${account.id}/inloggning?klart=glomd`, 303);
		});
}

/** Who may have an account captured may log in for that; what is stored is used by captures alone. */
async function orderedBy(office: Office, c: WebContext): Promise<RegisteredAccount> {
	const account = await seenAccount(office, c);
	needs(c, 'order', account.unitId);
	return account;
}

async function show(office: Office, c: WebContext, account: RegisteredAccount) {
	const { lang } = c.var;
	const say = loginPageWords[lang];
	const told = { sparad: say.stored, glomd: say.forgotten }[c.req.query('klart') ?? ''];
	return page(c, {
		title: say.title(accountTitle(account, lang)),
		part: '/konton',
		content: html`${told ? done(told) : nothing}
<p class="lead">${say.lead}</p>
<h2>${say.kept}</h2>
${await kept(office, c, account)}
${
	account.status === 'closed'
		? nothing
		: html`<h2>${say.open}</h2>
<p>${say.openLead}</p>
<ul><li>${say.openWho}</li><li>${say.openTime}</li><li>${say.openLimits}</li><li>${say.needsScript} <code>ogonblick login ${visible(account.address)}</code></li></ul>
<form method="post" action="/konton/${account.id}/inloggning"><button>${say.openButton}</button></form>`
}
<p><a href="/konton/${account.id}">${say.toAccount}</a></p>`,
	});
}

/** Its own dates, and nothing that is secret. A key that this machine cannot read is told, and leaves the rest of the page be. */
async function kept(office: Office, c: WebContext, account: RegisteredAccount): Promise<Markup> {
	const { lang } = c.var;
	const say = loginPageWords[lang];
	const zone = office.config.TIMEZONE;
	let found: Awaited<ReturnType<typeof checkLogin>> | undefined;
	const error = await refused(async () => {
		found = await checkLogin(office, account.id);
	});
	if (error) return refusal(error, lang);
	const session = found?.session;
	if (!session) return html`<p>${say.none}</p>`;
	return html`<p><strong>${session.condition === 'usable' ? say.usable : say.expired}</strong> ${say.limit}</p>
${facts([
	[say.madeAt, instant(session.madeAt, lang, zone)],
	[say.madeBy, session.madeBy],
	[say.endsBy, session.endsBy ? instant(session.endsBy, lang, zone) : say.noEnd],
	[say.hosts, session.hosts.join(', ')],
])}
<form method="post" action="/konton/${account.id}/inloggning/glom"><button class="second">${say.forget}</button></form>`;
}

function closed({ name }: RegisteredAccount): UsageError {
	return new UsageError('The account is closed and captured no more', {
		...{ code: 'account-is-closed', subject: name, remedy: 'No login is needed.' },
	});
}
