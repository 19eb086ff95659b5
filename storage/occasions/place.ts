import type { Clock } from '../../src/office.ts';
import type { NewOrder, Order } from '../../src/records/order.ts';
import { insertOrder } from '../catalogue/orders.ts';
import { type Database, sql } from '../sqlite/database.ts';

/** Looks and places under one write lock, so that two who place at once never place two. */
export function placeOrders(db: Database, clock: Clock, orders: readonly NewOrder[]): readonly Order[] {
	if (orders.length === 0) return [];
	return db.write(() =>
		orders.flatMap((order) => (hasOpen(db, order) ? [] : [insertOrder(db, clock, order)])),
	);
}

function hasOpen(db: Database, { accountId, occasion }: NewOrder): boolean {
	const open = sql
		.selectFrom('orders')
		.select('id')
		.where('account_id', '=', accountId)
		.where('occasion', '=', occasion)
		.where('state', 'in', ['waiting', 'claimed'])
		.limit(1);
	return db.first(open) !== undefined;
}
