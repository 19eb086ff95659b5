import { setTimeout as rest } from 'node:timers/promises';
import { TryAgainLater } from '../errors.ts';
import type { Lock, Office, ShowProgress } from '../office.ts';
import { delayed, MOST_REST_MS } from '../records/delay.ts';
import { workerName } from './worker.ts';

/** A rest that is longer is not waited out: other orders may be carried out meanwhile. */
const MOST_WAIT_MS = 120_000;

/** @throws the signal's reason */
export async function letRest(
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
export function restFrom({ clock, config }: Office, askedMs: number): Date {
	const { HOST_DELAY_SECONDS, DELAY_JITTER } = config;
	const ms = delayed(HOST_DELAY_SECONDS * 1000, DELAY_JITTER, Math.random);
	return new Date(clock.now().getTime() + Math.max(ms, Math.min(askedMs, MOST_REST_MS)));
}

export async function lockPlace(
	office: Office,
	what: string,
	code: 'account-busy' | 'host-busy',
	subject: string,
): Promise<Lock> {
	const taken = await office.queue.lock(what, workerName());
	if (taken) return taken;
	throw new TryAgainLater(
		code === 'account-busy'
			? 'This account is being captured by another process.'
			: 'Another capture is under way on the same host, and one at a time is the rule.',
		{ code, subject, remedy: 'Wait until it is done, then try again; the order waits in the queue.' },
	);
}
