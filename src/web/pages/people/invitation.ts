import { Hono } from 'hono';
import { type OgonblickError, UsageError } from '../../../errors.ts';
import type { Office } from '../../../office.ts';
import { acceptInvitation, invited } from '../../../work/people/invite.ts';
import { readForm, readSecrets } from '../../asking/form.ts';
import { keepMark, type WebContext, type WebEnv } from '../../asking/visitor.ts';
import { providerName } from '../../parts/provider-name.ts';
import { refusal, refused, statusOf } from '../../parts/told.ts';
import { foreign, html, nothing, visible } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { signInWords } from '../../words/sign-in.ts';

/** Choosing a password by an invitation: the first administrator, a new person, and one who has forgotten. */
export function invitationPages(office: Office, isSecure: boolean): Hono<WebEnv> {
	return new Hono<WebEnv>()
		.get('/inbjudan/:secret', (c) => form(office, c, c.req.param('secret'), {}))
		.post('/inbjudan/:secret', async (c) => {
			const secret = c.req.param('secret');
			const sent = await readForm(c);
			const [password = '', again = ''] = await readSecrets(c, 'password', 'again');
			const who = { name: sent.text('name'), email: sent.text('email') };
			const error = await refused(async () => {
				if (password !== again) throw differ();
				keepMark(c, await acceptInvitation(office, secret, password, who), isSecure);
			});
			return error ? form(office, c, secret, { ...who, error }) : c.redirect('/logga-in?vald', 303);
		});
}

/** @throws UsageError `passwords-differ` */
export function differ(): UsageError {
	return new UsageError('The passwords are not the same', {
		code: 'passwords-differ',
		remedy: 'Write the same password in both fields.',
	});
}

interface Given {
	readonly name?: string;
	readonly email?: string;
	readonly error?: OgonblickError;
}

async function form(office: Office, c: WebContext, secret: string, { name = '', email = '', error }: Given) {
	const say = signInWords[c.var.lang];
	const found = await invited(office, secret);
	if (!found) {
		const gone = new UsageError(say.inviteGone, { code: 'invitation-used' });
		return page(c, { title: say.inviteGone, status: 404, content: refusal(gone, c.var.lang) });
	}
	const { person } = found;
	const { identityProvider: provider } = office;
	const who = html`<label for="name">${say.name}</label>
<p class="hint" id="name-hint">${say.nameHint}</p>
<input id="name" name="name" autocomplete="name" required maxlength="200" aria-describedby="name-hint" value="${visible(name)}">
<label for="email">${say.email}</label>
<input id="email" name="email" type="email" autocomplete="username" required maxlength="254" value="${visible(email)}">`;
	const known = person
		? html`<input type="hidden" autocomplete="username" name="email" value="${visible(person.email)}">`
		: who;
	return page(c, {
		title: person ? say.inviteTitle : say.firstTitle,
		...(error ? { status: statusOf(error) } : {}),
		content: html`${error ? refusal(error, c.var.lang) : nothing}
<p class="lead">${person ? foreign(say.inviteLead(person.name)) : say.firstLead}</p>
${person && provider ? html`<p>${say.inviteOr(providerName(provider, c.var.lang))} <a href="/logga-in">${say.toSignIn}</a></p>` : nothing}<form method="post" class="narrow">
${known}
${passwordFields(c)}
<button>${say.choose}</button>
</form>`,
	});
}

/** A new password, twice. */
export function passwordFields(c: WebContext) {
	const say = signInWords[c.var.lang];
	return html`<label for="password">${say.newPassword}</label>
<p class="hint" id="password-hint">${say.passwordHint}</p>
<input id="password" name="password" type="password" autocomplete="new-password" required minlength="12" maxlength="256" aria-describedby="password-hint">
<label for="again">${say.again}</label>
<input id="again" name="again" type="password" autocomplete="new-password" required minlength="12" maxlength="256">`;
}
