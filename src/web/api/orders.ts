import { z } from '@hono/zod-openapi';
import type { Office } from '../../office.ts';
import type { Order as OrderRecord } from '../../records/order.ts';
import type { RegisteredAccount } from '../../records/register/registered.ts';
import { stopOrder } from '../../work/live/stop-order.ts';
import { type ClosingState, closeAccount, closingOf } from '../../work/occasions/close-account.ts';
import { orderAdhoc } from '../../work/occasions/order-adhoc.ts';
import { seenAccount } from '../asking/seen-account.ts';
import { sightOf } from '../asking/sight.ts';
import { needs } from '../asking/visitor.ts';
import { type SeenOrder, seenOrder } from '../live/seen-order.ts';
import { keepActed } from './acted.ts';
import { type Api, getting, IdPath, posting } from './route.ts';
import { Closing, NewOrder, Order, StopWish } from './schemas.ts';

const Placed = z
	.object({ order: Order.nullable(), closing: Closing.nullable() })
	.openapi('Placed', { description: 'No order where a closure waits for the last content' });
const OPEN = getting(
	{
		...{ id: 'listOpenOrders', path: '/orders', summary: 'Öppna beställningar' },
		description: 'Orders that wait or are carried out, due first.',
	},
	z.object({ items: z.array(Order) }),
);
const PLACE = posting(
	{
		...{ id: 'placeOrder', path: '/orders', summary: 'Beställ en ögonblicksbild' },
		description:
			'Orders a snapshot, or begins the closing of an account. The very same order that waits already is given back (200), so that it does no harm to ask again.',
	},
	NewOrder,
	Placed,
);
const ORDER = getting(
	{
		...{ id: 'getOrder', path: '/orders/{id}', summary: 'En beställning' },
		description: 'How an order stands, and what has come of it.',
	},
	Order,
	{ params: IdPath },
);
const STOP = posting(
	{
		...{ id: 'stopOrder', path: '/orders/{id}/stop', summary: 'Stoppa en beställning' },
		description: 'Stops it, also while it is carried out: then its worker lets go within seconds.',
	},
	StopWish,
	z.object({ state: z.enum(['stopped', 'stopping']) }),
	IdPath,
);
const CLOSING = getting(
	{
		...{ id: 'getClosing', path: '/accounts/{id}/closing', summary: 'Kontots avslut' },
		description: 'How the closing of an account stands.',
	},
	Closing,
	{ params: IdPath },
);

/** Orders and closings. */
export function orderRoutes(api: Api, office: Office): void {
	api.openapi(OPEN, async (c) => {
		const { sees } = sightOf(office, c);
		const open = await office.catalogue.openOrders();
		const named = await office.occasions.named([...new Set(open.map(({ accountId }) => accountId))]);
		const seen = open.filter(({ accountId }) => sees(named.get(accountId)?.account.unitId ?? ''));
		return c.json(
			{ items: seen.map((order) => orderDocument({ order, seesInside: !order.isRestricted })) },
			200,
		);
	});
	api.openapi(PLACE, async (c) => {
		const { account: id, occasion, reason, level, lastContent } = c.req.valid('json');
		const account = await seenAccount(office, c, id);
		const actor = needs(c, 'order', account.unitId);
		const before = office.clock.now().toISOString();
		if (occasion === 'closure') {
			const [open] = await office.occasions.closings({ accountId: account.id, isOpen: true });
			// Whoever asks again, since the answer did not come, moves nothing: another instant would have a new snapshot taken.
			if (open && lastContent === undefined && (level ?? open.level) === open.level) {
				const standing = await closingOf(office, account.id);
				const order = standing.order ? openDocument(standing.order) : null;
				return c.json({ order, closing: closingDocument(standing) }, 200);
			}
			const act = {
				kind: 'close',
				reason,
				level: level ?? open?.level ?? 'full',
				lastContent: lastContent ?? 'now',
			} as const;
			const state = await closeAccount(office, account.id, act, { by: actor.name, isPerson: true });
			await keepActed(office, account.id, actor, 'closing');
			if (state.order) await keepActed(office, state.order.id, actor, 'order');
			return c.json(
				{ order: state.order ? openDocument(state.order) : null, closing: closingDocument(state) },
				201,
			);
		}
		const order = await orderAdhoc(office, account.id, { reason, level: level ?? account.level }, actor.name);
		const isNew = order.orderedAt >= before;
		if (isNew) await keepActed(office, order.id, actor, 'order');
		c.header('location', `/api/v1/orders/${order.id}`);
		return c.json({ order: openDocument(order), closing: null }, isNew ? 201 : 200);
	});
	api.openapi(ORDER, async (c) => c.json(orderDocument(await seenOrder(office, c)), 200));
	api.openapi(STOP, async (c) => {
		const { order, account } = await seenOrder(office, c);
		const actor = needs(c, 'order', account.unitId);
		const state = await stopOrder(office, order, c.req.valid('json').reason, actor.name);
		await keepActed(office, order.id, actor, 'stop');
		return c.json({ state }, 200);
	});
	api.openapi(CLOSING, async (c) => {
		const account: RegisteredAccount = await seenAccount(office, c);
		return c.json(closingDocument(await closingOf(office, account.id)), 200);
	});
}

function openDocument(order: OrderRecord): z.infer<typeof Order> {
	return orderDocument({ order, seesInside: true });
}

function orderDocument({
	order,
	seesInside,
	run,
	bundle,
	attempt,
}: Pick<SeenOrder, 'order' | 'seesInside'> & Partial<SeenOrder>): z.infer<typeof Order> {
	const { id, accountId, occasion, level, orderedBy, orderedAt, due, state, reason, isRestricted } = order;
	const findings = seesInside ? (bundle?.told?.findings ?? attempt?.findings) : undefined;
	return {
		...{ id, account: accountId, occasion, level, orderedBy, orderedAt, due, state },
		...{ reason: seesInside ? reason : null, isRestricted: isRestricted === true },
		run: run
			? {
					...{ startedAt: run.startedAt, toldAt: run.toldAt, step: run.step, posts: run.posts },
					...{ tiles: run.tiles, bytes: run.bytes },
					...{ isLost: run.lost !== undefined, isStopping: run.stop !== undefined },
				}
			: null,
		bundle: bundle?.filing.bundleId ?? null,
		outcome: bundle?.filing.outcome ?? (state === 'failed' ? 'failed' : null),
		failure: attempt?.kept.code ?? null,
		findings: findings ? findings.map(({ code, severity, detail }) => ({ code, severity, detail })) : null,
	};
}

function closingDocument({ account, closing, lack, order }: ClosingState): z.infer<typeof Closing> {
	return {
		...{ account: account.id, status: account.status, lack: lack ?? null },
		...{ lastContent: closing?.lastContent ?? null, order: order?.id ?? null },
	};
}
