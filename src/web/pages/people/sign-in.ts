import { type Context, Hono } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import type { OgonblickError } from '../../../errors.ts';
import type { Office } from '../../../office.ts';
import { signIn } from '../../../work/people/sign-in.ts';
import { endVisit } from '../../../work/people/visits.ts';
import { readForm, readSecrets, wayBack } from '../../asking/form.ts';
import { byPasskey } from '../../asking/passkey-form.ts';
import {
	cookieKind,
	keepMark,
	letIn,
	markOf,
	visitCookie,
	type WebContext,
	type WebEnv,
} from '../../asking/visitor.ts';
import { providerName } from '../../parts/provider-name.ts';
import { done, refusal, refused, statusOf } from '../../parts/told.ts';
import { PASSKEY_SCRIPT } from '../../script/script.ts';
import { html, type Markup, nothing, visible } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { signInWords } from '../../words/sign-in.ts';

/** Where a request comes from, with proxies reckoned in. */
export type Sender = (c: Context) => string;

/** Signing in and out, and the language of whoever is not anybody yet. */
export function signInPages(
	office: Office,
	isSecure: boolean,
	senderOf: Sender,
	origin: string | undefined,
): Hono<WebEnv> {
	const cookie = cookieKind(isSecure);
	const form = (c: WebContext, given: Given) => signInPage(office, c, { ...given, origin });
	return new Hono<WebEnv>()
		.get('/logga-in', (c) => {
			const till = wayBack(c.req.query('till') ?? '/');
			return c.var.visitor ? c.redirect(till, 303) : form(c, { email: '', till });
		})
		.post('/logga-in', async (c) => {
			const sent = await readForm(c);
			const [email, till] = [sent.text('email'), wayBack(sent.text('till'))];
			const [password = ''] = await readSecrets(c, 'password');
			const device = c.req.header('user-agent') ?? '';
			let signed: Awaited<ReturnType<typeof signIn>> | undefined;
			const error = await refused(async () => {
				const mark = markOf(c, isSecure);
				signed = await signIn(office, { email, password, device, from: senderOf(c), mark });
			});
			if (!signed) return form(c, { email, till, ...(error ? { error } : {}) });
			letIn(c, signed.secret, isSecure);
			keepMark(c, signed.mark, isSecure);
			return c.redirect(till, 303);
		})
		.post('/logga-ut', async (c) => {
			const { visitor } = c.var;
			if (visitor) await endVisit(office, visitor.person, visitor.visit.key);
			deleteCookie(c, visitCookie(isSecure), cookie);
			return c.redirect('/logga-in?ut', 303);
		})
		.post('/sprak', async (c) => {
			const sent = await readForm(c);
			const lang = sent.text('lang') === 'en' ? 'en' : 'sv';
			setCookie(c, 'sprak', lang, { ...cookie, maxAge: 365 * 24 * 3600 });
			return c.redirect(wayBack(sent.text('till')), 303);
		});
}

interface Given {
	readonly email: string;
	readonly till: string;
	readonly error?: OgonblickError;
}

/** The page where people sign in, each way that there is. @param origin where people reach the office; the request's own where absent */
export function signInPage(
	{ identityProvider: provider }: Office,
	c: WebContext,
	{ email, till, error, origin }: Given & { readonly origin: string | undefined },
) {
	const say = signInWords[c.var.lang];
	const told = [
		...(error ? [refusal(error, c.var.lang)] : []),
		...(c.req.query('ut') === undefined
			? []
			: [
					done(
						say.signedOut,
						provider &&
							html`${say.stillAt(providerName(provider, c.var.lang))} <a href="/logga-in/tjanst/ut">${say.signOutThere}</a>`,
					),
				]),
		...(c.req.query('vald') === undefined ? [] : [done(say.chosen)]),
	];
	return page(c, {
		title: say.title,
		script: PASSKEY_SCRIPT.path,
		...(error ? { status: statusOf(error) } : {}),
		content: html`${told}${provider ? byProvider(providerName(provider, c.var.lang), till, c) : nothing}<form method="post" action="/logga-in" class="narrow">
<input type="hidden" name="till" value="${till}">
<label for="email">${say.email}</label>
<input id="email" name="email" type="email" autocomplete="username" required value="${visible(email)}">
<label for="password">${say.password}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button>${say.submit}</button>
</form>
${byPasskey(c, till, origin)}`,
	});
}

/** The way in by the organisation's own service, before the one by password. */
function byProvider(name: string, till: string, c: WebContext): Markup {
	const say = signInWords[c.var.lang];
	const address = `/logga-in/tjanst?${new URLSearchParams({ till })}`;
	return html`<p><a class="button" href="${address}">${say.submitBy(name)}</a></p>
<h2>${say.byPassword}</h2>
`;
}
