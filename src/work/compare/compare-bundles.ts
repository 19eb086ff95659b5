import { UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import { compareSnapshots, type Side, type SnapshotChanges } from '../../records/compare/snapshots.ts';
import type { Filing } from '../../records/filing.ts';
import type { Post } from '../../records/post.ts';
import { manifestInside, postsInside } from '../look-inside.ts';

interface ComparedBundles {
	readonly before: Filing;
	readonly after: Filing;
	readonly changes: SnapshotChanges;
}

/**
 * Two snapshots of one account, the earlier one first whichever was named first.
 * @throws UsageError `not-one-account` and as `manifestInside`
 */
export async function compareBundles(
	office: Pick<Office, 'bundles'>,
	one: Filing,
	other: Filing,
): Promise<ComparedBundles> {
	if (one.accountId !== other.accountId || one.bundleId === other.bundleId)
		throw new UsageError('Two different snapshots of one account are needed', {
			...{ code: 'not-one-account', subject: other.bundleId },
			remedy: 'Choose two snapshots of the same account.',
		});
	const [before, after] = one.capturedAt <= other.capturedAt ? [one, other] : [other, one];
	return {
		before,
		after,
		changes: compareSnapshots(await sideOf(office, before), await sideOf(office, after)),
	};
}

async function sideOf(office: Pick<Office, 'bundles'>, filing: Filing): Promise<Side> {
	const posts: Post[] = [];
	for await (const post of postsInside(office, filing)) posts.push(post);
	return { manifest: await manifestInside(office, filing), posts };
}
