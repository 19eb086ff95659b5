import { randomUUID } from 'node:crypto';
import { setTimeout as rest } from 'node:timers/promises';
import { OgonblickError, TryAgainLater } from '../errors.ts';
import type { Lock, Office, ShowProgress } from '../office.ts';
import { delayed } from '../records/delay.ts';
import type { Order } from '../records/order.ts';

const RENEW_MS = 15_000;
/** A rest that is longer is not waited out: other orders may be carried out meanwhile. */
const MOST_WAIT_MS = 120_000;
const name = `${process.pid}-${randomUUID().slice(0, 8)}`;

/** Until when an order rests that could not be carried out; undefined where it may be taken again at once. */
export type RestAfter = (error: unknown, order: Order) => Date | undefined;

/** This process among workers; the same for its whole life. */
export function workerName(): string {
	return name;
}

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
		locks.push(await lock(office, `account:${order.accountId}`, 'account-busy', address));
		host = await lock(office, `host:${new URL(address).host}`, 'host-busy', new URL(address).host);
		locks.push(host);
		await letRest(office, host, address, held, show);
		began = true;
		return await work(held, (ms) => {
			askedMs = Math.max(askedMs, ms);
		});
	} catch (error) {
		const why = error instanceof OgonblickError ? error.code : 'fault';
		const rests = why === 'host-resting' ? host?.restsUntil : restAfter?.(error, order);
		await office.queue.release(order.id, name, why, rests);
		throw lost.signal.aborted ? lost.signal.reason : withOrder(error, order);
	} finally {
		clearInterval(timer);
		for (const lock of locks.reverse())
			await lock.release(began && lock === host ? restFrom(office, askedMs) : undefined);
	}
}

/** @throws the signal's reason */
async function letRest(
	{ clock, config }: Office,
	{ restsUntil }: Lock,
	address: string,
	signal: AbortSignal,
	show: ShowProgress,
): Promise<void> {
	const ms = (restsUntil?.getTime() ?? 0) - clock.now().getTime();
	if (ms <= 0) return;
	if (ms > Math.max(MOST_WAIT_MS, config.HOST_DELAY_SECONDS * 1000 * (1 + config.DELAY_JITTER)))
		throw hostResting(address, ms);
	const step = `waiting ${Math.ceil(ms / 1000)} s, since a capture on the host has just ended`;
	show({ step, posts: 0, tiles: 0, bytes: 0, elapsedMs: 0 });
	await rest(ms, undefined, { signal }).catch((error) => {
		throw signal.reason ?? error;
	});
}

function hostResting(address: string, ms: number): TryAgainLater {
	return new TryAgainLater('The platform asked to be left alone for a while, and is.', {
		code: 'host-resting',
		subject: new URL(address).host,
		remedy: `Try again in ${Math.ceil(ms / 60_000)} minutes; the order waits in the queue.`,
	});
}

/** Until when the host rests after a capture that ends now. @param askedMs how long it asked to be left alone */
function restFrom({ clock, config }: Office, askedMs: number): Date {
	const { HOST_DELAY_SECONDS, DELAY_JITTER } = config;
	const ms = delayed(HOST_DELAY_SECONDS * 1000, DELAY_JITTER, Math.random);
	return new Date(clock.now().getTime() + Math.max(ms, askedMs));
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
