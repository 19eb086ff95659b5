import { RECEIPT_ASIDE } from '../../records/words/delivery.ts';
import type { TakenReceipt } from '../../work/delivery/take-receipt.ts';
import type { WebContext } from '../asking/visitor.ts';
import { table } from '../parts/table.ts';
import { done } from '../parts/told.ts';
import { foreign, html, type Markup, nothing } from '../shell/markup.ts';
import { deliveryWords } from '../words/deliveries.ts';

/** More than this nobody reads at once. */
const MOST = 100;

/** What a receipt came to, and the rows of it that were passed over. */
export function receiptTaken(
	{ received, refused, same, waiting, aside }: TakenReceipt,
	c: WebContext,
): Markup {
	const { lang } = c.var;
	const say = deliveryWords[lang];
	const rows = aside
		.slice(0, MOST)
		.map(({ at, code, given }) => [`${at}`, foreign(RECEIPT_ASIDE[code][lang](given))]);
	return html`${done(say.taken(received, refused, same, waiting))}
${rows.length > 0 ? table(say.aside, [say.row, say.said], rows) : nothing}${aside.length > MOST ? html`<p>${say.andMore(aside.length - MOST)}</p>` : nothing}`;
}

/** Forms that take in what the archive has answered: a file, or by hand. */
export function receiptForms(number: string, c: WebContext): Markup {
	const say = deliveryWords[c.var.lang];
	const action = `/leveranser/${number}/kvittens`;
	const correct = (id: string) =>
		html`<label><input type="checkbox" id="${id}" name="correct" value="ja">${say.correct}</label>`;
	return html`<h2>${say.receipt}</h2>
<form method="post" action="${action}" enctype="multipart/form-data" class="narrow">
<label for="file">${say.file}</label><p class="hint" id="file-hint">${say.receiptHint}</p>
<input id="file" name="file" type="file" accept=".csv,.xlsx,.json,.xml" required aria-describedby="file-hint">
${correct('correct-file')}<button>${say.takeIn}</button></form>
<h3>${say.hand}</h3>
<form method="post" action="${action}" class="narrow">
<p class="hint" id="hand-hint">${say.handHint}</p>
<label for="received">${say.received}</label><input id="received" name="received" maxlength="30000" aria-describedby="hand-hint">
<label for="refused">${say.refused}</label><input id="refused" name="refused" maxlength="30000" aria-describedby="hand-hint">
<label for="refused-reason">${say.refusedReason}</label><input id="refused-reason" name="refused-reason" maxlength="2000">
${correct('correct-hand')}<button class="second">${say.note}</button></form>`;
}
