import { Hono } from 'hono';
import type { OgonblickError } from '../../../errors.ts';
import type { Office } from '../../../office.ts';
import type { Delivery } from '../../../records/delivery/delivery.ts';
import { acceptRefusal } from '../../../work/delivery/accept-refusal.ts';
import { askToSend, askToWithdraw } from '../../../work/delivery/asked.ts';
import { deliveryLists, LIST_NAMES } from '../../../work/delivery/lists.ts';
import { type TakenReceipt, takeReceipt } from '../../../work/delivery/take-receipt.ts';
import { safeName } from '../../../work/register/uploaded.ts';
import { type Form, readForm, readUpload } from '../../asking/form.ts';
import { seenDelivery } from '../../asking/seen-delivery.ts';
import { visitorOf, type WebContext, type WebEnv } from '../../asking/visitor.ts';
import { receiptTaken } from '../../delivery/receipt-view.ts';
import { deliveryView } from '../../delivery/view.ts';
import { done, refusal, refused, statusOf } from '../../parts/told.ts';
import { html, nothing } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { deliveryWords } from '../../words/deliveries.ts';

const TYPES = [
	'text/csv; charset=utf-8',
	'application/json; charset=utf-8',
	'text/html; charset=utf-8',
] as const;

/** One delivery: how each bundle stands, gone on with, withdrawn, and the archive's receipt taken in. */
export function deliveryPages(office: Office): Hono<WebEnv> {
	const asked = async (
		c: WebContext,
		what: 'again' | 'withdraw' | 'accepted',
		ask: (delivery: Delivery, by: string, sent: Form) => Promise<void>,
	) => {
		const delivery = await seenDelivery(office, c);
		const sent = await readForm(c);
		const error = await refused(() => ask(delivery, visitorOf(c).person.name, sent));
		if (error) return show(office, c, delivery, { error });
		return c.redirect(`/leveranser/${delivery.number}?klart=${what}`, 303);
	};
	const app = new Hono<WebEnv>()
		.get('/leveranser/:number', async (c) => show(office, c, await seenDelivery(office, c), {}))
		.post('/leveranser/:number/fortsatt', (c) =>
			asked(c, 'again', (delivery, by) => askToSend(office, delivery, by)),
		)
		.post('/leveranser/:number/ta-tillbaka', (c) =>
			asked(c, 'withdraw', (delivery, by, sent) =>
				askToWithdraw(office, delivery, sent.text('reason'), sent.text('all') !== '', by),
			),
		)
		.post('/leveranser/:number/avvisat', (c) =>
			asked(c, 'accepted', (delivery, by, sent) =>
				acceptRefusal(office, delivery, sent.text('accept-reason'), by),
			),
		)
		.post('/leveranser/:number/kvittens', async (c) => {
			const delivery = await seenDelivery(office, c);
			const { form, file } = await readUpload(c, 'file');
			let taken: TakenReceipt | undefined;
			const error = await refused(async () => {
				taken = await takeReceipt(office, delivery.number, {
					...(file ? { file: { name: safeName(file.name), bytes: file.bytes } } : {}),
					byHand: { received: idsIn(form, 'received'), refused: idsIn(form, 'refused'), ...reasonIn(form) },
					...{ isCorrection: form.text('correct') !== '', by: visitorOf(c).person.name },
				});
			});
			return show(office, c, taken?.delivery ?? delivery, {
				...(error ? { error } : {}),
				...(taken ? { taken } : {}),
			});
		});
	for (const [i, name] of LIST_NAMES.entries())
		app.get(`/leveranser/:number/${name}`, async (c) => {
			const delivery = await seenDelivery(office, c);
			c.header('content-disposition', `attachment; filename="${name}"`);
			c.header('content-type', TYPES[i] ?? TYPES[0]);
			c.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
			return c.body(deliveryLists(delivery, office.config.TIMEZONE).get(name) ?? '');
		});
	return app;
}

function idsIn(form: Form, name: string): readonly string[] {
	return form
		.text(name)
		.split(/[\s,;]+/)
		.filter(Boolean);
}

function reasonIn(form: Form): { readonly reason?: string } {
	const reason = form.text('refused-reason');
	return reason === '' ? {} : { reason };
}

interface Told {
	readonly error?: OgonblickError;
	readonly taken?: TakenReceipt;
}

async function show(office: Office, c: WebContext, delivery: Delivery, { error, taken }: Told) {
	const { lang } = c.var;
	const say = deliveryWords[lang];
	const what = c.req.query('klart') ?? '';
	const isTold = Object.hasOwn(say.asked, what) && !error;
	return page(c, {
		title: say.oneTitle(delivery.number),
		part: '/paket',
		...(error ? { status: statusOf(error) } : {}),
		content: html`${isTold ? done(say.asked[what as keyof typeof say.asked]) : nothing}${error ? refusal(error, lang) : nothing}${taken ? receiptTaken(taken, c) : nothing}
${await deliveryView(office, c, delivery)}`,
	});
}
