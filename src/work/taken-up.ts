import { join } from 'node:path';
import { readManifest } from '../bundle/read.ts';
import type { Office } from '../office.ts';
import type { Filing } from '../records/filing.ts';
import { isWanted, type OrderWish, wantedBy } from './place-order.ts';
import type { SnapshotResult } from './snapshot-result.ts';

/**
 * The snapshot that recovery has just recorded for the very same wish: a command that was killed when its bundle lay in
 * its place, and is given again, has its answer. Undefined where there is none.
 * @param recovered what recovery filed at this start
 * @throws as `placeOrder` · UsageError `bundle-missing` `not-a-bundle` `bad-manifest`
 */
export async function takenUp(
	office: Office,
	wish: OrderWish,
	recovered: readonly Filing[],
): Promise<SnapshotResult | undefined> {
	if (recovered.length === 0 || wish.due !== undefined) return undefined;
	const wanted = await wantedBy(office, wish);
	for (const filing of recovered) {
		const order = await office.catalogue.order(filing.orderId);
		if (order !== undefined && isWanted(order, wanted)) return resultOf(office, filing);
	}
	return undefined;
}

/** What became of the order, as the bundle itself tells it. */
async function resultOf(office: Office, filing: Filing): Promise<SnapshotResult> {
	const { capture, verdict, files } = await readManifest(await office.bundles(filing.root).read(filing.path));
	const { account } = await office.catalogue.accountContext(filing.accountId);
	return {
		outcome: filing.outcome,
		order: filing.orderId,
		bundle: filing.bundleId,
		path: join(filing.root, filing.path),
		findings: verdict.findings,
		counts: capture.counts,
		tiles: files.filter((f) => f.role === 'tile').length,
		bytes: filing.bytes,
		files: files.length,
		account: { ...account, name: filing.accountName ?? account.name },
		stop: capture.stop,
	};
}
