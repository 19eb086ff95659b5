import type { Clock, LostOrder, OrderQueue } from '../../src/office.ts';
import { siteOf } from '../../src/records/address.ts';
import { resting } from '../../src/records/delay.ts';
import { PASSING, PRESSING_DAYS } from '../../src/records/occasion.ts';
import type { Order, OrderState } from '../../src/records/order.ts';
import { appendEvent } from '../catalogue/events.ts';
import { IS_OPEN, orderRow, setState } from '../catalogue/orders.ts';
import { orderFrom } from '../catalogue/rows.ts';
import { ownerMark } from '../owner.ts';
import { type Database, sql } from '../sqlite/database.ts';
import type { OrderRow } from '../sqlite/tables.ts';
import { type Holder, leaseFrom } from './lease.ts';
import { takeLock } from './locks.ts';
import { giveBack, recoverLost } from './lost.ts';
import { askToStop, beginRun, findRun, tellRun } from './runs.ts';
import { cancelStopped } from './stops.ts';

/** The order queue on the catalogue's own database, for one machine and any number of processes on it. */
export function sqliteQueue(db: Database, clock: Clock): OrderQueue {
	const owner = ownerMark();
	return {
		claim: async (worker, orderId) => claim(db, clock, { worker, owner }, orderId),
		tell: async (orderId, worker, told) => tellRun(db, clock, orderId, worker, told),
		run: async (orderId) => findRun(db, clock, orderId),
		askToStop: async (orderId, reason, by) => askToStop(db, clock, orderId, { reason, by }),
		renew: async (orderId, worker) => renew(db, clock, orderId, worker),
		release: async (orderId, worker, why, notBefore) =>
			release(db, clock, orderId, { worker, why, notBefore }),
		cancel: async (orderId, why) => cancel(db, clock, orderId, why),
		withdraw: async (orderId, reason, by) => withdraw(db, clock, orderId, { reason, by }),
		lock: async (name, worker) => takeLock(db, clock, name, { worker, owner }),
		recoverLost: async (): Promise<readonly LostOrder[]> => db.write(() => recoverLost(db, clock)),
		whileFree: async (orderId, act) => whileFree(db, clock, orderId, act),
	};
}

function claim(db: Database, clock: Clock, { worker, owner }: Holder, orderId?: string): Order | undefined {
	return db.write(() => {
		recoverLost(db, clock);
		const now = clock.now();
		const next = nextWaiting(db, now, owner, orderId);
		if (next === undefined) return undefined;
		const claimed: OrderRow = {
			...next,
			state: 'claimed',
			attempts: next.attempts + 1,
			not_before: null,
			worker,
			owner,
			lease_until: leaseFrom(now),
		};
		db.run(sql.updateTable('orders').set(claimed).where('id', '=', next.id));
		beginRun(db, next.id, now);
		const data = { attempts: claimed.attempts };
		appendEvent(db, { kind: 'order-claimed', actor: worker, subject: next.id, data }, now);
		return orderFrom(claimed);
	});
}

/**
 * What presses first, then due first, rested, on hosts that this process is not at work on; the named one also while it rests, since somebody asks for
 * it now. An order whose last worker may have put a bundle in place is
 * not taken until recovery has looked: else the same snapshot could be taken and filed twice.
 */
function nextWaiting(db: Database, now: Date, owner: string, orderId?: string): OrderRow | undefined {
	const pressingUntil = new Date(now.getTime() + PRESSING_DAYS * 86_400_000).toISOString();
	const waiting = sql
		.selectFrom('orders')
		.innerJoin('accounts', 'accounts.id', 'orders.account_id')
		.selectAll('orders')
		.select('accounts.address as address')
		.where(IS_OPEN)
		.where('state', '=', 'waiting')
		.where('orders.id', 'not in', sql.selectFrom('filing_intents').select('order_id'))
		.orderBy((eb) =>
			eb
				.case()
				.when(eb.and([eb('occasion', 'in', PASSING), eb('due', '<=', pressingUntil)]))
				.then(0)
				.else(1)
				.end(),
		)
		.orderBy('due')
		.orderBy('ordered_at')
		.orderBy('orders.id');
	const busy = orderId === undefined ? hostsOf(db, owner) : new Set();
	const { after, until } = resting(now);
	const query =
		orderId === undefined
			? waiting.where((eb) =>
					eb.or([eb('not_before', 'is', null), eb('not_before', '<=', after), eb('not_before', '>', until)]),
				)
			: waiting.where('orders.id', '=', orderId);
	const next = db.all(query).find(({ address }) => !busy.has(siteOf(address)));
	if (next === undefined) return undefined;
	const { address: _, ...row } = next;
	return row;
}

/** Hosts of the accounts whose orders a process has claimed. */
function hostsOf(db: Database, owner: string): ReadonlySet<string> {
	const query = sql
		.selectFrom('orders')
		.innerJoin('accounts', 'accounts.id', 'orders.account_id')
		.select('accounts.address')
		.where(IS_OPEN)
		.where('state', '=', 'claimed')
		.where('owner', '=', owner);
	return new Set(db.all(query).map(({ address }) => siteOf(address)));
}

function renew(db: Database, clock: Clock, orderId: string, worker: string): boolean {
	const update = sql
		.updateTable('orders')
		.set({ lease_until: leaseFrom(clock.now()) })
		.where('id', '=', orderId)
		.where('state', '=', 'claimed')
		.where('worker', '=', worker);
	return db.runPassing(update) === 1;
}

interface Released {
	readonly worker: string;
	readonly why: string;
	readonly notBefore: Date | undefined;
}

/** A worker that lost its lease has nothing to give back: another one may be at work on the order. */
function release(db: Database, clock: Clock, orderId: string, { worker, why, notBefore }: Released): void {
	db.write(() => {
		const row = orderRow(db, orderId);
		if (row?.state !== 'claimed' || row.worker !== worker) return;
		if (cancelStopped(db, orderId, clock.now())) return;
		giveBack(db, orderId, notBefore);
		const data = { why, ...(notBefore === undefined ? {} : { notBefore: notBefore.toISOString() }) };
		appendEvent(db, { kind: 'order-released', actor: worker, subject: orderId, data }, clock.now());
	});
}

/** Only an open order; what is filed or failed stays so. */
function cancel(db: Database, clock: Clock, orderId: string, why: string): void {
	db.write(() => {
		const row = orderRow(db, orderId);
		if (row === undefined || (row.state !== 'waiting' && row.state !== 'claimed')) return;
		setState(db, orderId, 'cancelled');
		const data = { why, was: row.state };
		const event = { kind: 'order-cancelled', actor: row.worker ?? row.ordered_by, subject: orderId, data };
		appendEvent(db, event, clock.now());
	});
}

function withdraw(
	db: Database,
	clock: Clock,
	orderId: string,
	{ reason, by }: { readonly reason: string; readonly by: string },
): OrderState | undefined {
	return db.write(() => {
		recoverLost(db, clock);
		const was = orderRow(db, orderId)?.state;
		if (was !== 'waiting') return was;
		setState(db, orderId, 'cancelled');
		const data = { why: 'withdrawn', reason, was };
		appendEvent(db, { kind: 'order-cancelled', actor: by, subject: orderId, data }, clock.now());
		return was;
	});
}

/** Claiming needs the write lock, so nobody can claim while `act` runs under it. */
function whileFree(db: Database, clock: Clock, orderId: string, act: () => void): boolean {
	return db.write(() => {
		recoverLost(db, clock);
		if (orderRow(db, orderId)?.state === 'claimed') return false;
		act();
		return true;
	});
}
