import { TryAgainLater } from '../../errors.ts';
import type { Lock, Office, ShowProgress } from '../../office.ts';
import type { Account } from '../../records/account.ts';
import { siteOf } from '../../records/address.ts';
import { letRest, lockPlace, restFrom } from '../places.ts';

const RENEW_MS = 15_000;

/**
 * Does work while the locks on an account and its host are held, as captures hold them: one visit at a time on a host, whoever makes it, and
 * a rest after each. @param work is handed what to tell when the host asks to be left alone for so many milliseconds
 * @throws TryAgainLater `account-busy`, `host-busy`, `host-resting`
 */
export async function whileHoldingAccount<T>(
	office: Office,
	{ id, address }: Pick<Account, 'id' | 'address'>,
	signal: AbortSignal,
	show: ShowProgress,
	work: (signal: AbortSignal, leaveAlone: (ms: number) => void) => Promise<T>,
): Promise<T> {
	const { host } = new URL(address);
	let askedMs = 0;
	return whileLocked(
		() => lockPlace(office, `account:${id}`, 'account-busy', address),
		signal,
		(held) =>
			whileLocked(
				() => lockPlace(office, `host:${siteOf(address)}`, 'host-busy', host),
				held,
				async (both, lock) => {
					await letRest(office, lock, address, both, show);
					try {
						return await work(both, (ms) => {
							askedMs = Math.max(askedMs, ms);
						});
					} finally {
						await lock.release(restFrom(office, askedMs));
					}
				},
			),
	);
}

/** Takes a lock, renews it while work is done, and lets go of it. One that is lost ends the work. */
export async function whileLocked<T>(
	take: () => Promise<Lock>,
	signal: AbortSignal,
	work: (signal: AbortSignal, lock: Lock) => Promise<T>,
): Promise<T> {
	const lock = await take();
	const lost = new AbortController();
	const timer = setInterval(() => {
		lock.renew().then(
			(isHeld) => isHeld || lost.abort(lockLost()),
			(error) => lost.abort(error),
		);
	}, RENEW_MS);
	try {
		return await work(AbortSignal.any([signal, lost.signal]), lock);
	} finally {
		clearInterval(timer);
		await lock.release();
	}
}

function lockLost(): TryAgainLater {
	return new TryAgainLater('The hold on what was worked on was lost, so the work was stopped.', {
		code: 'lock-lost',
		remedy: 'Start it again; what was done is kept. If this recurs, the machine sleeps or its clock jumps.',
	});
}
