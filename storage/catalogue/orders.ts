import { sql as raw } from 'kysely';
import { Fault } from '../../src/errors.ts';
import type { AskedFor, Clock } from '../../src/office.ts';
import type { NewOrder, Order, OrderState } from '../../src/records/order.ts';
import { isWhole } from '../occasions/read.ts';
import { type Database, sql } from '../sqlite/database.ts';
import type { OrderRow } from '../sqlite/tables.ts';
import { appendEvent } from './events.ts';
import { orderFrom } from './rows.ts';

/** Who acts where no worker holds the order, such as in recovery. */
export const OURSELVES = 'ogonblick';

/** @throws Fault `unknown-account` · Fault `order-exists` */
export function addOrder(db: Database, clock: Clock, order: NewOrder): Order {
	return db.write(() => insertOrder(db, clock, order));
}

/** As `addOrder`, inside `write`. */
export function insertOrder(db: Database, clock: Clock, order: NewOrder): Order {
	const known = db.first(sql.selectFrom('accounts').select('id').where('id', '=', order.accountId));
	if (known === undefined)
		throw new Fault('An order needs an account', { code: 'unknown-account', subject: order.accountId });
	if (findOrder(db, order.id) !== undefined)
		throw new Fault('The order is there already', { code: 'order-exists', subject: order.id });
	const row: OrderRow = {
		id: order.id,
		account_id: order.accountId,
		occasion: order.occasion,
		reason: order.reason,
		level: order.level,
		ordered_by: order.orderedBy,
		ordered_as: order.orderedAs,
		ordered_at: order.orderedAt,
		due: order.due,
		state: 'waiting',
		out: order.out ?? null,
		allow_hosts: JSON.stringify(order.allowHosts),
		limits: JSON.stringify(order.limits),
		attempts: 0,
		not_before: null,
		...NOBODY,
		post: order.removal?.post ?? null,
		category: order.removal?.category ?? null,
		is_restricted: order.isRestricted ? 1 : 0,
	};
	db.run(sql.insertInto('orders').values(row));
	const { accountId, occasion, reason, level, due } = order;
	const data = {
		...{ accountId, occasion, reason, level, due, allowHosts: order.allowHosts },
		...order.removal,
		...(order.isRestricted ? { isRestricted: true } : {}),
	};
	const event = { kind: 'order-placed', actor: order.orderedBy, subject: order.id, data };
	appendEvent(db, event, clock.now());
	return orderFrom(row);
}

/** The columns of an order that no worker holds. */
export const NOBODY = { worker: null, owner: null, lease_until: null } as const;

export function findOrder(db: Database, id: string): Order | undefined {
	const row = orderRow(db, id);
	return row === undefined ? undefined : orderFrom(row);
}

export function ordersById(db: Database, ids: readonly string[]): ReadonlyMap<string, Order> {
	// As one value: there may be more ids than SQLite takes parameters.
	const wanted = raw<boolean>`id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
	const rows = db.all(sql.selectFrom('orders').selectAll().where(wanted));
	return new Map(rows.map((row) => [row.id, orderFrom(row)]));
}

/** Without the rest of their columns, and nothing of them read as JSON: a year has tens of thousands. */
export function askedForById(db: Database, ids: readonly string[]): ReadonlyMap<string, AskedFor> {
	const rows = db.all(
		sql
			.selectFrom('orders')
			.select(['id', 'level', 'limits', 'post', 'is_restricted'])
			.where(raw<boolean>`id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`),
	);
	return new Map(
		rows.map((row) => {
			const { id, level, post, is_restricted } = row;
			const of = { isRestricted: is_restricted === 1, isOfPost: post !== null };
			return [id, { level, isWhole: isWhole(row), ...of }];
		}),
	);
}

export function orderRow(db: Database, id: string): OrderRow | undefined {
	return db.first(sql.selectFrom('orders').selectAll().where('id', '=', id));
}

/** An order is taken for more than it was placed for. Call it inside `write`. @param reason the whole of it */
export function extendReason(db: Database, clock: Clock, id: string, reason: string, actor: string): void {
	db.run(sql.updateTable('orders').set({ reason }).where('id', '=', id));
	appendEvent(db, { kind: 'order-extended', actor, subject: id, data: { reason } }, clock.now());
}

/**
 * Waiting or claimed, in the very words of the index of open orders: SQLite reads every order there has ever been where the states are parameters,
 * since it cannot know that they are those of the index.
 */
export const IS_OPEN = raw<boolean>`state IN ('waiting', 'claimed')`;

/** Waiting or claimed, due first. */
export function openOrders(db: Database): readonly Order[] {
	const query = sql
		.selectFrom('orders')
		.selectAll()
		.where(IS_OPEN)
		.orderBy('due')
		.orderBy('ordered_at')
		.orderBy('id');
	return db.all(query).map(orderFrom);
}

/** Lets go of an order for good, or back to waiting. Call it inside `write`. */
export function setState(db: Database, id: string, state: Exclude<OrderState, 'claimed'>): void {
	db.run(
		sql
			.updateTable('orders')
			.set({ state, ...NOBODY })
			.where('id', '=', id),
	);
	if (state === 'waiting') return;
	for (const kept of ['order_runs', 'order_stops'] as const)
		db.run(sql.deleteFrom(kept).where('order_id', '=', id));
}
