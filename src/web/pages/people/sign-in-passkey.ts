import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { OgonblickError } from '../../../errors.ts';
import type { Office } from '../../../office.ts';
import { PASSKEY_START_MINUTES } from '../../../records/people/passkey.ts';
import { errorWords } from '../../../words/error-words.ts';
import type { Begun } from '../../../work/people/passkeys.ts';
import type { SignedIn } from '../../../work/people/sign-in.ts';
import { beginByPasskey, finishByPasskey } from '../../../work/people/sign-in-by-passkey.ts';
import { readForm, wayBack } from '../../asking/form.ts';
import { neededParty, passkeyCookie } from '../../asking/passkey-form.ts';
import { letIn, type WebContext, type WebEnv } from '../../asking/visitor.ts';
import { refused, statusOf } from '../../parts/told.ts';
import { signInPage } from './sign-in.ts';

/**
 * Signing in by a passkey.
 * @param origin where people reach the office; the request's own where absent
 */
export function signInPasskeyPages(
	office: Office,
	isSecure: boolean,
	origin: string | undefined,
): Hono<WebEnv> {
	const cookie = passkeyCookie(isSecure);
	return new Hono<WebEnv>()
		.post('/logga-in/inloggningsnyckel/borja', (c) =>
			beginInBrowser(c, isSecure, () => beginByPasskey(office, neededParty(c, origin))),
		)
		.post('/logga-in/inloggningsnyckel', async (c) => {
			const browser = getCookie(c, cookie.name) ?? '';
			deleteCookie(c, cookie.name, cookie.kind);
			const sent = await readForm(c);
			const till = wayBack(sent.text('till'));
			const device = c.req.header('user-agent') ?? '';
			let signed: SignedIn | undefined;
			const error = await refused(async () => {
				const answer = sent.text('answer');
				signed = await finishByPasskey(office, neededParty(c, origin), { answer, browser, device });
			});
			if (!signed) return signInPage(office, c, { email: '', till, origin, ...(error ? { error } : {}) });
			letIn(c, signed.secret, isSecure);
			return c.redirect(till, 303);
		});
}

/** Tells the script what is to be signed, or why nothing is. */
export async function beginInBrowser(
	c: WebContext,
	isSecure: boolean,
	act: () => Promise<Begun>,
): Promise<Response> {
	const { name, kind } = passkeyCookie(isSecure);
	let begun: Begun | undefined;
	const error = await refused(async () => {
		begun = await act();
	});
	if (!begun) return toldInJson(c, error);
	setCookie(c, name, begun.browser, { ...kind, maxAge: PASSKEY_START_MINUTES * 60 });
	return c.json({ options: begun.options });
}

function toldInJson(c: WebContext, error: OgonblickError | undefined): Response {
	if (!error) return c.json({}, 500);
	const { message, remedy = '' } = errorWords(error, c.var.lang);
	return c.json({ told: `${message} ${remedy}`.trim() }, statusOf(error));
}
