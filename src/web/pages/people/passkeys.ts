import { Hono } from 'hono';
import { deleteCookie, getCookie } from 'hono/cookie';
import type { OgonblickError } from '../../../errors.ts';
import type { Office } from '../../../office.ts';
import { isFresh, LONGEST_PASSKEY_NAME, type Passkey } from '../../../records/people/passkey.ts';
import { addPasskey, beginPasskey, removePasskey, renamePasskey } from '../../../work/people/passkeys.ts';
import { readForm } from '../../asking/form.ts';
import { neededParty, partyAt, passkeyCookie, passkeyForm } from '../../asking/passkey-form.ts';
import { visitorOf, type WebContext, type WebEnv } from '../../asking/visitor.ts';
import { providerName } from '../../parts/provider-name.ts';
import { table } from '../../parts/table.ts';
import { instant } from '../../parts/times.ts';
import { done, refusal, refused, statusOf } from '../../parts/told.ts';
import { PASSKEY_SCRIPT } from '../../script/script.ts';
import { html, type Markup, nothing, visible } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { passkeyWords } from '../../words/passkeys.ts';
import { beginInBrowser } from './sign-in-passkey.ts';

const PATH = '/jag/inloggningsnycklar';
const DONE = ['nowAdded', 'renamed', 'removed'] as const;

/**
 * What somebody signs in with in place of a password: adding, naming, removing.
 * @param origin where people reach the office; the request's own where absent
 */
export function passkeysPages(office: Office, isSecure: boolean, origin: string | undefined): Hono<WebEnv> {
	const cookie = passkeyCookie(isSecure);
	const answered = async (c: WebContext, what: (typeof DONE)[number], act: () => Promise<unknown>) => {
		const error = await refused(act);
		return error ? list(office, c, origin, error) : c.redirect(`${PATH}?klart=${what}`, 303);
	};
	return new Hono<WebEnv>()
		.get(PATH, (c) => list(office, c, origin))
		.post(`${PATH}/borja`, (c) => {
			const { person, visit } = visitorOf(c);
			return beginInBrowser(c, isSecure, async () =>
				beginPasskey(office, neededParty(c, origin), person, visit),
			);
		})
		.post(PATH, async (c) => {
			const browser = getCookie(c, cookie.name) ?? '';
			deleteCookie(c, cookie.name, cookie.kind);
			const sent = await readForm(c);
			const wish = { name: sent.text('name'), answer: sent.text('answer'), browser };
			return answered(c, 'nowAdded', async () =>
				addPasskey(office, neededParty(c, origin), visitorOf(c), wish),
			);
		})
		.post(`${PATH}/namn`, async (c) => {
			const sent = await readForm(c);
			return answered(c, 'renamed', () =>
				renamePasskey(office, visitorOf(c).person, sent.text('id'), sent.text('name')),
			);
		})
		.post(`${PATH}/ta-bort`, async (c) => {
			const sent = await readForm(c);
			return answered(c, 'removed', () => removePasskey(office, visitorOf(c).person, sent.text('id')));
		});
}

async function list(office: Office, c: WebContext, origin: string | undefined, error?: OgonblickError) {
	const { lang } = c.var;
	const say = passkeyWords[lang];
	const own = await office.passkeys.passkeys(visitorOf(c).person.id);
	const told = DONE.find((what) => what === c.req.query('klart'));
	const party = partyAt(c, origin);
	const host = typeof party === 'object' ? party.host : undefined;
	const rows = own.map((passkey) => row(office, c, passkey, host));
	const heads = [say.name, say.added, say.used, say.kind, say.state, say.remove];
	return page(c, {
		title: say.title,
		part: '/jag',
		script: PASSKEY_SCRIPT.path,
		...(error ? { status: statusOf(error) } : {}),
		content: html`${told && !error ? done(say[told]) : nothing}${error ? refusal(error, lang) : nothing}
<p class="lead">${say.lead}</p>
<h2>${say.own}</h2>
${own.length === 0 ? html`<p>${say.none}</p>` : table(say.caption, heads, rows)}
<h2>${say.add}</h2>
${typeof party === 'object' ? addForm(office, c) : html`<p>${say.impossible[party](office.config.WEB_URL === undefined ? new URL(c.req.url).port : undefined)}</p>`}
<p><a href="/jag">${say.back}</a></p>`,
	});
}

function addForm({ clock, identityProvider: provider }: Office, c: WebContext): Markup {
	const say = passkeyWords[c.var.lang];
	if (!isFresh(visitorOf(c).visit.shownAt, clock.now()))
		return provider
			? html`<p>${say.notFreshAt(providerName(provider, c.var.lang))}</p>
<p class="acts"><a class="button" href="/logga-in/tjanst?${new URLSearchParams({ igen: '', till: PATH })}">${say.showAt(providerName(provider, c.var.lang))}</a></p>`
			: html`<p>${say.notFresh}</p>`;
	return html`<p>${say.addLead}</p>
${passkeyForm(c, 'create', PATH, {
	fields: html`<label for="name">${say.name}</label><p class="hint" id="name-hint">${say.nameHint}</p>
<input id="name" name="name" required maxlength="${LONGEST_PASSKEY_NAME}" autocomplete="off" aria-describedby="name-hint">`,
	button: html`<button>${say.addButton}</button>`,
})}`;
}

function row(
	{ config }: Office,
	c: WebContext,
	{ id, name, isSynced, host, addedAt, usedAt, doubtedAt }: Passkey,
	here: string | undefined,
): readonly (string | Markup)[] {
	const { lang } = c.var;
	const say = passkeyWords[lang];
	const at = (time: string) => instant(time, lang, config.TIMEZONE) ?? '';
	const rename = html`<form method="post" action="${PATH}/namn" class="in-row"><input type="hidden" name="id" value="${id}"><input name="name" required maxlength="${LONGEST_PASSKEY_NAME}" autocomplete="off" aria-label="${visible(say.nameOf(name))}" value="${visible(name)}"><button class="plain" aria-label="${visible(say.renameAria(name))}">${say.rename}</button></form>`;
	const remove = html`<form method="post" action="${PATH}/ta-bort"><input type="hidden" name="id" value="${id}"><button class="plain" aria-label="${visible(say.removeAria(name))}">${say.remove}</button></form>`;
	const state = doubtedAt !== undefined ? say.doubted : host === here ? say.live : say.elsewhere(host);
	return [
		rename,
		at(addedAt),
		usedAt === undefined ? say.never : at(usedAt),
		isSynced ? say.synced : say.single,
		state,
		remove,
	];
}
