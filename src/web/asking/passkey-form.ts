import { UsageError } from '../../errors.ts';
import { type RelyingParty, relyingParty } from '../../records/people/passkey.ts';
import { html, type Markup, nothing } from '../shell/markup.ts';
import { passkeyWords } from '../words/passkeys.ts';
import { cookieKind, type WebContext } from './visitor.ts';

/** The cookie that ties an answer to the browser that began it. */
export function passkeyCookie(isSecure: boolean) {
	const name = isSecure ? '__Host-ogonblick-nyckel' : 'ogonblick-nyckel';
	return { name, kind: cookieKind(isSecure) };
}

/** For whom passkeys are made on the page that is asked for. @param origin where people reach the office; the request's own where absent */
export function partyAt(c: WebContext, origin: string | undefined): ReturnType<typeof relyingParty> {
	return relyingParty(origin ?? new URL(c.req.url).origin);
}

/** @throws UsageError `passkeys-impossible` where browsers make none at the office's address */
export function neededParty(c: WebContext, origin: string | undefined): RelyingParty {
	const party = partyAt(c, origin);
	if (typeof party === 'object') return party;
	throw new UsageError('Browsers make no passkeys at the address of this office', {
		...{ code: 'passkeys-impossible', subject: origin ?? new URL(c.req.url).origin },
		remedy: 'It takes https:// and a name in place of an IP address, in the setting WEB_URL.',
	});
}

/**
 * What the script needs to have a device sign. Until it runs there is what it takes in place of the form. The form itself holds what is sent besides.
 * @param kind `create` adds one, `get` signs in
 */
export function passkeyForm(
	c: WebContext,
	kind: 'create' | 'get',
	action: string,
	{ fields, button }: { readonly fields: Markup; readonly button: Markup },
): Markup {
	const say = passkeyWords[c.var.lang];
	const failed = kind === 'create' ? say.failedMaking : say.failedSigning;
	return html`<p class="quiet">${say.needsScript}</p>
<form method="post" action="${action}" class="narrow" data-passkey="${kind}" data-begin="${action}/borja" data-old="${say.old}" data-cancelled="${say.cancelled}" data-known="${say.known}" data-failed="${failed}" hidden>
<input type="hidden" name="answer">
${fields}
${button}
<p data-told role="alert"></p>
</form>`;
}

/** The way in by a passkey; nothing where there can be none. */
export function byPasskey(c: WebContext, till: string, origin: string | undefined): Markup {
	if (typeof partyAt(c, origin) !== 'object') return nothing;
	const say = passkeyWords[c.var.lang];
	return passkeyForm(c, 'get', '/logga-in/inloggningsnyckel', {
		fields: html`<input type="hidden" name="till" value="${till}">`,
		button: html`<button class="second">${say.use}</button>`,
	});
}
