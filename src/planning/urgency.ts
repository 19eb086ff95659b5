import { PASSING, PRESSING_DAYS } from '../records/occasion.ts';
import type { Order } from '../records/order.ts';

/** What presses first, then due first, then ordered first. Times are ISO 8601 in UTC, so text order is time order. */
export function byUrgency(now: Date): (a: Order, b: Order) => number {
	const pressingUntil = new Date(now.getTime() + PRESSING_DAYS * 86_400_000).toISOString();
	const presses = ({ occasion, due }: Order) => (PASSING.includes(occasion) && due <= pressingUntil ? 0 : 1);
	return (a, b) =>
		presses(a) - presses(b) ||
		compare(a.due, b.due) ||
		compare(a.orderedAt, b.orderedAt) ||
		compare(a.id, b.id);
}

/** An order is overdue from the instant after its due time until it is filed, failed or cancelled. */
export function isOverdue(order: Order, now: Date): boolean {
	const open = order.state === 'waiting' || order.state === 'claimed';
	return open && Date.parse(order.due) < now.getTime();
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
