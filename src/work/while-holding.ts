import { randomUUID } from 'node:crypto';
import { OgonblickError, TryAgainLater } from '../errors.ts';
import type { Lock, Office } from '../office.ts';
import type { Order } from '../records/order.ts';

const RENEW_MS = 15_000;
const name = `${process.pid}-${randomUUID().slice(0, 8)}`;

/** This process among workers; the same for its whole life. */
export function workerName(): string {
	return name;
}

/**
 * Does work on a claimed order while its lease and the locks on its account and host are held, and renews all three.
 * A lease that is lost aborts the work: another worker may have begun. An order whose work throws goes back to
 * waiting, so that nothing is lost but time.
 * @throws TryAgainLater `account-busy`, `host-busy`
 */
export async function whileHolding<T>(
	office: Office,
	order: Order,
	address: string,
	signal: AbortSignal,
	work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
	const locks: Lock[] = [];
	const lost = new AbortController();
	const held = AbortSignal.any([signal, lost.signal]);
	const timer = setInterval(() => {
		renewAll(office, order, locks).then(
			(all) => all || lost.abort(leaseLost(order)),
			(error) => lost.abort(error),
		);
	}, RENEW_MS);
	try {
		locks.push(await lock(office, `account:${order.accountId}`, 'account-busy', address));
		locks.push(await lock(office, `host:${new URL(address).host}`, 'host-busy', new URL(address).host));
		return await work(held);
	} catch (error) {
		const why = error instanceof OgonblickError ? error.code : 'fault';
		await office.queue.release(order.id, name, why);
		throw lost.signal.aborted ? lost.signal.reason : error;
	} finally {
		clearInterval(timer);
		for (const held of locks.reverse()) await held.release();
	}
}

async function lock(office: Office, what: string, code: string, subject: string): Promise<Lock> {
	const taken = await office.queue.lock(what, name);
	if (taken) return taken;
	throw new TryAgainLater(
		code === 'account-busy'
			? 'This account is being captured by another process.'
			: 'Another capture is under way on the same host, and one at a time is the rule.',
		{ code, subject, remedy: 'Wait until it is done, then try again; the order waits in the queue.' },
	);
}

async function renewAll(office: Office, order: Order, locks: readonly Lock[]): Promise<boolean> {
	const all = await Promise.all([office.queue.renew(order.id, name), ...locks.map((l) => l.renew())]);
	return all.every(Boolean);
}

function leaseLost(order: Order): TryAgainLater {
	return new TryAgainLater('The hold on this order was lost, so the work on it was stopped.', {
		code: 'lease-lost',
		subject: order.id,
		remedy: 'The order waits and will be taken again. If this recurs, the machine sleeps or its clock jumps.',
	});
}
