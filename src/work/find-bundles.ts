import { UsageError } from '../errors.ts';
import type { AccountContext, FilingFilter, Office } from '../office.ts';
import type { Account } from '../records/account.ts';
import { canonicalAddress } from '../records/address.ts';
import type { Event } from '../records/event.ts';
import type { Filing } from '../records/filing.ts';
import type { Order } from '../records/order.ts';
import { wantedBundle } from './wanted-bundle.ts';

export { getBundle } from './get-bundle.ts';

export interface FoundBundle {
	readonly filing: Filing;
	readonly account: Account;
	/** Absolute path where it was filed. */
	readonly file: string;
}

/**
 * Filed bundles, newest capture first.
 * @param filter `account` is an id, a handle, or an address in any spelling
 * @throws UsageError `unknown-account` `ambiguous-account`
 */
export async function listBundles(
	office: Office,
	filter: FilingFilter = {},
): Promise<readonly FoundBundle[]> {
	const { account: wanted, ...rest } = filter;
	const exact = wanted === undefined ? rest : { ...rest, account: (await wantedAccount(office, wanted)).id };
	const accounts = new Map<string, Account>();
	const found: FoundBundle[] = [];
	for (const filing of await office.catalogue.filings(exact)) {
		const account =
			accounts.get(filing.accountId) ?? (await office.catalogue.accountContext(filing.accountId)).account;
		accounts.set(account.id, account);
		found.push({ filing, account, file: fileOf(filing) });
	}
	return found;
}

export interface ShownBundle extends FoundBundle {
	/** The account with unit, plan and row as the register has them now; the manifest tells what they were. */
	readonly context: AccountContext;
	readonly order: Order | undefined;
	/** False where the file is gone from its place. */
	readonly present: boolean;
	/** What happened to the order and the bundle, oldest first. */
	readonly events: readonly Event[];
}

/** @throws UsageError `unknown-bundle` `ambiguous-bundle` */
export async function showBundle(office: Office, idOrBeginning: string): Promise<ShownBundle> {
	const { catalogue } = office;
	const filing = await wantedBundle(office, idOrBeginning);
	const context = await catalogue.accountContext(filing.accountId);
	const ofOrder = await catalogue.events({ subject: filing.orderId });
	const ofBundle = await catalogue.events({ subject: filing.bundleId });
	return {
		filing,
		context,
		account: context.account,
		file: fileOf(filing),
		order: await catalogue.order(filing.orderId),
		present: await office.bundles(filing.root).exists(filing.path),
		events: [...ofOrder, ...ofBundle].sort((a, b) => a.number - b.number),
	};
}

async function wantedAccount({ catalogue }: Office, wanted: string): Promise<Account> {
	const address = canonicalAddress(wanted);
	const account = await catalogue.findAccount(address.ok ? address.address : wanted);
	if (account !== undefined) return account;
	throw new UsageError(`No account is called "${wanted}"`, {
		code: 'unknown-account',
		subject: 'account',
		remedy: 'List the bundles without naming an account to see which there are.',
	});
}

function fileOf(filing: Filing): string {
	return `${filing.root}/${filing.path}`;
}
