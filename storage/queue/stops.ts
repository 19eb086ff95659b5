import type { StopWish } from '../../src/records/run.ts';
import { appendEvent } from '../catalogue/events.ts';
import { setState } from '../catalogue/orders.ts';
import { type Database, sql } from '../sqlite/database.ts';

/** Who has asked for the work on an order to stop; undefined where nobody has. */
export function stopOf(db: Database, orderId: string): StopWish | undefined {
	const row = db.first(sql.selectFrom('order_stops').selectAll().where('order_id', '=', orderId));
	return row && { by: row.asked_by, reason: row.reason, at: row.asked_at };
}

/**
 * Cancels an order that its worker lets go of where somebody has asked for that: it would be taken again otherwise. Call it inside `write`.
 * @returns false, with nothing done, where nobody has
 */
export function cancelStopped(db: Database, orderId: string, now: Date): boolean {
	const stop = stopOf(db, orderId);
	if (!stop) return false;
	setState(db, orderId, 'cancelled');
	const data = { why: 'stopped', reason: stop.reason, was: 'claimed' };
	appendEvent(db, { kind: 'order-cancelled', actor: stop.by, subject: orderId, data }, now);
	return true;
}
