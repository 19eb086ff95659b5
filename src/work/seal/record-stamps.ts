import type { Office } from '../../office.ts';
import type { StampFacts } from '../../records/seal.ts';
import { workerName } from '../worker.ts';

/** When the newest evidence runs out: that of the last renewal, else the first of those in the bundle to do so; undefined where there is none. */
export function newestEnd(stamps: readonly StampFacts[]): string | undefined {
	const newest = stamps.at(-1)?.renewal;
	const ends = stamps.filter(({ renewal }) => renewal === newest).map(({ goodUntil }) => goodUntil);
	return ends.sort()[0];
}

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
