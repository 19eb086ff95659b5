import type { Order } from '../records/order.ts';

/** Due first, then ordered first. Times are ISO 8601 in UTC, so text order is time order. */
export function byUrgency(a: Order, b: Order): number {
	return compare(a.due, b.due) || compare(a.orderedAt, b.orderedAt) || compare(a.id, b.id);
}

/** An order is overdue from the instant after its due time until it is filed, failed or cancelled. */
export function isOverdue(order: Order, now: Date): boolean {
	const open = order.state === 'waiting' || order.state === 'claimed';
	return open && Date.parse(order.due) < now.getTime();
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
