import type { Office } from '../../office.ts';
import type { DueGrounds } from '../../planning/due.ts';
import { changeWithout, historyWithout } from '../../planning/lost.ts';
import { isOwed } from '../fixity/owed.ts';

/**
 * What decides what is due, without the bundles that the last fixity check found spoilt or gone and that no whole copy in the second store can bring
 * back. Of the accounts that have such bundles alone, which are few, all that was filed is read.
 */
export async function withoutLost(
	{ fixity, occasions }: Pick<Office, 'fixity' | 'occasions'>,
	grounds: DueGrounds,
): Promise<DueGrounds> {
	const lost = (await fixity.lost()).filter(({ copy }) => isOwed(copy));
	const ids = new Set(lost.map(({ bundleId }) => bundleId));
	const concerned = new Set(lost.map(({ accountId }) => accountId));
	const accounts = new Map(grounds.accounts.map((account) => [account.id, account]));
	const changes = [...grounds.changes];
	for (const id of concerned) {
		const account = accounts.get(id);
		if (!account) continue;
		const taken = await occasions.taken(id);
		accounts.set(id, historyWithout(account, taken, ids));
		for (const [i, change] of changes.entries())
			if (change.accountId === id) changes[i] = changeWithout(change, account.level, taken, ids);
	}
	return { ...grounds, accounts: [...accounts.values()], changes };
}
