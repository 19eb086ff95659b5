import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { type OgonblickError, UsageError } from '../../../errors.ts';
import type { Office } from '../../../office.ts';
import { PROVIDER_START_MINUTES } from '../../../records/people/identity.ts';
import { beginByProvider, finishByProvider, whomToAsk } from '../../../work/people/sign-in-by-provider.ts';
import { endVisit } from '../../../work/people/visits.ts';
import { wayBack } from '../../asking/form.ts';
import { cookieKind, letIn, type WebContext, type WebEnv } from '../../asking/visitor.ts';
import { providerName } from '../../parts/provider-name.ts';
import { refusal, refused, statusOf } from '../../parts/told.ts';
import { foreign, html, nothing } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { signInWords } from '../../words/sign-in.ts';

/** Refusals that an administrator can do something about, and whom the page names. */
const ASK_FOR = ['provider-person-unknown', 'provider-person-closed', 'provider-person-taken'];

/**
 * Signing in and out at the organisation's own service. The ways there are links: the policy lets no form lead to another site.
 * @param origin where people reach the office; the request's own where absent
 */
export function signInProviderPages(
	office: Office,
	isSecure: boolean,
	origin: string | undefined,
): Hono<WebEnv> {
	const kind = cookieKind(isSecure);
	const cookie = isSecure ? '__Host-ogonblick-start' : 'ogonblick-start';
	const here = (c: WebContext) => origin ?? new URL(c.req.url).origin;
	return new Hono<WebEnv>()
		.get('/logga-in/tjanst', async (c) => {
			const till = wayBack(c.req.query('till') ?? '/');
			// Whoever is in already goes there to show anew who they are, and for nothing else.
			const isAnew = c.req.query('igen') !== undefined;
			if (c.var.visitor && !isAnew) return c.redirect(till, 303);
			const redirect = `${here(c)}/logga-in/tjanst/svar`;
			let begun: Awaited<ReturnType<typeof beginByProvider>> | undefined;
			const error = await refused(async () => {
				begun = await beginByProvider(office, { redirect, wayBack: till, isAnew });
			});
			if (!begun) return notIn(office, c, error);
			setCookie(c, cookie, begun.browser, { ...kind, maxAge: PROVIDER_START_MINUTES * 60 });
			return c.redirect(begun.address, 303);
		})
		.get('/logga-in/tjanst/svar', async (c) => {
			const browser = getCookie(c, cookie) ?? '';
			deleteCookie(c, cookie, kind);
			const { search: answer } = new URL(c.req.url);
			const device = c.req.header('user-agent') ?? '';
			let signed: Awaited<ReturnType<typeof finishByProvider>> | undefined;
			const error = await refused(async () => {
				signed = await finishByProvider(office, { answer, browser, device });
			});
			if (!signed) return notIn(office, c, error);
			// The browser has one cookie: the visit that it held can be reached by nobody any more.
			const { visitor } = c.var;
			if (visitor) await endVisit(office, visitor.person, visitor.visit.key);
			letIn(c, signed.secret, isSecure);
			return c.redirect(wayBack(signed.wayBack), 303);
		})
		.get('/logga-in/tjanst/ut', async (c) => {
			let address: string | undefined;
			const error = await refused(async () => {
				address = await office.identityProvider?.signOutAddress(`${here(c)}/logga-in?ut`);
			});
			return address ? c.redirect(address, 303) : notIn(office, c, error ?? withoutSignOut());
		});
}

async function notIn(office: Office, c: WebContext, error: OgonblickError | undefined) {
	const { lang } = c.var;
	const say = signInWords[lang];
	const names = error && ASK_FOR.includes(error.code) ? await whomToAsk(office) : [];
	const { identityProvider: provider } = office;
	return page(c, {
		title: c.var.visitor ? say.notAnew : say.notIn,
		...(error ? { status: statusOf(error) } : {}),
		content: html`${error ? refusal(error, lang) : nothing}
${names.length > 0 ? html`<p>${say.ask}:</p><ul>${names.map((name) => html`<li>${foreign(name)}</li>`)}</ul>` : nothing}
<p class="acts">${c.var.visitor ? html`<a class="button" href="/jag">${say.toMe}</a>` : html`${provider ? html`<a class="button" href="/logga-in/tjanst">${say.tryAgain(providerName(provider, lang))}</a> ` : nothing}<a class="button second" href="/logga-in">${say.toSignIn}</a>`}</p>`,
	});
}

function withoutSignOut(): UsageError {
	return new UsageError('The sign-in service has no page to sign out on', {
		code: 'provider-without-sign-out',
		remedy: "Close the browser, or sign out on the service's own page.",
	});
}
