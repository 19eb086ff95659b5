import { createHash } from 'node:crypto';
import type { Trust } from '../../bundle/evidence/check.ts';
import { OgonblickError } from '../../errors.ts';
import { dueForCheck, type StoredBundle } from '../../fixity/due.ts';
import type { Flow, SecondStore } from '../../office/copies.ts';
import type { FixityState } from '../../office/fixity.ts';
import type { Office } from '../../office.ts';
import type { BundleCopy, CopyOutcome } from '../../records/fixity.ts';
import { filedAs } from '../mends/filed-as.ts';
import { doHold, renewalsIn } from '../seal/carried.ts';
import { knownTrust } from '../seal/trust.ts';
import { workerName } from '../worker.ts';
import { atSecondStore } from './at-second-store.ts';
import { type CopyBounds, hashOf } from './copy-owed.ts';

const DAY_MS = 86_400_000;

/** A copy as the rule of when it is due sees it: its moments are others than its bundle's, so that the two are read at different times of the period. */
export function asStored(bundleId: string, { copiedAt, checkedAt, outcome }: BundleCopy): StoredBundle {
	return { bundleId: `${bundleId} copy`, filedAt: copiedAt, last: { at: checkedAt, outcome } };
}

/** A copy that was read, and what was found. */
export interface CheckedCopy {
	readonly bundleId: string;
	readonly outcome: CopyOutcome;
}

export interface CopyRun {
	readonly checked: readonly CheckedCopy[];
	readonly bytes: number;
	/** Due, and not reached. */
	readonly left: number;
}

/**
 * Reads copies in the second store again that are due, as the bundles themselves. One that is damaged or gone is owed anew, and copied again from the
 * bundle the next time. @returns undefined where no second store is set up, or another process is at it
 */
export async function checkCopies(
	office: Office,
	signal: AbortSignal,
	bounds: CopyBounds = {},
): Promise<CopyRun | undefined> {
	const { secondStore } = office;
	if (!secondStore) return undefined;
	const due = await dueCopies(office);
	if (due.length === 0) return { checked: [], bytes: 0, left: 0 };
	return atSecondStore(office, secondStore, signal, (second, flow) =>
		checkAll(office, second, due, flow, bounds),
	);
}

async function dueCopies({ fixity, config, clock }: Office): Promise<readonly FixityState[]> {
	const found: (StoredBundle & { readonly of: FixityState })[] = [];
	for await (const states of fixity.states())
		for (const state of states)
			if (state.copy) found.push({ ...asStored(state.bundleId, state.copy), of: state });
	return dueForCheck(found, config.FIXITY_DAYS * DAY_MS, clock.now().getTime()).map(({ of }) => of);
}

async function checkAll(
	office: Office,
	second: SecondStore,
	due: readonly FixityState[],
	flow: Flow,
	{ seconds = Infinity, bytes: most = Infinity }: CopyBounds,
): Promise<CopyRun> {
	const { copies, catalogue, clock, log } = office;
	const began = performance.now();
	const checked: CheckedCopy[] = [];
	let bytes = 0;
	const trust = { ...(await knownTrust(office.config)), now: clock.now() };
	for (const { bundleId, copy } of due) {
		if (flow.signal.aborted || bytes >= most || performance.now() - began >= seconds * 1000) break;
		const filing = await catalogue.filing(bundleId);
		if (!filing) continue;
		const { path, sha256 } = await filedAs(office, filing);
		const outcome = await look(second, path, { sha256, renewals: copy?.renewals ?? 0 }, trust, flow);
		if (outcome === undefined) break;
		bytes += filing.bytes;
		checked.push({ bundleId, outcome });
		await copies.recordCheck(second.name, bundleId, clock.now().toISOString(), outcome, workerName());
		if (outcome !== 'intact') log.warn({ bundle: bundleId, outcome }, 'a copy is not as it should be');
	}
	return { checked, bytes, left: due.length - checked.length };
}

/** @returns undefined where it was stopped, or the second store is away: then nothing is known of its copies */
async function look(
	second: SecondStore,
	path: string,
	{ sha256, renewals }: { readonly sha256: string; readonly renewals: number },
	trust: Trust,
	flow: Flow,
): Promise<CopyOutcome | undefined> {
	try {
		await second.reach(false);
		const stronger = createHash('sha512');
		const also = renewals > 0 ? (piece: Uint8Array) => void stronger.update(piece) : undefined;
		if ((await hashOf(second, path, flow, also)) !== sha256) return 'damaged';
		if (renewals === 0) return 'intact';
		// What was renewed is part of what lies there: without it the copy can some day no longer be shown to be as old as it is.
		const beside = await renewalsIn(second, path, renewals, flow);
		return doHold(path, beside, trust, stronger.digest('hex')) ? 'intact' : 'damaged';
	} catch (error) {
		if (flow.signal.aborted) return undefined;
		if (!(error instanceof OgonblickError)) throw error;
		if (error.code === 'copy-missing') return 'missing';
		return error.code.startsWith('second-store-') ? undefined : 'unreadable';
	}
}
