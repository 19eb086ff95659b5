import { EXIT } from '../errors.ts';
import { dueForCheck, oldestFirst } from '../fixity/due.ts';
import type { FixityState } from '../office/fixity.ts';
import type { Office } from '../office.ts';
import type { Filing } from '../records/filing.ts';
import { type FixityCheck, isSpoilt, isToBeMended, RENEWALS_UNREADABLE } from '../records/fixity.ts';
import { checkBundle } from './fixity/check-bundle.ts';
import { type Neighbours, neighboursIn } from './fixity/neighbours.ts';
import { pacer } from './fixity/pace.ts';
import { type Mended, mendBundle } from './mends/mend-bundle.ts';
import { whileLocked } from './watch/hold-account.ts';
import { workerName } from './worker.ts';

export interface FixityOptions {
	/** Checks these now, due or not. */
	readonly bundles?: readonly Filing[];
	/** Checks every bundle, due or not. */
	readonly isAll?: boolean;
	readonly unitId?: string;
	/** Bounds of a run; none where absent. What is not reached is due still, and comes first the next time. */
	readonly seconds?: number;
	readonly bytes?: number;
	readonly signal: AbortSignal;
	/** What is found spoilt is moved aside, and brought back from the second store. */
	readonly isMending?: boolean;
	/** Of the run that these are a part of; its own where absent. */
	readonly neighbours?: Neighbours;
	/** Told of each check when it is kept. */
	readonly onCheck?: (check: FixityCheck, filing: Filing) => void;
}

/** A check with what was checked. */
export interface CheckedBundle {
	readonly check: FixityCheck;
	readonly filing: Filing;
	/** What was done about it; absent where nothing was to be done. */
	readonly mended?: Mended;
}

export interface FixityRun {
	readonly checked: readonly CheckedBundle[];
	/** Bytes that were read. */
	readonly bytes: number;
	/** Ids of bundles that were to be checked and were not reached. */
	readonly unreached: readonly string[];
	/** Another process is at it already, and nothing was done here. */
	readonly isOverlap: boolean;
}

const LOCK = 'job:fixity';
const DAY_MS = 86_400_000;

/**
 * Reads stored bundles again, one after the other, those whose last check is oldest first, and keeps what was found of each before the next is read:
 * a run that is broken off loses the bundle that it was at. Two never read through the store at the same time; bundles that somebody names are
 * checked whatever runs.
 */
export async function checkFixity(office: Office, options: FixityOptions): Promise<FixityRun> {
	if (options.bundles) return checkAll(office, options.bundles.map(named), options.signal, options);
	const lock = await office.queue.lock(LOCK, workerName());
	if (!lock) return { checked: [], bytes: 0, unreached: [], isOverlap: true };
	return whileLocked(
		async () => lock,
		options.signal,
		async (held) => checkAll(office, await wanted(office, options), held, options),
	);
}

/** A bundle to be checked; its filing is fetched when its turn comes. */
interface Waiting {
	readonly bundleId: string;
	readonly filing?: Filing;
}

const named = (filing: Filing): Waiting => ({ bundleId: filing.bundleId, filing });

async function wanted(office: Office, { isAll, unitId }: FixityOptions): Promise<readonly Waiting[]> {
	const now = office.clock.now().getTime();
	const found: FixityState[] = [];
	for await (const states of office.fixity.states(unitId))
		found.push(...(isAll ? states : dueForCheck(states, office.config.FIXITY_DAYS * DAY_MS, now)));
	return oldestFirst(found, now);
}

async function checkAll(
	office: Office,
	waiting: readonly Waiting[],
	signal: AbortSignal,
	{ seconds, bytes: most, isMending, onCheck, neighbours = neighboursIn(office) }: FixityOptions,
): Promise<FixityRun> {
	const flow = { signal, pace: pacer(office.config.FIXITY_BYTES_PER_SECOND, signal) };
	const began = performance.now();
	const checked: CheckedBundle[] = [];
	// Not reached until they are: one that has been disposed of meanwhile is not left for the next night.
	const unreached = new Set(waiting.map(({ bundleId }) => bundleId));
	let bytes = 0;
	const isOver = () =>
		(seconds !== undefined && performance.now() - began >= seconds * 1000) ||
		(most !== undefined && bytes >= most);
	for (const { bundleId, filing: known } of waiting) {
		if (signal.aborted || isOver()) break;
		const filing = known ?? (await office.catalogue.filing(bundleId));
		// Disposed of since the list was made.
		if (!filing) {
			unreached.delete(bundleId);
			continue;
		}
		try {
			const check = await checkBundle(office, filing, flow, neighbours);
			// Its own bytes were read to their end where only what lies beside it could not be.
			if (check.sha256 !== undefined || check.detail === RENEWALS_UNREADABLE) bytes += filing.bytes;
			const mended = isMending && isToBeMended(check) && (await mendBundle(office, filing, check, flow));
			checked.push({ check, filing, ...(mended ? { mended } : {}) });
			unreached.delete(bundleId);
			onCheck?.(check, filing);
		} catch (error) {
			if (signal.aborted) break;
			throw error;
		}
	}
	return { checked, bytes, unreached: [...unreached], isOverlap: false };
}

/** What a scheduler is told: the gravest of a bundle that is spoilt (restored or not: somebody is to hear of it), one that could not be read and is tried again, and a checksum file that is gone or wrong. */
export function worstOfChecks({ checked }: FixityRun): number {
	const outcomes = checked.map(({ check }) => check.outcome);
	if (outcomes.some(isSpoilt)) return EXIT.failed;
	if (outcomes.includes('unreadable')) return EXIT.retryLater;
	return outcomes.includes('companion-wrong') ? EXIT.partial : EXIT.complete;
}
