import { Hono } from 'hono';
import type { OgonblickError } from '../../../errors.ts';
import type { Office } from '../../../office.ts';
import { accountTitle } from '../../../records/labels.ts';
import { may } from '../../../records/people/may.ts';
import {
	type RegisteredAccount,
	SIGNING_ROLES,
	type SigningRole,
} from '../../../records/register/registered.ts';
import { FIELD_NAMES } from '../../../records/words/register.ts';
import { answerPurpose } from '../../../work/occasions/answer-purpose.ts';
import { activate, signPlan } from '../../../work/register/keep.ts';
import { whileLaidDown } from '../../../work/register/uploaded.ts';
import { readForm, readUpload } from '../../asking/form.ts';
import { seenAccount } from '../../asking/seen-account.ts';
import { needs, visitorOf, type WebContext, type WebEnv } from '../../asking/visitor.ts';
import { facts } from '../../parts/facts.ts';
import { lineField } from '../../parts/fields.ts';
import { table } from '../../parts/table.ts';
import { day } from '../../parts/times.ts';
import { done, refusal, refused, statusOf } from '../../parts/told.ts';
import { foreign, html, type Markup, nothing } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { registerWords } from '../../words/register.ts';

/** An account's activity plan: who has signed it, from planned to active, and the yearly question. */
export function accountPlanPages(office: Office): Hono<WebEnv> {
	const back = (c: WebContext, id: string, told: string) =>
		c.redirect(`/konton/${id}/plan?klart=${told}`, 303);
	return new Hono<WebEnv>()
		.get('/konton/:id/plan', async (c) => show(c, await seenAccount(office, c)))
		.post('/konton/:id/underskrift', async (c) => {
			const account = await seenAccount(office, c);
			const { name: by } = needs(c, 'keep-register', account.unitId);
			const { form, file } = await readUpload(c, 'document');
			const role = SIGNING_ROLES.find((each) => each === form.text('role')) ?? 'unit-manager';
			const signOff: Signing = {
				...{ role, name: form.text('name'), on: form.text('on'), reference: form.text('reference') },
			};
			const sign = (path?: string) => signPlan(office, account.id, signOff, path, by);
			const error = await refused(() => (file ? whileLaidDown(file, sign) : sign()));
			return error ? show(c, account, { error, signOff }) : back(c, account.id, 'signed');
		})
		.post('/konton/:id/aktivt', async (c) => {
			const account = await seenAccount(office, c);
			const { name: by } = needs(c, 'keep-register', account.unitId);
			const error = await refused(() => activate(office, account.id, by));
			return error ? show(c, account, { error }) : back(c, account.id, 'active');
		})
		.post('/konton/:id/syfte', async (c) => {
			const account = await seenAccount(office, c);
			const { name: by } = needs(c, 'order', account.unitId);
			const sent = await readForm(c);
			const answer = { holds: sent.text('holds') !== 'nej', reason: sent.text('reason') };
			const error = await refused(() => answerPurpose(office, account.id, answer, by));
			if (error) return show(c, account, { error, answer });
			return answer.holds
				? back(c, account.id, 'answered')
				: c.redirect(`/konton/${account.id}/avsluta`, 303);
		});
}

interface Signing {
	readonly role: SigningRole;
	readonly name: string;
	readonly on: string;
	readonly reference: string;
}

/** What was sent and refused: it stands in its fields again. */
interface Given {
	readonly error?: OgonblickError;
	readonly signOff?: Signing;
	readonly answer?: { readonly holds: boolean; readonly reason: string };
}

async function show(c: WebContext, account: RegisteredAccount, { error, signOff, answer }: Given = {}) {
	const { lang } = c.var;
	const say = registerWords[lang];
	const { plan, id, unitId, status, isDefault } = account;
	const { grants } = visitorOf(c).person;
	const keeps = may(grants, 'keep-register', unitId) && !isDefault && status !== 'closed';
	const told = { signed: say.signed, active: say.active, answered: say.answered }[c.req.query('klart') ?? ''];
	const heads = [say.role, say.signer, say.signedOn, say.reference];
	const rows = plan.signOffs.map(({ role, name, on, reference }) => [
		say.roles[role],
		foreign(name),
		day(on, lang),
		foreign(reference),
	]);
	const goals = html`<ul>${plan.goals.map((goal) => html`<li>${foreign(goal)}</li>`)}</ul>`;
	return page(c, {
		title: say.planTitle(accountTitle(account, lang)),
		part: '/konton',
		...(error ? { status: statusOf(error) } : {}),
		content: html`${told && !error ? done(told) : nothing}${error ? refusal(error, lang) : nothing}
${facts([
	[say.version, `${plan.version}`],
	[FIELD_NAMES.purpose[lang], plan.purpose],
	[FIELD_NAMES.audience[lang], plan.audience],
	[FIELD_NAMES.goals[lang], plan.goals.length > 0 ? goals : ''],
])}
<h2>${say.signOffs}</h2>
${rows.length > 0 ? table(say.signOffsCaption, heads, rows) : html`<p>${say.noSignOffs}</p>`}
${keeps ? signForm(id, c, signOff) : nothing}
${keeps && status === 'planned' ? activateForm(id, c) : nothing}
${status === 'active' && !isDefault && may(grants, 'order', unitId) ? purposeForm(id, c, answer) : nothing}
<p><a href="/konton/${id}">${say.toAccount}</a></p>`,
	});
}

function signForm(id: string, c: WebContext, given?: Signing): Markup {
	const { lang } = c.var;
	const say = registerWords[lang];
	const roles = SIGNING_ROLES.map((each) => [each, say.roles[each]] as const);
	const role = html`<label for="role">${say.role}</label><select id="role" name="role">${roles.map(([value, text]) => html`<option value="${value}"${value === given?.role ? html` selected` : nothing}>${text}</option>`)}</select>`;
	return html`<h2>${say.sign}</h2><form method="post" action="/konton/${id}/underskrift" enctype="multipart/form-data" class="narrow">${role}
${lineField({ field: 'name', value: given?.name ?? '', required: true, called: say.signer }, lang)}
${lineField({ field: 'on', value: given?.on ?? '', required: true, type: 'date', called: say.signedOn }, lang)}
${lineField({ field: 'reference', value: given?.reference ?? '', required: true }, lang)}
<label for="document">${say.document}</label><p class="hint" id="document-hint">${say.documentHint}</p>
<input id="document" name="document" type="file" aria-describedby="document-hint"><button>${say.signButton}</button></form>`;
}

function activateForm(id: string, c: WebContext): Markup {
	const say = registerWords[c.var.lang];
	return html`<h2>${say.activate}</h2><p class="quiet">${say.activateHint}</p>
<form method="post" action="/konton/${id}/aktivt"><button>${say.activate}</button></form>`;
}

function purposeForm(id: string, c: WebContext, given?: Given['answer']): Markup {
	const { lang } = c.var;
	const say = registerWords[lang];
	return html`<h2>${say.purposeTitle}</h2><p class="quiet">${say.purposeHint}</p>
<form method="post" action="/konton/${id}/syfte" class="narrow"><fieldset><legend>${say.answer}</legend>
<label><input type="radio" name="holds" value="ja" required${given?.holds === true ? html` checked` : nothing}>${say.holds}</label><label><input type="radio" name="holds" value="nej"${given?.holds === false ? html` checked` : nothing}>${say.holdsNot}</label></fieldset>
${lineField({ field: 'reason', value: given?.reason ?? '' }, lang)}<button>${say.answer}</button></form>`;
}
