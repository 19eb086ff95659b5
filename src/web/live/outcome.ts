import type { Office } from '../../office.ts';
import { isResting } from '../../records/delay.ts';
import { label } from '../../records/labels.ts';
import { CLOSURE_LACK_WORDS } from '../../records/words/closure-lacks.ts';
import { whyOf } from '../../words/order-waits.ts';
import type { OrderStanding } from '../../work/live/order-standing.ts';
import { closingOf } from '../../work/occasions/close-account.ts';
import type { WebContext } from '../asking/visitor.ts';
import { verdict } from '../parts/bundle-rows.ts';
import { findingList } from '../parts/finding-list.ts';
import { instant } from '../parts/times.ts';
import { foreign, html, type Markup, nothing, visible } from '../shell/markup.ts';
import { orderWords } from '../words/orders.ts';

/** What an order that nobody works on has come to, and what can be done next. */
export async function outcome(
	office: Office,
	standing: OrderStanding,
	mayOrder: boolean,
	seesInside: boolean,
	c: WebContext,
): Promise<Markup> {
	const { order, bundle, attempt } = standing;
	const { lang } = c.var;
	const say = orderWords[lang];
	if (order.state === 'waiting') return waiting(office, standing, c);
	if (order.state === 'cancelled') return cancelled(standing, seesInside, c);
	const findings = bundle ? bundle.told?.findings : attempt?.findings;
	const way = bundle
		? html`<p><a class="button second" href="/paket/${bundle.filing.bundleId}">${say.toBundle}</a></p>`
		: nothing;
	return html`<p class="lead">${say.verdict}: ${bundle ? verdict(bundle.filing.outcome, lang) : html`<span class="missing">${label('outcome', 'failed', lang)}</span>`}</p>
${attempt ? html`<p>${say.failed}</p>` : nothing}
${findings && seesInside ? html`<h2>${say.findings}</h2>${findingList(findings, c)}` : nothing}
${way}${await next(office, standing, mayOrder, c)}`;
}

/** The closing that the snapshot was for; or the way to order once more where it is not as it was wished. */
async function next(
	office: Office,
	{ order, account, bundle }: OrderStanding,
	mayOrder: boolean,
	c: WebContext,
): Promise<Markup> {
	const { lang } = c.var;
	const say = orderWords[lang];
	if (order.occasion === 'closure') {
		const { closing, lack } = await closingOf(office, account.id);
		if (closing?.ended && closing.ended.bundleId === bundle?.filing.bundleId && bundle)
			return html`<div class="told" role="status"><p>${say.nowClosed}</p></div>`;
		const told = lack
			? html`<div class="told warn"><p>${say.notYetClosed(CLOSURE_LACK_WORDS[lang][lack])}</p></div>`
			: nothing;
		return html`${told}<p><a class="button" href="/konton/${account.id}/avsluta">${say.toClosing}</a></p>`;
	}
	const isWhole = bundle?.filing.outcome === 'complete';
	return isWhole || !mayOrder || order.occasion === 'removal'
		? nothing
		: html`<p><a class="button" href="/konton/${account.id}/bestall">${say.again}</a></p>`;
}

function waiting(office: Office, { order, events }: OrderStanding, c: WebContext): Markup {
	const { lang } = c.var;
	const say = orderWords[lang];
	const last = events.at(-1);
	const isBroken = last?.kind === 'order-lost' || last?.kind === 'order-released';
	const why = isBroken ? whyOf(`${last.data.why}`, lang) : undefined;
	const broken = isBroken
		? html`<div class="told warn" role="alert"><p><strong>${say.brokeOff} ${instant(last.at, lang, office.config.TIMEZONE)}.</strong> ${why ? say.because(why) : ''}</p><p>${say.brokeOffMore}</p></div>`
		: nothing;
	const rests =
		order.restsUntil && isResting(order.restsUntil, office.clock.now())
			? html`<p>${say.restsUntil} ${instant(order.restsUntil, lang, office.config.TIMEZONE)}.</p>`
			: nothing;
	return html`${broken}<p class="lead">${say.waits}</p><p>${say.waitsMore}</p>${rests}`;
}

function cancelled({ events }: OrderStanding, seesInside: boolean, c: WebContext): Markup {
	const say = orderWords[c.var.lang];
	const last = events.findLast(({ kind }) => kind === 'order-cancelled');
	const isByPerson = ['stopped', 'withdrawn'].includes(`${last?.data.why}`);
	const reason = seesInside ? `${last?.data.reason ?? ''}` : '';
	return html`<div class="told warn"><p>${last && isByPerson ? visible(say.stoppedBy(last.actor)) : say.withdrawn} ${say.nothingFiled}</p>
${reason ? html`<p>${say.reason}: ${foreign(reason)}</p>` : nothing}</div>`;
}
