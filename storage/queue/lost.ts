import type { Clock, LostOrder } from '../../src/office.ts';
import { restSeconds } from '../../src/records/order.ts';
import { appendEvent } from '../catalogue/events.ts';
import { IS_OPEN, NOBODY, OURSELVES } from '../catalogue/orders.ts';
import { isGone } from '../owner.ts';
import { type Database, sql } from '../sqlite/database.ts';
import { lostBecause } from './lease.ts';
import { cancelStopped } from './stops.ts';

/**
 * Orders whose lease ran out, or whose process is gone from this machine, go back to waiting. A killed worker's
 * order is so free at once on the same machine, and after the lease from anywhere else. One that somebody has asked to stop is
 * cancelled. Call it inside `write`.
 */
export function recoverLost(db: Database, clock: Clock): readonly LostOrder[] {
	const now = clock.now();
	const query = sql
		.selectFrom('orders')
		.select(['id', 'worker', 'owner', 'lease_until', 'attempts'])
		.where(IS_OPEN)
		.where('state', '=', 'claimed');
	const lost: LostOrder[] = [];
	const rows = db.all(query);
	const gone = new Set([...new Set(rows.map((r) => r.owner ?? ''))].filter(isGone));
	for (const row of rows) {
		const why = lostBecause(row, now, (owner) => gone.has(owner));
		if (why === undefined) continue;
		const rest = restSeconds(row.attempts);
		const worker = row.worker ?? OURSELVES;
		const data = { worker, why, attempts: row.attempts, restSeconds: rest };
		appendEvent(db, { kind: 'order-lost', actor: OURSELVES, subject: row.id, data }, now);
		if (!cancelStopped(db, row.id, now))
			giveBack(db, row.id, rest === 0 ? undefined : new Date(now.getTime() + rest * 1000));
		lost.push({ orderId: row.id, worker, why });
	}
	return lost;
}

/** Back to waiting, held by nobody. Call it inside `write`. */
export function giveBack(db: Database, orderId: string, notBefore: Date | undefined): void {
	const waiting = { state: 'waiting', not_before: notBefore?.toISOString() ?? null, ...NOBODY } as const;
	db.run(sql.updateTable('orders').set(waiting).where('id', '=', orderId));
}
