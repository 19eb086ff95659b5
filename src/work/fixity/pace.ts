import { setTimeout } from 'node:timers/promises';
import type { Pace } from '../../office/copies.ts';

/** A wait is not worth less than this: many small ones would only wake the processor. */
const LEAST_MS = 5;

/**
 * Lets no more than so many bytes a second through, measured from its first byte on; what a slow disk left unused is not made up for by a burst.
 * @param bytesPerSecond 0 lets everything through at once
 * @param signal its reason is thrown, also out of a wait
 */
export function pacer(bytesPerSecond: number, signal: AbortSignal): Pace {
	if (bytesPerSecond === 0) return async () => signal.throwIfAborted();
	let free = performance.now();
	return async (bytes) => {
		free = Math.max(free, performance.now() - LEAST_MS) + (bytes / bytesPerSecond) * 1000;
		const wait = free - performance.now();
		if (wait >= LEAST_MS) await setTimeout(wait, undefined, { signal }).catch(() => {});
		signal.throwIfAborted();
	};
}
