import type { Office } from '../../office.ts';
import { newestEnd, type StampFacts } from '../../records/seal.ts';
import { workerName } from '../worker.ts';

/** Keeps how long the stamps of a bundle hold, as it was just verified, so that nobody need read it again to know. */
export async function recordStamps(
	{ seal }: Pick<Office, 'seal'>,
	bundleId: string,
	stamps: readonly StampFacts[],
): Promise<void> {
	const goodUntil = newestEnd(stamps);
	if (goodUntil === undefined) return;
	const renewals = stamps.at(-1)?.renewal ?? 0;
	await seal.stamps.record({ bundleId, renewals, goodUntil }, 'stamps-read', workerName());
}
