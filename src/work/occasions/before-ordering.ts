import type { AccountContext, FilingFilter, Office } from '../../office.ts';
import type { Order } from '../../records/order.ts';
import { type Lack, lacksOf } from '../../records/register/lacks.ts';
import type { RegisteredAccount } from '../../records/register/registered.ts';
import { type FoundBundle, listBundles } from '../find-bundles.ts';

/** What a person looks at before a snapshot of an account is ordered. */
export interface BeforeOrdering {
	/** Under what it would be filed. */
	readonly context: AccountContext;
	/** Whether its unit has named that row; else it is the standard one. */
	readonly isRowNamed: boolean;
	readonly lacks: readonly Lack[];
	/** The newest snapshot of it that may be seen; absent where there is none. */
	readonly last?: FoundBundle;
	/** Orders of it that wait or are carried out, due first. */
	readonly open: readonly Order[];
}

/** @param seen what of filings the one who asks may see */
export async function beforeOrdering(
	office: Office,
	account: RegisteredAccount,
	seen: Pick<FilingFilter, 'unitIds'>,
): Promise<BeforeOrdering> {
	const { catalogue, register } = office;
	const [last] = await listBundles(office, { account: account.id, ...seen, limit: 1 });
	const named = await register.namedRows();
	return {
		context: await catalogue.accountContext(account.id),
		isRowNamed: named.some(({ unitId, purpose }) => unitId === account.unitId && purpose === 'snapshots'),
		lacks: lacksOf(account),
		...(last ? { last } : {}),
		open: (await catalogue.openOrders()).filter(({ accountId }) => accountId === account.id),
	};
}
