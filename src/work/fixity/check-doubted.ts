import type { Office } from '../../office.ts';
import { type CheckedBundle, checkFixity } from '../check-fixity.ts';
import { type Neighbours, neighboursIn } from './neighbours.ts';

/** What was in the way of copying or delivering a bundle, by the code of its error. */
export interface Doubt {
	readonly bundleId: string;
	readonly code: string;
}

/** What may be a matter of the bundle itself: its bytes or what lies beside them are gone, are others, or cannot be read. */
const OF_BUNDLE: ReadonlySet<string> = new Set([
	...['bundle-missing', 'bundle-damaged', 'bundle-unreadable', 'copy-differs', 'store-refused'],
	...['renewals-missing', 'renewals-damaged'],
]);

/** As the file system names its errors, EIO above all: the second store's and a target's own are told in our words. */
const OF_DISK = /^E[A-Z0-9]+$/;

/** Bounds of a run; none where absent. What is not reached is seen again the next night, and comes first then. */
interface DoubtBounds {
	readonly seconds?: number;
	readonly bytes?: number;
	/** Of the run that this is a part of. */
	readonly neighbours?: Neighbours;
}

interface DoubtRun {
	readonly checked: readonly CheckedBundle[];
	/** Bytes that were read. */
	readonly bytes: number;
	/** Ids of bundles that were to be checked and were not reached. */
	readonly unreached: readonly string[];
}

/**
 * Checks at once, long before their turn, the bundles that were seen not to be as they were filed when they were to be copied or delivered, and does about each what the nightly job does: nobody has to
 * find out for themselves, and the trouble is on record the same run. The one whose last check is oldest comes first: of more than a night has room for, none waits for ever.
 * @returns what was found of each and done about it; of those that a signal kept from being checked, nothing
 */
export async function checkDoubted(
	office: Office,
	doubts: readonly Doubt[],
	signal: AbortSignal,
	{ seconds = Infinity, bytes: most = Infinity, neighbours = neighboursIn(office) }: DoubtBounds = {},
): Promise<DoubtRun> {
	const began = performance.now();
	const ids = await inTurn(office, doubts);
	// Of a disk that is not mounted one is asked: the rest, perhaps all that there is, says no more.
	const away = new Set<string>();
	const checked: CheckedBundle[] = [];
	let [bytes, done] = [0, 0];
	for (const bundleId of ids) {
		if (signal.aborted || bytes >= most || performance.now() - began >= seconds * 1000) break;
		done++;
		const filing = await office.catalogue.filing(bundleId);
		if (!filing || away.has(filing.root)) continue;
		const run = await checkFixity(office, { bundles: [filing], signal, isMending: true, neighbours });
		checked.push(...run.checked);
		bytes += run.bytes;
		if (run.checked.some(({ check }) => check.detail === 'store-empty')) away.add(filing.root);
	}
	return { checked, bytes, unreached: ids.slice(done) };
}

async function inTurn({ fixity, clock }: Office, doubts: readonly Doubt[]): Promise<readonly string[]> {
	const ofThem = doubts.filter(({ code }) => OF_BUNDLE.has(code) || OF_DISK.test(code));
	const ids = [...new Set(ofThem.map(({ bundleId }) => bundleId))];
	const checks = await fixity.latest(ids);
	const now = clock.now().getTime();
	const read = new Map(
		ids.map((id) => {
			const at = Date.parse(checks.get(id)?.at ?? '') || 0;
			// By a clock that was ahead: nobody knows when.
			return [id, at > now ? 0 : at];
		}),
	);
	return ids.toSorted((a, b) => (read.get(a) ?? 0) - (read.get(b) ?? 0));
}
