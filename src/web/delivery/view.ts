import type { Office } from '../../office.ts';
import { countsOf, type Delivery, isOpen } from '../../records/delivery/delivery.ts';
import { DELIVERY_STATE_WORDS } from '../../records/words/delivery.ts';
import { errorWords } from '../../words/error-words.ts';
import { acceptedRefusals, refusedUnaccepted } from '../../work/delivery/accept-refusal.ts';
import { askOf, type DeliveryAsk } from '../../work/delivery/asked.ts';
import { LIST_NAMES } from '../../work/delivery/lists.ts';
import type { WebContext } from '../asking/visitor.ts';
import { facts } from '../parts/facts.ts';
import { size } from '../parts/size.ts';
import { table } from '../parts/table.ts';
import { instant } from '../parts/times.ts';
import { sheetAsked, turning } from '../parts/turning.ts';
import { foreign, html, type Markup, nothing, visible } from '../shell/markup.ts';
import { deliveryWords } from '../words/deliveries.ts';
import { remedyOnPage } from '../words/remedies.ts';
import { receiptForms } from './receipt-view.ts';
import { standingOf, tally } from './standing.ts';

/** A page's worth of bundles. */
const MOST = 100;

/** A delivery with each of its bundles, and what can be done about it. */
export async function deliveryView(office: Office, c: WebContext, delivery: Delivery): Promise<Markup> {
	const { lang } = c.var;
	const say = deliveryWords[lang];
	const { number, target, sentAt, withdrawnAt, bundles } = delivery;
	const at = (iso: string | undefined) => (iso ? instant(iso, lang, office.config.TIMEZONE) : '');
	const counts = countsOf(bundles);
	const open = isOpen(delivery);
	const ask = open ? await askOf(office, delivery) : undefined;
	return html`${open ? standing(office, c, ask) : nothing}
${facts([
	[say.standing, say.states[standingOf(delivery, counts)]],
	[say.bundles, tally(counts, lang)],
	[say.target, target.name],
	[say.where, target.where],
	[say.archive, delivery.archive ?? ''],
	[say.agreed, delivery.agreement ?? '–'],
	[say.by, delivery.orderedBy],
	[say.ordered, at(delivery.orderedAt)],
	[say.sentAt, at(sentAt)],
	[say.withdrawnAt, at(withdrawnAt)],
	[
		say.size,
		size(
			bundles.reduce((sum, { line }) => sum + line.bytes, 0),
			lang,
		),
	],
])}
${open ? openForms(number, ask, c) : html`<p>${say.listAs} ${LIST_NAMES.map((name, i) => html`${i > 0 ? ', ' : ''}<a href="/leveranser/${number}/${name}" download>${name.split('.').at(-1)?.toUpperCase() ?? ''}</a>`)}.</p>`}
${bundleTable(office, c, delivery)}
${await refusalView(office, c, delivery)}
${sentAt !== undefined || (counts.sent ?? 0) > 0 ? receiptForms(number, c) : nothing}`;
}

/** What was decided of what the archive has refused, and what nobody has decided of yet. */
async function refusalView(office: Office, c: WebContext, delivery: Delivery): Promise<Markup> {
	const say = deliveryWords[c.var.lang];
	if (!delivery.bundles.some(({ state }) => state === 'refused')) return nothing;
	const at = (iso: string) => instant(iso, c.var.lang, office.config.TIMEZONE);
	const accepted = (await acceptedRefusals(office, delivery)).map(
		({ by, at: on, reason, bundleIds }) =>
			html`<p>${say.acceptedBy(bundleIds.length)} ${foreign(by)}, ${at(on)}. ${foreign(reason)}</p>`,
	);
	const left = (await refusedUnaccepted(office, delivery)).length;
	const form = html`<details class="more"><summary>${say.accept}</summary><p class="quiet">${say.acceptHint(left)}</p>
<form method="post" action="/leveranser/${delivery.number}/avvisat" class="narrow">
<label for="accept-reason">${say.acceptReason}</label><input id="accept-reason" name="accept-reason" maxlength="2000" required>
<button class="second">${say.acceptButton}</button></form></details>`;
	return html`${accepted}${left > 0 ? form : nothing}`;
}

/** What was asked for, and what is in its way. */
function standing(office: Office, c: WebContext, ask: DeliveryAsk | undefined): Markup {
	const { lang } = c.var;
	const say = deliveryWords[lang];
	if (!ask) return html`<p>${say.notAsked}</p>`;
	const at = (iso: string) => instant(iso, lang, office.config.TIMEZONE);
	const { trouble } = ask;
	const words = html`<p>${ask.kind === 'send' ? say.waitsToSend : say.waitsToWithdraw} ${foreign(ask.by)}, ${at(ask.at)}.${ask.reason ? html` ${foreign(ask.reason)}` : nothing}</p>`;
	if (!trouble) return words;
	const { message, remedy } = errorWords(trouble.error, lang);
	return html`${words}<div class="told warn"><p><strong>${say.trouble(trouble.tries)}</strong> ${visible(message)}</p><p>${visible(remedyOnPage(trouble.error, lang) ?? remedy ?? '')}</p>
<p>${trouble.nextAt ? html`${say.nextTry} ${at(trouble.nextAt)}.` : say.needsYou}</p></div>`;
}

function openForms(number: string, ask: DeliveryAsk | undefined, c: WebContext): Markup {
	const say = deliveryWords[c.var.lang];
	const goOn = html`<form method="post" action="/leveranser/${number}/fortsatt"><button>${say.goOn}</button></form>`;
	return html`${ask && !ask.trouble && ask.kind === 'send' ? nothing : goOn}
<details class="more"><summary>${say.withdraw}</summary><p class="quiet">${say.withdrawHint}</p>
<form method="post" action="/leveranser/${number}/ta-tillbaka" class="narrow">
<label for="reason">${say.withdrawReason}</label><input id="reason" name="reason" maxlength="2000" required>
<label><input type="checkbox" name="all" value="ja">${say.withdrawAll}</label>
<button class="second">${say.withdrawButton}</button></form></details>`;
}

function bundleTable(office: Office, c: WebContext, { bundles }: Delivery): Markup {
	const { lang } = c.var;
	const say = deliveryWords[lang];
	const sheet = sheetAsked(c);
	const from = (sheet - 1) * MOST;
	const shown = bundles.slice(from, from + MOST);
	const rows = shown.map(({ line, state, at, reason }) => [
		html`<a href="/paket/${line.bundleId}">${foreign(line.title)}</a>`,
		DELIVERY_STATE_WORDS[state][lang],
		instant(at, lang, office.config.TIMEZONE),
		size(line.bytes, lang),
		reason ? foreign(reason) : '',
	]);
	const caption = say.bundlesCaption(from + 1, from + shown.length, bundles.length);
	return html`<h2>${say.bundles}</h2>${table(caption, [say.bundle, say.state, say.since, say.size, say.remark], rows)}
${turning(c, say.bundles, sheet, bundles.length > from + MOST)}`;
}
