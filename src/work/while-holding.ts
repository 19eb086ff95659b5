import { randomUUID } from 'node:crypto';
import { setTimeout as rest } from 'node:timers/promises';
import { OgonblickError, TryAgainLater } from '../errors.ts';
import type { Lock, Office, ShowProgress } from '../office.ts';
import { delayed } from '../records/delay.ts';
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
 * waiting, so that nothing is lost but time. Where a capture on the host has just ended, the work begins when the host has
 * rested; that it rests after this one is told to whoever takes its lock next, in this process or another.
 * @throws TryAgainLater `account-busy`, `host-busy`
 */
export async function whileHolding<T>(
	office: Office,
	order: Order,
	address: string,
	signal: AbortSignal,
	show: ShowProgress,
	work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
	const locks: Lock[] = [];
	let host: Lock | undefined;
	let began = false;
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
		host = await lock(office, `host:${new URL(address).host}`, 'host-busy', new URL(address).host);
		locks.push(host);
		await letRest(office, host, held, show);
		began = true;
		return await work(held);
	} catch (error) {
		const why = error instanceof OgonblickError ? error.code : 'fault';
		await office.queue.release(order.id, name, why);
		throw lost.signal.aborted ? lost.signal.reason : error;
	} finally {
		clearInterval(timer);
		for (const lock of locks.reverse())
			await lock.release(began && lock === host ? restFrom(office) : undefined);
	}
}

/** @throws the signal's reason */
async function letRest(
	{ clock }: Office,
	{ restsUntil }: Lock,
	signal: AbortSignal,
	show: ShowProgress,
): Promise<void> {
	const ms = (restsUntil?.getTime() ?? 0) - clock.now().getTime();
	if (ms <= 0) return;
	const step = `waiting ${Math.ceil(ms / 1000)} s, since a capture on the host has just ended`;
	show({ step, posts: 0, tiles: 0, bytes: 0, elapsedMs: 0 });
	await rest(ms, undefined, { signal }).catch((error) => {
		throw signal.reason ?? error;
	});
}

/** Until when the host rests after a capture that ends now. */
function restFrom({ clock, config }: Office): Date {
	const { HOST_DELAY_SECONDS, DELAY_JITTER } = config;
	const ms = delayed(HOST_DELAY_SECONDS * 1000, DELAY_JITTER, Math.random);
	return new Date(clock.now().getTime() + ms);
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
