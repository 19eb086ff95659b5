import type { Office } from '../../office.ts';
import { type CheckedBundle, checkFixity } from '../check-fixity.ts';

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

/**
 * Checks at once, long before their turn, the bundles that were seen not to be as they were filed when they were to be copied or delivered, and does about each what the nightly job does: nobody has to
 * find out for themselves, and the trouble is on record the same run.
 * @returns what was found of each and done about it; of those that a signal kept from being checked, nothing
 */
export async function checkDoubted(
	office: Office,
	doubts: readonly Doubt[],
	signal: AbortSignal,
): Promise<{ readonly checked: readonly CheckedBundle[]; readonly bytes: number }> {
	const ids = doubts.filter(({ code }) => OF_BUNDLE.has(code) || OF_DISK.test(code));
	// Of a disk that is not mounted one is asked: the rest, perhaps all that there is, says no more.
	const away = new Set<string>();
	const checked: CheckedBundle[] = [];
	let bytes = 0;
	for (const bundleId of new Set(ids.map((doubt) => doubt.bundleId))) {
		if (signal.aborted) break;
		const filing = await office.catalogue.filing(bundleId);
		if (!filing || away.has(filing.root)) continue;
		const run = await checkFixity(office, { bundles: [filing], signal, isMending: true });
		checked.push(...run.checked);
		bytes += run.bytes;
		if (run.checked.some(({ check }) => check.detail === 'store-empty')) away.add(filing.root);
	}
	return { checked, bytes };
}
