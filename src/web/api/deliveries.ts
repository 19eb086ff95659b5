import { z } from '@hono/zod-openapi';
import type { Office } from '../../office.ts';
import { askToSend, askToWithdraw } from '../../work/delivery/asked.ts';
import { orderDelivery, planDelivery } from '../../work/delivery/order-delivery.ts';
import { takeReceipt } from '../../work/delivery/take-receipt.ts';
import { safeName } from '../../work/register/uploaded.ts';
import { deliveryWish } from '../asking/delivery-wish.ts';
import { needsHandingOut } from '../asking/disclosure-access.ts';
import { deliveredUnits, seenDelivery } from '../asking/seen-delivery.ts';
import { visitorOf, type WebContext } from '../asking/visitor.ts';
import { deliveryWords } from '../words/deliveries.ts';
import { keepActed } from './acted.ts';
import { asideDocuments, deliveryDocument, wholeDelivery } from './delivery-documents.ts';
import {
	Delivery,
	NewDelivery,
	Receipt,
	TakenIn,
	Target,
	WholeDelivery,
	Withdrawal,
	WouldDeliver,
} from './delivery-schemas.ts';
import { offsetOf } from './register.ts';
import { type Api, getting, listOf, posting, Turning } from './route.ts';

const NumberPath = z.object({
	number: z
		.string()
		.regex(/^[\d-]{1,20}$/)
		.openapi({ param: { name: 'number', in: 'path' }, example: '2026-0001' }),
});
const TARGETS = getting(
	{
		...{ id: 'listDeliveryTargets', path: '/delivery-targets', summary: 'Leveransmål' },
		description: 'Where deliveries can go. They are added on the machine itself.',
	},
	z.object({ items: z.array(Target) }),
);
const DELIVERIES = getting(
	{
		...{ id: 'listDeliveries', path: '/deliveries', summary: 'Leveranser' },
		description: 'Deliveries of which the key may hand out every bundle, the latest first.',
	},
	listOf(Delivery),
	{ query: z.strictObject(Turning) },
);
const DELIVERY = getting(
	{
		...{ id: 'getDelivery', path: '/deliveries/{number}', summary: 'En leverans' },
		description: 'How each bundle stands, what was asked for and what is in its way.',
	},
	WholeDelivery,
	{ params: NumberPath },
);
const PLAN = posting(
	{
		...{ id: 'planDelivery', path: '/deliveries/plan', summary: 'Vad en leverans skulle omfatta' },
		description: 'What an order would come to. Nothing is written down, and nothing sent.',
	},
	NewDelivery,
	WouldDeliver,
);
const ORDER = posting(
	{
		...{ id: 'orderDelivery', path: '/deliveries', summary: 'Beställ en leverans' },
		description:
			'Writes it down for the job work to send. What is on its way there already, or there, is not ordered again: asked once more, it is refused (`nothing-to-deliver`).',
	},
	NewDelivery,
	WholeDelivery,
);
const AGAIN = posting(
	{
		...{ id: 'resumeDelivery', path: '/deliveries/{number}/resume', summary: 'Fortsätt en leverans' },
		description: 'Has the job work go on with it, where it waits for somebody to say so.',
	},
	z.strictObject({}),
	WholeDelivery,
	NumberPath,
);
const WITHDRAW = posting(
	{
		...{ id: 'withdrawDelivery', path: '/deliveries/{number}/withdraw', summary: 'Ta tillbaka en leverans' },
		description: 'Has the job work take out what is not sent, and take away what was begun at the target.',
	},
	Withdrawal,
	WholeDelivery,
	NumberPath,
);
const RECEIPT = posting(
	{
		...{ id: 'takeReceipt', path: '/deliveries/{number}/receipt', summary: 'Ta in arkivets kvittens' },
		description:
			'As a file, or said for the archive. Where anything in it is wrong nothing is taken in. The same once more changes nothing.',
	},
	Receipt,
	TakenIn,
	NumberPath,
);

/** Deliveries to e-archives, for who hands out. */
export function deliveryRoutes(api: Api, office: Office): void {
	api.openapi(TARGETS, async (c) => {
		needsHandingOut(c);
		const targets = await office.deliveries.targets();
		return c.json({ items: targets.map(({ id, name, archive = null }) => ({ id, name, archive })) }, 200);
	});
	api.openapi(DELIVERIES, async (c) => {
		needsHandingOut(c);
		const { limit, after } = c.req.valid('query');
		const offset = offsetOf(after);
		const unitIds = deliveredUnits(c);
		const some = await office.deliveries.summaries({
			...{ limit: limit + 1, offset },
			...(unitIds === undefined ? {} : { unitIds }),
		});
		const next = some.length > limit ? `${offset + limit}` : null;
		return c.json({ items: some.slice(0, limit).map(deliveryDocument), next }, 200);
	});
	api.openapi(DELIVERY, async (c) =>
		c.json(await wholeDelivery(office, c, await seenDelivery(office, c)), 200),
	);
	api.openapi(PLAN, async (c) => {
		const planned = await planDelivery(
			office,
			await wishIn(office, c, c.req.valid('json')),
			c.req.raw.signal,
		);
		const { target, agreed, lines, leftOut, underWay } = planned;
		const { whyNot } = deliveryWords[c.var.lang];
		return c.json(
			{
				...{ target: target.name, agreement: agreed.number ?? null },
				bundles: lines.map(({ bundleId: id, title, bytes }) => ({ id, title, bytes })),
				leftOut: leftOut.map(({ filing, why }) => ({ id: filing.bundleId, why, detail: whyNot[why] })),
				underWay: underWay.map(({ number }) => number),
			},
			200,
		);
	});
	api.openapi(ORDER, async (c) => {
		const wish = await wishIn(office, c, c.req.valid('json'));
		const delivery = await orderDelivery(office, wish, c.req.raw.signal);
		await keepActed(office, delivery.id, visitorOf(c).person, 'delivery');
		c.header('location', `/api/v1/deliveries/${delivery.number}`);
		return c.json(await wholeDelivery(office, c, delivery), 201);
	});
	api.openapi(AGAIN, async (c) => {
		const delivery = await seenDelivery(office, c);
		const { person } = visitorOf(c);
		await askToSend(office, delivery, person.name);
		await keepActed(office, delivery.id, person, 'delivery-again');
		return c.json(await wholeDelivery(office, c, delivery), 200);
	});
	api.openapi(WITHDRAW, async (c) => {
		const { reason, all = false } = c.req.valid('json');
		const delivery = await seenDelivery(office, c);
		const { person } = visitorOf(c);
		await askToWithdraw(office, delivery, reason, all, person.name);
		await keepActed(office, delivery.id, person, 'delivery-withdrawal');
		return c.json(await wholeDelivery(office, c, delivery), 200);
	});
	api.openapi(RECEIPT, async (c) => {
		const { file, received = [], refused = [], reason, correct = false } = c.req.valid('json');
		const { id, number } = await seenDelivery(office, c);
		const { person } = visitorOf(c);
		const taken = await takeReceipt(office, number, {
			...(file ? { file: { name: safeName(file.name), bytes: Buffer.from(file.base64, 'base64') } } : {}),
			byHand: { received, refused, ...(reason ? { reason } : {}) },
			...{ isCorrection: correct, by: person.name },
		});
		if (taken.received + taken.refused > 0) await keepActed(office, id, person, 'receipt');
		const { same, waiting, aside } = taken;
		const counts = { received: taken.received, refused: taken.refused, same, waiting };
		return c.json({ ...counts, aside: asideDocuments(aside, c.var.lang) }, 200);
	});
}

function wishIn(
	office: Office,
	c: WebContext,
	{ bundles = [], again = false, ...said }: z.infer<typeof NewDelivery>,
) {
	needsHandingOut(c);
	return deliveryWish(office, c, { ...said, bundles, isAgain: again });
}
