import { Hono } from 'hono';
import type { OgonblickError } from '../../../errors.ts';
import type { Office } from '../../../office.ts';
import { accountTitle } from '../../../records/labels.ts';
import { localDate } from '../../../records/local-date.ts';
import { may } from '../../../records/people/may.ts';
import type { RegisteredAccount } from '../../../records/register/registered.ts';
import {
	type AnnouncedState,
	announceChange,
	listChanges,
	moveChange,
	withdrawChange,
} from '../../../work/occasions/announce-change.ts';
import { readForm } from '../../asking/form.ts';
import { seenAccount } from '../../asking/seen-account.ts';
import { needs, visitorOf, type WebContext, type WebEnv } from '../../asking/visitor.ts';
import { lineField } from '../../parts/fields.ts';
import { table } from '../../parts/table.ts';
import { day } from '../../parts/times.ts';
import { done, refusal, refused, statusOf } from '../../parts/told.ts';
import { html, type Markup, nothing, visible } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { accountWords } from '../../words/accounts.ts';
import { registerWords } from '../../words/register.ts';

type Told = 'announced' | 'moved' | 'withdrawn';

/** What was sent and refused: it stands again in the form that it came from. */
interface Given {
	readonly error?: OgonblickError;
	readonly form?: Told;
	readonly sent?: (name: string) => string;
}

/** A field's text as it was sent; empty in another form than the one that was. */
type Sent = (name: string) => string;

/** What is announced of an account: told, moved to another day, or taken back. */
export function accountChangesPages(office: Office): Hono<WebEnv> {
	const act =
		(
			told: Told,
			verb: (account: RegisteredAccount, sent: (name: string) => string, by: string) => Promise<unknown>,
		) =>
		async (c: WebContext) => {
			const account = await seenAccount(office, c);
			const { name } = needs(c, 'order', account.unitId);
			const sent = await readForm(c);
			const error = await refused(() => verb(account, sent.text, name));
			if (error) return show(office, c, account, { error, form: told, sent: sent.text });
			return c.redirect(`/konton/${account.id}/andringar?klart=${told}`, 303);
		};
	return new Hono<WebEnv>()
		.get('/konton/:id/andringar', async (c) => show(office, c, await seenAccount(office, c)))
		.post(
			'/konton/:id/andring',
			act('announced', ({ id }, sent, by) =>
				announceChange(
					office,
					id,
					{ on: sent('on'), what: sent('what'), hasHappened: sent('happened') !== '' },
					by,
				),
			),
		)
		.post(
			'/konton/:id/andring/flytta',
			act('moved', ({ id }, sent, by) => moveChange(office, id, sent('change'), sent('on'), by)),
		)
		.post(
			'/konton/:id/andring/ta-tillbaka',
			act('withdrawn', ({ id }, sent, by) => withdrawChange(office, id, sent('change'), sent('reason'), by)),
		);
}

async function show(
	office: Office,
	c: WebContext,
	account: RegisteredAccount,
	{ error, form, sent }: Given = {},
) {
	const of =
		(each: Told): Sent =>
		(name) =>
			each === form ? (sent?.(name) ?? '') : '';
	const { lang } = c.var;
	const say = registerWords[lang];
	const told = accountWords[lang];
	const changes = await listChanges(office, account.id);
	const today = localDate(office.clock.now(), office.config.TIMEZONE);
	const open = changes.filter(({ change, state }) => state !== 'withdrawn' && change.on > today);
	const mayOrder = may(visitorOf(c).person.grants, 'order', account.unitId) && account.status !== 'closed';
	const news = { announced: told.announced, moved: say.moved, withdrawn: say.withdrawn }[
		c.req.query('klart') ?? ''
	];
	const rows = changes.map(({ change, state }) => [
		day(change.on, lang),
		change.what,
		told.changeStates[state] ?? state,
		change.announcedBy,
	]);
	const forms =
		open.length > 0
			? html`${moveForm(account.id, open, of('moved'), c)}${withdrawForm(account.id, open, of('withdrawn'), c)}`
			: html`<p class="quiet">${say.noneOpen}</p>`;
	return page(c, {
		title: say.changesTitle(accountTitle(account, lang)),
		part: '/konton',
		...(error ? { status: statusOf(error) } : {}),
		content: html`${news && !error ? done(news) : nothing}${error ? refusal(error, lang) : nothing}
${rows.length > 0 ? table(told.changesCaption, [told.day, told.what, told.status, told.orderedBy], rows) : html`<p>${told.noChanges}</p>`}
${mayOrder ? html`${announceForm(account.id, of('announced'), c)}${forms}` : nothing}
<p><a href="/konton/${account.id}">${say.toAccount}</a></p>`,
	});
}

function announceForm(id: string, sent: Sent, c: WebContext): Markup {
	const { lang } = c.var;
	const say = accountWords[lang];
	return html`<h2>${say.announce}</h2><p class="quiet">${say.announceHint}</p>
<form method="post" action="/konton/${id}/andring" class="narrow">
${lineField({ field: 'on', value: sent('on'), required: true, type: 'date' }, lang)}
${lineField({ field: 'what', value: sent('what'), required: true }, lang)}
<label><input type="checkbox" name="happened" value="ja"${sent('happened') ? html` checked` : nothing}>${say.happened}</label>
<button>${say.announceButton}</button></form>`;
}

function moveForm(id: string, open: readonly AnnouncedState[], sent: Sent, c: WebContext): Markup {
	const { lang } = c.var;
	const say = registerWords[lang];
	return html`<h2>${say.move}</h2><form method="post" action="/konton/${id}/andring/flytta" class="narrow">
${which('move-change', open, sent('change'), c)}<label for="move-on">${accountWords[lang].day}</label><input id="move-on" name="on" type="date" required value="${visible(sent('on'))}"><button class="second">${say.move}</button></form>`;
}

function withdrawForm(id: string, open: readonly AnnouncedState[], sent: Sent, c: WebContext): Markup {
	const { lang } = c.var;
	const say = registerWords[lang];
	return html`<h2>${say.withdraw}</h2><form method="post" action="/konton/${id}/andring/ta-tillbaka" class="narrow">
${which('withdraw-change', open, sent('change'), c)}${lineField({ field: 'reason', value: sent('reason'), required: true }, lang)}<button class="second">${say.withdraw}</button></form>`;
}

function which(id: string, open: readonly AnnouncedState[], chosen: string, c: WebContext): Markup {
	const say = registerWords[c.var.lang];
	return html`<label for="${id}">${say.whichChange}</label><select id="${id}" name="change">${open.map(
		({ change }) =>
			html`<option value="${change.id}"${change.id === chosen ? html` selected` : nothing}>${visible(`${change.on}: ${change.what}`)}</option>`,
	)}</select>`;
}
