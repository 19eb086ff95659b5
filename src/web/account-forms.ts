import { may } from '../records/people/may.ts';
import type { RegisteredAccount } from '../records/register/registered.ts';
import { html, type Markup, nothing } from './markup.ts';
import { visitorOf, type WebContext } from './visitor.ts';
import { accountWords } from './words/accounts.ts';

/** What can be asked for of an account, by who may order in its unit; nothing of one that is closed. */
export function accountForms({ id, unitId, status }: RegisteredAccount, c: WebContext): Markup {
	const say = accountWords[c.var.lang];
	if (status === 'closed' || !may(visitorOf(c).person.grants, 'order', unitId)) return nothing;
	return html`<h2>${say.order}</h2><p class="quiet">${say.orderHint}</p>
<form method="post" action="/konton/${id}/bestall" class="narrow">
<label for="reason">${say.reason}</label><p class="hint" id="reason-hint">${say.reasonHint}</p>
<input id="reason" name="reason" maxlength="2000" aria-describedby="reason-hint">
<button>${say.orderButton}</button></form>
<h2>${say.announce}</h2><p class="quiet">${say.announceHint}</p>
<form method="post" action="/konton/${id}/andring" class="narrow">
<label for="on">${say.day}</label><input id="on" name="on" type="date" required>
<label for="what">${say.what}</label><input id="what" name="what" required maxlength="2000">
<button>${say.announceButton}</button></form>`;
}
