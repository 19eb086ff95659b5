import type { Clock } from '../../src/office.ts';
import type { OrderState } from '../../src/records/order.ts';
import type { Run, RunProgress, StopWish } from '../../src/records/run.ts';
import { appendEvent } from '../catalogue/events.ts';
import { orderRow, setState } from '../catalogue/orders.ts';
import { isGone } from '../owner.ts';
import { type Database, sql } from '../sqlite/database.ts';
import { lostBecause } from './lease.ts';
import { recoverLost } from './lost.ts';
import { stopOf } from './stops.ts';

/** What a worker has told before its first step. */
const BEGUN: RunProgress = { step: 'claimed', posts: 0, tiles: 0, bytes: 0 };

/** A worker has taken the order: what an earlier one told of it is over. Call it inside `write`. */
export function beginRun(db: Database, orderId: string, now: Date): void {
	const at = now.toISOString();
	db.run(sql.deleteFrom('order_runs').where('order_id', '=', orderId));
	db.run(sql.insertInto('order_runs').values({ order_id: orderId, started_at: at, told_at: at, ...BEGUN }));
}

/** Writes nothing where nothing is new, so that a capture that waits costs the disk nothing. */
export function tellRun(
	db: Database,
	clock: Clock,
	orderId: string,
	worker: string,
	told: RunProgress,
): StopWish | undefined {
	const order = orderRow(db, orderId);
	if (order?.state !== 'claimed' || order.worker !== worker) return undefined;
	const { step, posts, tiles, bytes } = told;
	const was = runRow(db, orderId);
	const isNew = was?.step !== step || was.posts !== posts || was.tiles !== tiles || was.bytes !== bytes;
	const now = { step, posts, tiles, bytes, told_at: clock.now().toISOString() };
	if (isNew) db.runPassing(sql.updateTable('order_runs').set(now).where('order_id', '=', orderId));
	return stopOf(db, orderId);
}

export function findRun(db: Database, clock: Clock, orderId: string): Run | undefined {
	const order = orderRow(db, orderId);
	const row = runRow(db, orderId);
	if (order?.state !== 'claimed' || !row) return undefined;
	const { started_at: startedAt, told_at: toldAt, step, posts, tiles, bytes } = row;
	const lost = lostBecause(order, clock.now(), isGone);
	const stop = stopOf(db, orderId);
	return {
		startedAt,
		toldAt,
		step,
		posts,
		tiles,
		bytes,
		...(lost ? { lost } : {}),
		...(stop ? { stop } : {}),
	};
}

/** An order that nobody works on is cancelled at once; one that is worked on when its worker lets go of it. */
export function askToStop(
	db: Database,
	clock: Clock,
	orderId: string,
	{ reason, by }: Pick<StopWish, 'reason' | 'by'>,
): OrderState | undefined {
	return db.write(() => {
		recoverLost(db, clock);
		const was = orderRow(db, orderId)?.state;
		const now = clock.now();
		if (was === 'waiting') {
			setState(db, orderId, 'cancelled');
			const data = { why: 'withdrawn', reason, was };
			appendEvent(db, { kind: 'order-cancelled', actor: by, subject: orderId, data }, now);
		}
		if (was !== 'claimed' || stopOf(db, orderId)) return was;
		const stop = { order_id: orderId, asked_by: by, reason, asked_at: now.toISOString() };
		db.run(sql.insertInto('order_stops').values(stop));
		appendEvent(db, { kind: 'order-stop-asked', actor: by, subject: orderId, data: { reason } }, now);
		return was;
	});
}

function runRow(db: Database, orderId: string) {
	return db.first(sql.selectFrom('order_runs').selectAll().where('order_id', '=', orderId));
}
