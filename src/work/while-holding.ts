import { OgonblickError, TryAgainLater } from '../errors.ts';
import type { Lock, Office, ShowProgress } from '../office.ts';
import { siteOf } from '../records/address.ts';
import type { Order } from '../records/order.ts';
import { letRest, lockPlace, restFrom } from './places.ts';
import { workerName } from './worker.ts';

const RENEW_MS = 15_000;

/** Until when an order rests that could not be carried out; undefined where it may be taken again at once. */
export type RestAfter = (error: unknown, order: Order) => Date | undefined;

/**
 * Does work on a claimed order while its lease and the locks on its account and host are held, and renews all three.
 * A lease that is lost aborts the work: another worker may have begun. An order whose work throws goes back to
 * waiting, so that nothing is lost but time. Where a capture on the host has just ended, the work begins when the host has
 * rested; that it rests after this one, and longer where it asked for that, is told to whoever takes its lock next, in this
 * process or another. A host that asked for longer than anyone waits is not waited for: the order rests as long.
 * @param work is handed what to tell when the host asks to be left alone for so many milliseconds
 * @param restAfter until when an order rests that its work threw; not at all where absent
 * @param renewMs between two renewals
 * @throws TryAgainLater `account-busy`, `host-busy`, `host-resting`, `lease-lost`
 */
export async function whileHolding<T>(
	office: Office,
	order: Order,
	address: string,
	signal: AbortSignal,
	show: ShowProgress,
	work: (signal: AbortSignal, leaveAlone: (ms: number) => void) => Promise<T>,
	restAfter?: RestAfter,
	renewMs = RENEW_MS,
): Promise<T> {
	const locks: Lock[] = [];
	let host: Lock | undefined;
	let began = false;
	let askedMs = 0;
	const lost = new AbortController();
	const held = AbortSignal.any([signal, lost.signal]);
	const timer = setInterval(() => {
		renewAll(office, order, locks).then(
			(all) => all || lost.abort(leaseLost(order)),
			(error) => lost.abort(error),
		);
	}, renewMs);
	try {
		locks.push(await lockPlace(office, `account:${order.accountId}`, 'account-busy', address));
		host = await lockPlace(office, `host:${siteOf(address)}`, 'host-busy', new URL(address).host);
		locks.push(host);
		await letRest(office, host, address, held, show);
		began = true;
		return await work(held, (ms) => {
			askedMs = Math.max(askedMs, ms);
		});
	} catch (error) {
		const why = error instanceof OgonblickError ? error.code : 'fault';
		const rests = why === 'host-resting' ? host?.restsUntil : restAfter?.(error, order);
		await office.queue.release(order.id, workerName(), why, rests);
		throw lost.signal.aborted ? lost.signal.reason : withOrder(error, order);
	} finally {
		clearInterval(timer);
		for (const lock of locks.reverse())
			await lock.release(began && lock === host ? restFrom(office, askedMs) : undefined);
	}
}

async function renewAll(office: Office, order: Order, locks: readonly Lock[]): Promise<boolean> {
	const all = await Promise.all([office.queue.renew(order.id, workerName()), ...locks.map((l) => l.renew())]);
	return all.every(Boolean);
}

/** Whoever stops the program knows of no order; which one waits is known here. */
function withOrder(error: unknown, order: Order): unknown {
	if (!(error instanceof TryAgainLater) || error.code !== 'stopped' || error.subject !== undefined)
		return error;
	const { message, code, remedy } = error;
	return new TryAgainLater(message, {
		...{ code, subject: order.id, cause: error },
		...(remedy === undefined ? {} : { remedy }),
	});
}

function leaseLost(order: Order): TryAgainLater {
	return new TryAgainLater('The hold on this order was lost, so the work on it was stopped.', {
		code: 'lease-lost',
		subject: order.id,
		remedy: 'The order waits and will be taken again. If this recurs, the machine sleeps or its clock jumps.',
	});
}
