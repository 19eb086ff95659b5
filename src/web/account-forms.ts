import { may } from '../records/people/may.ts';
import type { RegisteredAccount } from '../records/register/registered.ts';
import { html, type Markup, nothing } from './markup.ts';
import { visitorOf, type WebContext } from './visitor.ts';
import { accountWords } from './words/accounts.ts';

/** What can be asked for of an account, by who may order in its unit; nothing of one that is closed. */
export function accountForms({ id, unitId, status, isDefault }: RegisteredAccount, c: WebContext): Markup {
	const say = accountWords[c.var.lang];
	if (status === 'closed' || !may(visitorOf(c).person.grants, 'order', unitId)) return nothing;
	// One that nobody has registered has no unit that could close it.
	const closing = !isDefault;
	return html`<div class="acts"><a class="button" href="/konton/${id}/bestall">${say.order}</a>${closing ? html`<a class="button second" href="/konton/${id}/avsluta">${status === 'closing' ? say.toClosing : say.close}</a>` : nothing}</div>
<h2>${say.announce}</h2><p class="quiet">${say.announceHint}</p>
<form method="post" action="/konton/${id}/andring" class="narrow">
<label for="on">${say.day}</label><input id="on" name="on" type="date" required>
<label for="what">${say.what}</label><input id="what" name="what" required maxlength="2000">
<button>${say.announceButton}</button></form>`;
}
