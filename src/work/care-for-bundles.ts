import type { Office } from '../office.ts';
import { checkFixity, type FixityRun } from './check-fixity.ts';
import { type CopyRun, checkCopies } from './copies/check-copies.ts';
import { type Copied, copyOwed } from './copies/copy-owed.ts';
import { checkDoubted } from './fixity/check-doubted.ts';

/** What a night's care came to. */
export interface Care {
	readonly run: FixityRun;
	/** Absent where no second store is set up, or another process copies. */
	readonly copied?: Copied;
	readonly copies?: CopyRun;
}

/** What copying may take of a night where it has a long backlog, and then what it doubted of the rest: the checks go on all the same. */
const SHARE_OF_COPYING = 0.5;
const SHARE_OF_DOUBTED = 0.5;

/**
 * Cares for what is stored: copies what is owed to the second store, reads bundles again that are due and mends what is spoilt, and reads copies
 * again that are due. Bundles that were seen not to be as they were filed, or could not be read, when they were to be copied are checked before, however
 * long it is until their turn, since nowhere is a copy of them. All of it within the bounds: what is not reached comes first the next night.
 * @param bounds seconds and bytes
 */
export async function careForBundles(
	office: Office,
	bounds: { readonly seconds: number; readonly bytes: number },
	signal: AbortSignal,
): Promise<Care> {
	const began = performance.now();
	let bytesRead = 0;
	const left = (share = 1) => ({
		seconds: Math.max(0, bounds.seconds - (performance.now() - began) / 1000) * share,
		bytes: Math.max(0, bounds.bytes - bytesRead) * share,
	});
	const copied = await copyOwed(office, signal, left(SHARE_OF_COPYING));
	bytesRead += copied?.bytes ?? 0;
	const first = await checkDoubted(office, copied?.troubled ?? [], signal, left(SHARE_OF_DOUBTED));
	bytesRead += first.bytes;
	const others = await checkFixity(office, { ...left(), signal, isMending: true });
	bytesRead += others.bytes;
	const checked = [...first.checked, ...others.checked];
	// One that was doubted and is due as well waits once; the second round may have come to what the first left.
	const read = new Set(checked.map(({ filing }) => filing.bundleId));
	const unreached = new Set([...first.unreached, ...others.unreached]).difference(read);
	const run = {
		...others,
		checked,
		bytes: first.bytes + others.bytes,
		unreached: [...unreached],
	};
	const copies = signal.aborted || run.isOverlap ? undefined : await checkCopies(office, signal, left());
	return { run, ...(copied ? { copied } : {}), ...(copies ? { copies } : {}) };
}
