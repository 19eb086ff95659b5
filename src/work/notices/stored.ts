import type { Office } from '../../office.ts';
import type { NoticeGrounds } from '../../planning/notices/wanted.ts';
import { isOwed } from '../fixity/owed.ts';

/** A copy that is made in the night after is no news; one that has not been made for so long is. */
const PATIENCE_MS = 3 * 86_400_000;

/** What units are told of their stored bundles: those that are spoilt, and those that lie in one place only though a second store is set up. */
export async function storedBundles({
	fixity,
	register,
	secondStore,
	clock,
}: Office): Promise<Pick<NoticeGrounds, 'spoilt' | 'uncopied'>> {
	const late = new Date(clock.now().getTime() - PATIENCE_MS).toISOString();
	const units = new Set((await register.units()).map(({ id }) => id));
	const spoilt = await fixity.spoilt();
	// All that is filed is gone through for the second store alone: half a million rows, where nobody has one, for nothing.
	if (!secondStore) return { spoilt, uncopied: [] };
	const since = new Map<string, string>();
	for await (const states of fixity.states())
		for (const { unitId, filedAt, copy } of states) {
			const owedSince = copy?.checkedAt ?? filedAt;
			if (!units.has(unitId) || !isOwed(copy) || owedSince > late) continue;
			const first = since.get(unitId);
			if (first === undefined || owedSince < first) since.set(unitId, owedSince);
		}
	return { spoilt, uncopied: [...since].map(([unitId, at]) => ({ unitId, since: at })) };
}
