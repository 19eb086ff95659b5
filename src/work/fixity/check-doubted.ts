import type { Office } from '../../office.ts';
import type { Filing } from '../../records/filing.ts';
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
	const bundles = new Map<string, Filing>();
	for (const { bundleId, code } of doubts) {
		if (!OF_BUNDLE.has(code) && !OF_DISK.test(code)) continue;
		const filing = await office.catalogue.filing(bundleId);
		if (filing) bundles.set(bundleId, filing);
	}
	if (bundles.size === 0) return { checked: [], bytes: 0 };
	return checkFixity(office, { bundles: [...bundles.values()], signal, isMending: true });
}
