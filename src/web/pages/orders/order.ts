import { Hono } from 'hono';
import type { OgonblickError } from '../../../errors.ts';
import type { Office } from '../../../office.ts';
import { accountTitle, label } from '../../../records/labels.ts';
import { otherHandle } from '../../../records/occasions/removal.ts';
import { may } from '../../../records/people/may.ts';
import { eventText } from '../../../records/words/events.ts';
import { stopOrder } from '../../../work/live/stop-order.ts';
import { readForm } from '../../asking/form.ts';
import { needs, visitorOf, type WebContext, type WebEnv } from '../../asking/visitor.ts';
import { LIVE_PATH } from '../../live/live.ts';
import { outcome } from '../../live/outcome.ts';
import { progressOf } from '../../live/progress.ts';
import { running, thumbnails } from '../../live/running.ts';
import { type SeenOrder, seenOrder } from '../../live/seen-order.ts';
import { accountLink } from '../../parts/account-link.ts';
import { facts } from '../../parts/facts.ts';
import { table } from '../../parts/table.ts';
import { instant } from '../../parts/times.ts';
import { refusal, refused, statusOf } from '../../parts/told.ts';
import { whoDid } from '../../parts/who-did.ts';
import { html, type Markup, nothing } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { orderWords } from '../../words/orders.ts';

const REFRESH_SECONDS = 5;

/** One order while it waits and is carried out, and what it came to. */
export function orderPages(office: Office): Hono<WebEnv> {
	return new Hono<WebEnv>()
		.get('/bestallningar/:id', async (c) => show(office, c, await seenOrder(office, c)))
		.post('/bestallningar/:id/stoppa', async (c) => {
			const { order, account } = await seenOrder(office, c);
			const { name } = needs(c, 'order', account.unitId);
			const reason = (await readForm(c)).text('reason');
			const error = await refused(() => stopOrder(office, order, reason, name));
			if (error) return show(office, c, await seenOrder(office, c), error);
			return c.redirect(`/bestallningar/${order.id}`, 303);
		});
}

async function show(office: Office, c: WebContext, seen: SeenOrder, error?: OgonblickError) {
	const { lang } = c.var;
	const say = orderWords[lang];
	const { order, account, run, attempt, seesInside } = seen;
	const isOpen = order.state === 'waiting' || order.state === 'claimed';
	const mayOrder = may(visitorOf(c).person.grants, 'order', account.unitId);
	const progress = await progressOf(office, seen, seesInside, lang);
	const isStill = c.req.query('stilla') !== undefined;
	const pictures = seesInside
		? thumbnails(run ? say.pictures : say.evidence, progress, c)
		: html`<p class="quiet">${say.hidden}</p>`;
	const isOthers = order.removal && otherHandle(account, order.removal.post) !== undefined;
	// While it can be stopped, for who may; whose it is stays untold, as all that was ordered.
	const elsewhere =
		isOpen && mayOrder && isOthers ? html`<div class="told warn"><p>${say.otherAccount}</p></div>` : nothing;
	const content = html`${elsewhere}${error ? refusal(error, lang) : nothing}
${isOpen ? html`<noscript>${refreshing(order.id, isStill, c)}</noscript>` : nothing}
<div${isOpen ? html` data-live="/bestallningar/${order.id}/handelser" data-shape="${progress.shape}"` : nothing}>
${run ? running(run, progress, c) : await outcome(office, seen, mayOrder, seesInside, c)}
${run || (attempt && progress.allPictures > 0) ? pictures : nothing}
</div>
${isOpen && mayOrder && !run?.stop ? stopForm(order.id, c) : nothing}
${details(office, seen, c)}`;
	return page(c, {
		title: say.title(accountTitle(account, lang)),
		part: '/konton',
		...(error ? { status: statusOf(error) } : {}),
		...(isOpen ? { head: head(isStill || error !== undefined) } : {}),
		content,
	});
}

/** Where no script runs, the page is fetched again by itself, unless somebody reads it in peace. */
function head(isStill: boolean): Markup {
	const refresh = isStill
		? nothing
		: html`<noscript><meta http-equiv="refresh" content="${REFRESH_SECONDS}"></noscript>`;
	return html`${refresh}<script src="${LIVE_PATH}" type="module"></script>`;
}

function refreshing(id: string, isStill: boolean, c: WebContext): Markup {
	const say = orderWords[c.var.lang];
	return isStill
		? html`<p class="quiet">${say.paused} <a href="/bestallningar/${id}">${say.resume}</a></p>`
		: html`<p class="quiet">${say.refreshes} <a href="/bestallningar/${id}?stilla">${say.pause}</a></p>`;
}

function stopForm(id: string, c: WebContext): Markup {
	const say = orderWords[c.var.lang];
	return html`<h2>${say.stop}</h2><p class="quiet">${say.stopHint}</p>
<form method="post" action="/bestallningar/${id}/stoppa" class="narrow">
<label for="reason">${say.stopReason}</label><input id="reason" name="reason" maxlength="2000">
<button class="second">${say.stopButton}</button></form>`;
}

function details(
	office: Office,
	{ order, account, bundle, events, seesInside }: SeenOrder,
	c: WebContext,
): Markup {
	const { lang } = c.var;
	const say = orderWords[lang];
	const at = (iso: string) => instant(iso, lang, office.config.TIMEZONE);
	const rows = (bundle?.events ?? events).map((e) => [at(e.at), eventText(e.kind, lang), whoDid(e, lang)]);
	return html`<h2>${say.facts}</h2>${facts([
		[say.account, accountLink(account, lang)],
		[say.occasion, label('occasion', order.occasion, lang)],
		[say.level, label('level', order.level, lang)],
		[say.reason, seesInside ? order.reason : ''],
		[say.orderedBy, order.orderedBy],
		[say.orderedAt, at(order.orderedAt)],
	])}
<h2>${say.events}</h2>${table(say.eventsCaption, [say.when, say.what, say.who], rows)}`;
}
