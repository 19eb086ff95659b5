import { Hono } from 'hono';
import type { OgonblickError } from '../../../errors.ts';
import type { Office } from '../../../office.ts';
import type { Visit } from '../../../records/people/visit.ts';
import { grantText } from '../../../records/words/grants.ts';
import { changePassword } from '../../../work/people/change-password.ts';
import { endVisit } from '../../../work/people/visits.ts';
import { readForm, readSecrets } from '../../asking/form.ts';
import { keepMark, visitorOf, type WebContext, type WebEnv } from '../../asking/visitor.ts';
import { providerName } from '../../parts/provider-name.ts';
import { table } from '../../parts/table.ts';
import { instant } from '../../parts/times.ts';
import { done, refusal, refused, statusOf } from '../../parts/told.ts';
import { foreign, html, type Markup, nothing, visible } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { passkeyWords } from '../../words/passkeys.ts';
import { signInWords } from '../../words/sign-in.ts';
import { tokenWords } from '../../words/tokens.ts';
import { differ, passwordFields } from './invitation.ts';

/** What somebody sees of their own way in: roles, browsers, password. */
export function mePages(office: Office, isSecure: boolean): Hono<WebEnv> {
	return new Hono<WebEnv>()
		.get('/jag', (c) => me(office, c))
		.post('/jag/losenord', async (c) => {
			const { person, visit } = visitorOf(c);
			const [current = '', password = '', again = ''] = await readSecrets(c, 'current', 'password', 'again');
			const error = await refused(async () => {
				if (password !== again) throw differ();
				keepMark(c, await changePassword(office, person, visit, current, password), isSecure);
			});
			return error ? me(office, c, error) : c.redirect('/jag?klart=changed', 303);
		})
		.post('/jag/webblasare', async (c) => {
			const sent = await readForm(c);
			await endVisit(office, visitorOf(c).person, sent.text('key'));
			return c.redirect('/jag?klart=ended', 303);
		});
}

async function me(office: Office, c: WebContext, error?: OgonblickError) {
	const { lang } = c.var;
	const say = signInWords[lang];
	const { person, visit } = visitorOf(c);
	const units = await office.register.units();
	const visits = await office.people.visitsOf(person.id);
	const rows = visits.map((each) => row(office, c, each, each.key === visit.key));
	const told = { changed: say.changed, ended: say.ended }[c.req.query('klart') ?? ''];
	return page(c, {
		title: say.meTitle,
		part: '/jag',
		...(error ? { status: statusOf(error) } : {}),
		content: html`${told ? done(told) : ''}${error ? refusal(error, lang) : ''}
<p class="lead">${foreign(person.name)}</p>
<dl class="facts"><dt>${say.signsInWith}</dt><dd>${foreign(person.email)}</dd>
<dt>${say.roles}</dt><dd>${person.grants.map((grant) => html`${visible(grantText(grant, units, lang))}<br>`)}</dd></dl>
<h2>${say.visits}</h2>
${table(say.visitsCaption, [say.device, say.begun, say.used, say.out], rows)}
<p><a href="/nycklar">${tokenWords[lang].link}</a>: ${tokenWords[lang].linkLead}</p>
<p><a href="/jag/inloggningsnycklar">${passkeyWords[lang].title}</a>: ${passkeyWords[lang].linkLead}</p>
${await bond(office, c)}<h2>${say.change}</h2>
${person.hasPassword ? passwordForm(c, person.email) : html`<p>${say.noPassword}</p>`}`,
	});
}

/** Whether they are known at the organisation's sign-in service; nothing where there is none. */
async function bond(
	{ identityProvider: provider, identities, config }: Office,
	c: WebContext,
): Promise<Markup> {
	if (!provider) return nothing;
	const { lang } = c.var;
	const say = signInWords[lang];
	const own = await identities.identities(visitorOf(c).person.id);
	const at = own.find(({ issuer }) => issuer === provider.issuer)?.usedAt;
	const when = at && instant(at, lang, config.TIMEZONE);
	const name = providerName(provider, lang);
	return html`<h2>${say.bound(name)}</h2><p>${when ? html`${say.boundYes(name)} ${when}.` : say.boundNo(name)}</p>
`;
}

function passwordForm(c: WebContext, email: string): Markup {
	const say = signInWords[c.var.lang];
	return html`<form method="post" action="/jag/losenord" class="narrow">
<input type="hidden" autocomplete="username" name="email" value="${visible(email)}">
<label for="current">${say.current}</label>
<input id="current" name="current" type="password" autocomplete="current-password" required>
${passwordFields(c)}
<button>${say.change}</button>
</form>`;
}

function row(
	{ config }: Office,
	c: WebContext,
	{ key, device, begunAt, usedAt }: Visit,
	isHere: boolean,
): readonly (string | Markup)[] {
	const { lang } = c.var;
	const say = signInWords[lang];
	const name = deviceName(device) ?? say.unknownDevice;
	const end = html`<form method="post" action="/jag/webblasare"><input type="hidden" name="key" value="${key}"><button class="plain" aria-label="${say.endAria(name)}">${say.end}</button></form>`;
	const [begun, used] = [begunAt, usedAt].map((at) => instant(at, lang, config.TIMEZONE));
	return [name, begun ?? '', used ?? '', isHere ? say.here : end];
}

/** Browser and system of a user agent, for a person who has to know their own again. */
function deviceName(agent: string): string | undefined {
	const browser = /(Edg|OPR|Firefox|Chrome|Safari)\//.exec(agent)?.[1];
	const system = /Windows|Android|iPhone|iPad|Mac OS X|CrOS|Linux/.exec(agent)?.[0];
	const names: Readonly<Record<string, string>> = {
		Edg: 'Edge',
		OPR: 'Opera',
		'Mac OS X': 'macOS',
		CrOS: 'ChromeOS',
	};
	const parts = [browser, system].flatMap((part) => (part === undefined ? [] : [names[part] ?? part]));
	return parts.length > 0 ? parts.join(', ') : undefined;
}
