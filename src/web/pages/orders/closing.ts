import { Hono } from 'hono';
import type { OgonblickError } from '../../../errors.ts';
import type { Office } from '../../../office.ts';
import { accountTitle, label } from '../../../records/labels.ts';
import type { Closing } from '../../../records/occasions/closing.ts';
import { may } from '../../../records/people/may.ts';
import type { RegisteredAccount } from '../../../records/register/registered.ts';
import { CLOSURE_LACK_WORDS } from '../../../records/words/closure-lacks.ts';
import { listBundles, showBundle } from '../../../work/find-bundles.ts';
import {
	type ClosingState,
	closeAccount,
	closingOf,
	orderClosure,
} from '../../../work/occasions/close-account.ts';
import { readForm } from '../../asking/form.ts';
import { seenAccount } from '../../asking/seen-account.ts';
import { sightOf } from '../../asking/sight.ts';
import { needs, visitorOf, type WebContext, type WebEnv } from '../../asking/visitor.ts';
import { addressOf } from '../../guide/steps.ts';
import { verdict } from '../../parts/bundle-rows.ts';
import { facts } from '../../parts/facts.ts';
import { findingList } from '../../parts/finding-list.ts';
import { day, instant } from '../../parts/times.ts';
import { refusal, refused, statusOf } from '../../parts/told.ts';
import { foreign, html, type Markup, nothing, visible } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { closingWords } from '../../words/closing.ts';

/** What is decided about a closing that is begun: another snapshot, to do without, or to let the account be. */
export function closingPages(office: Office): Hono<WebEnv> {
	const decide = (kind: 'override' | 'cancel') => async (c: WebContext) => {
		const account = await seenAccount(office, c);
		const { name: by } = needs(c, 'order', account.unitId);
		const reason = (await readForm(c)).text('reason');
		const error = await refused(() =>
			closeAccount(office, account.id, { kind, reason }, { by, isPerson: true }),
		);
		if (error) return showClosing(office, c, account, { error, kind, reason });
		return c.redirect(
			kind === 'cancel' ? `/konton/${account.id}?klart=kept` : `/konton/${account.id}/avsluta`,
			303,
		);
	};
	return new Hono<WebEnv>()
		.post('/konton/:id/avsluta/anda', decide('override'))
		.post('/konton/:id/avsluta/avbryt', decide('cancel'))
		.post('/konton/:id/avsluta/igen', async (c) => {
			const account = await seenAccount(office, c);
			const { name: by } = needs(c, 'order', account.unitId);
			await orderClosure(office, account.id, { by, isPerson: true });
			const { order } = await closingOf(office, account.id);
			return c.redirect(order ? `/bestallningar/${order.id}` : `/konton/${account.id}/avsluta`, 303);
		});
}

/** What was decided and refused: the reason stands in its form again. */
interface Refused {
	readonly error: OgonblickError;
	readonly kind: 'override' | 'cancel';
	readonly reason: string;
}

/** The closing gate of one account: what it waits for, and what can be decided. */
export async function showClosing(
	office: Office,
	c: WebContext,
	account: RegisteredAccount,
	{ error, kind, reason = '' }: Partial<Refused> = {},
) {
	const { lang } = c.var;
	const say = closingWords[lang];
	const state = await closingOf(office, account.id);
	const { closing } = state;
	const isOpen = closing !== undefined && closing.ended === undefined;
	const mayOrder = may(visitorOf(c).person.grants, 'order', account.unitId);
	const planned = account.status === 'planned' ? html`<p class="lead">${say.planned}</p>` : nothing;
	return page(c, {
		title: say.title(accountTitle(account, lang)),
		part: '/konton',
		...(error ? { status: statusOf(error) } : {}),
		content: html`${error ? refusal(error, lang) : nothing}${planned}
${closing?.ended && account.status === 'closed' ? await ended(closing, c) : nothing}
${isOpen ? await gate(office, state, mayOrder, c) : nothing}
${closing ? closingFacts(office, closing, c) : nothing}
${mayOrder && isOpen ? demandsLink(account.id, closing, c) : nothing}
${mayOrder && (isOpen || account.status === 'planned') ? decideForm(account.id, 'anda', kind === 'override' ? reason : '', c) : nothing}
${mayOrder && isOpen ? decideForm(account.id, 'avbryt', kind === 'cancel' ? reason : '', c) : nothing}
<p><a href="/konton/${account.id}">${say.toAccount}</a></p>`,
	});
}

/** What is in the way, the newest snapshot with its evidence, and the way to another. */
async function gate(
	office: Office,
	{ account, lack, order }: ClosingState,
	mayOrder: boolean,
	c: WebContext,
): Promise<Markup> {
	const { lang } = c.var;
	const say = closingWords[lang];
	const { filings } = sightOf(office, c);
	const wish = { account: account.id, occasion: 'closure', limit: 1 } as const;
	const [last] = await listBundles(office, { ...wish, ...filings });
	const shown = last ? await showBundle(office, last.filing.bundleId) : undefined;
	const more = order ? say.waitsMore.ordered : shown ? say.waitsMore.again : say.waitsMore.later;
	const again = html`<form method="post" action="/konton/${account.id}/avsluta/igen"><button>${say.again}</button></form>`;
	return html`${lack ? html`<div class="told warn"><p><strong>${say.waits(CLOSURE_LACK_WORDS[lang][lack])}</strong></p><p>${more}</p></div>` : nothing}
${order ? html`<p><a class="button" href="/bestallningar/${order.id}">${say.toOrder}</a></p>` : nothing}
${shown ? html`<h2>${say.newest}</h2><p><a href="/paket/${shown.filing.bundleId}">${say.captured} ${instant(shown.filing.capturedAt, lang, office.config.TIMEZONE)}</a>: ${verdict(shown.filing.outcome, lang)}</p>${shown.told && !shown.filing.isRestricted ? findingList(shown.told.findings, c) : nothing}` : nothing}
${shown && !order && mayOrder ? again : nothing}`;
}

async function ended({ ended }: Closing, c: WebContext): Promise<Markup> {
	const say = closingWords[c.var.lang];
	if (ended?.how === 'snapshot')
		return html`<div class="told"><p><strong>${say.closed}</strong> ${say.closedBy}</p></div><p><a class="button second" href="/paket/${ended.bundleId ?? ''}">${say.toBundle}</a></p>`;
	return html`<div class="told warn"><p><strong>${say.closed}</strong> ${visible(say.overridden(ended?.by ?? ''))}</p><p>${say.reason}: ${foreign(ended?.reason ?? '')}</p></div>`;
}

function closingFacts({ config }: Office, closing: Closing, c: WebContext): Markup {
	const { lang } = c.var;
	const say = closingWords[lang];
	const { lastContent, lowered } = closing;
	const at = (iso: string) => instant(iso, lang, config.TIMEZONE);
	return html`<h2>${say.facts}</h2>${facts([
		[say.begun, at(closing.begunAt)],
		[say.by, closing.begunBy],
		[say.reason, closing.reason],
		[say.last, lastContent.length > 10 ? at(lastContent) : day(lastContent, lang)],
		[say.level, label('level', closing.level, lang)],
		[say.lowered, lowered ? `${lowered.by}: ${lowered.reason}` : ''],
	])}`;
}

/** The steps anew, from what is asked for now. */
function demandsLink(id: string, { lastContent, level }: Closing, c: WebContext): Markup {
	const day = lastContent.length > 10 ? '' : lastContent;
	const wish = { reason: '', level, last: day ? 'dag' : 'nu', day } as const;
	return html`<p><a href="${addressOf(`/konton/${id}/avsluta`, 1, wish)}">${closingWords[c.var.lang].demands}</a></p>`;
}

function decideForm(id: string, act: 'anda' | 'avbryt', reason: string, c: WebContext): Markup {
	const say = closingWords[c.var.lang];
	const [title, hint, button] =
		act === 'anda'
			? [say.accept, say.acceptHint, say.acceptButton]
			: [say.cancel, say.cancelHint, say.cancelButton];
	return html`<h2>${title}</h2><p class="quiet" id="${act}-hint">${hint}</p>
<form method="post" action="/konton/${id}/avsluta/${act}" class="narrow">
<label for="${act}-reason">${say.reason}</label><input id="${act}-reason" name="reason" required maxlength="1000" value="${visible(reason)}" aria-describedby="${act}-hint">
<button class="second">${button}</button></form>`;
}
