import { may } from '../../records/people/may.ts';
import type { RegisteredAccount } from '../../records/register/registered.ts';
import { visitorOf, type WebContext } from '../asking/visitor.ts';
import { html, type Markup, nothing } from '../shell/markup.ts';
import { accountWords } from '../words/accounts.ts';
import { loginPageWords } from '../words/login.ts';
import { registerWords } from '../words/register.ts';
import { watchPageWords } from '../words/watch.ts';

/** The ways to what can be done with an account, by who may do it in its unit; of one that is closed only to its closing and plan. */
export function accountActs(account: RegisteredAccount, c: WebContext): Markup {
	const { id, unitId, status, isDefault } = account;
	const say = accountWords[c.var.lang];
	const register = registerWords[c.var.lang];
	const { grants } = visitorOf(c).person;
	const isOpen = status !== 'closed';
	const orders = isOpen && may(grants, 'order', unitId);
	const keeps = isOpen && may(grants, 'keep-register', unitId);
	const way = (path: string, text: string) =>
		html`<a class="button second" href="/konton/${id}/${path}">${text}</a>`;
	return html`<div class="acts ways">${orders ? html`<a class="button" href="/konton/${id}/bestall">${say.order}</a>` : nothing}
${keeps ? way('andra', register.change) : nothing}
${orders ? way('inloggning', loginPageWords[c.var.lang].link) : nothing}
${isDefault ? nothing : way('plan', register.toPlan)}
${orders && !isDefault ? way('bevis', register.toRemoval) : nothing}
${isDefault ? nothing : way('bevakning', watchPageWords[c.var.lang].link)}
${!isDefault && (orders || !isOpen) ? way('avsluta', status === 'active' || status === 'planned' ? say.close : say.toClosing) : nothing}</div>`;
}
