import type { Flow, SecondStore } from '../../office/copies.ts';
import type { Office } from '../../office.ts';
import { pacer } from '../fixity/pace.ts';
import { whileLocked } from '../watch/hold-account.ts';
import { workerName } from '../worker.ts';

/** Held while copies are made or read. */
const LOCK = 'job:copies';

/**
 * Works at the second store as nobody else does meanwhile, at the pace that the settings allow.
 * @returns undefined where another process is at it
 */
export async function atSecondStore<T>(
	{ queue, config }: Office,
	second: SecondStore,
	signal: AbortSignal,
	work: (second: SecondStore, flow: Flow) => Promise<T>,
): Promise<T | undefined> {
	const lock = await queue.lock(LOCK, workerName());
	if (!lock) return undefined;
	return whileLocked(
		async () => lock,
		signal,
		(held) => work(second, { signal: held, pace: pacer(config.FIXITY_BYTES_PER_SECOND, held) }),
	);
}
