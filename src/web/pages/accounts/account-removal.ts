import { Hono } from 'hono';
import type { OgonblickError } from '../../../errors.ts';
import type { Office } from '../../../office.ts';
import { accountTitle } from '../../../records/labels.ts';
import { REMOVAL_CATEGORIES } from '../../../records/occasions/removal.ts';
import type { RegisteredAccount } from '../../../records/register/registered.ts';
import { REMOVAL_WORDS } from '../../../records/words/removal.ts';
import { orderRemoval } from '../../../work/occasions/order-removal.ts';
import { type Form, readForm } from '../../asking/form.ts';
import { seenAccount } from '../../asking/seen-account.ts';
import { needs, type WebContext, type WebEnv } from '../../asking/visitor.ts';
import { areaField, lineField } from '../../parts/fields.ts';
import { refusal, refused, statusOf } from '../../parts/told.ts';
import { html, type Markup, nothing } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { closingWords } from '../../words/closing.ts';
import { registerWords } from '../../words/register.ts';

/** Evidence of one post or comment is ordered before it is removed. */
export function accountRemovalPages(office: Office): Hono<WebEnv> {
	return new Hono<WebEnv>()
		.get('/konton/:id/bevis', async (c) => {
			const account = await seenAccount(office, c);
			needs(c, 'order', account.unitId);
			return show(c, account);
		})
		.post('/konton/:id/bevis', async (c) => {
			const account = await seenAccount(office, c);
			const { name: by } = needs(c, 'order', account.unitId);
			const sent = await readForm(c);
			const category = REMOVAL_CATEGORIES.find((each) => each === sent.text('category')) ?? 'defamation';
			const wish = { post: sent.text('post'), category, why: sent.text('reason'), by };
			let id = '';
			const error = await refused(async () => {
				({ id } = (await orderRemoval(office, account.id, wish)).order);
			});
			return error ? show(c, account, sent, error) : c.redirect(`/bestallningar/${id}`, 303);
		});
}

function show(c: WebContext, account: RegisteredAccount, sent?: Form, error?: OgonblickError) {
	const { lang } = c.var;
	const say = registerWords[lang];
	const said = (name: string) => sent?.text(name) ?? '';
	const kinds = REMOVAL_CATEGORIES.map(
		(each) =>
			html`<option value="${each}"${each === said('category') ? html` selected` : ''}>${REMOVAL_WORDS[each][lang]}</option>`,
	);
	return page(c, {
		title: say.removalTitle(accountTitle(account, lang)),
		part: '/konton',
		...(error ? { status: statusOf(error) } : {}),
		content: html`${error ? html`${refusal(error, lang)}${toWaiting(error, c)}` : ''}<p class="lead">${say.removalLead}</p>
<form method="post" action="/konton/${account.id}/bevis" class="narrow">
${lineField({ field: 'post', value: said('post'), hint: say.postHint, required: true }, lang)}
<label for="category">${say.category}</label><select id="category" name="category">${kinds}</select>
${areaField({ field: 'reason', value: said('reason') }, lang)}
<div class="acts"><button>${say.orderEvidence}</button><a class="button second" href="/konton/${account.id}">${say.toAccount}</a></div></form>`,
	});
}

/** The way to the order that is there already. */
function toWaiting({ code, subject }: OgonblickError, { var: { lang } }: WebContext): Markup {
	if (code !== 'removal-waits') return nothing;
	return html`<p><a class="button second" href="/bestallningar/${subject ?? ''}">${closingWords[lang].toOrder}</a></p>`;
}
