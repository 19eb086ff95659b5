import { pause } from './pause.ts';
import type { Session } from './session.ts';

/**
 * Waits until nothing that matters is under way on the network and `calmMs` have passed so, at most `mostMs`.
 * @returns true when it became quiet, false when the cap ended the wait
 */
export async function networkQuiet(
	{ recorder }: Session,
	calmMs: number,
	mostMs: number,
	signal: AbortSignal,
): Promise<boolean> {
	const end = Date.now() + mostMs;
	for (;;) {
		const now = Date.now();
		const calm = recorder.traffic.inFlight() === 0 && now - recorder.traffic.lastActivity >= calmMs;
		if (calm) return true;
		if (now >= end) return false;
		await pause(Math.min(25, Math.max(5, calmMs / 4)), signal);
	}
}
