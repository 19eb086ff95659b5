import { accountIn, accountKey, recognise } from '../address.ts';
import type { RegisteredAccount } from '../register/registered.ts';
import { isListed } from './public-list.ts';

/** A link to an account, as the website has it. */
export interface ListedLink {
	/** Canonical, as the page writes it. */
	readonly address: string;
	readonly text: string;
	/** The page of the website that it was found on first. */
	readonly page: string;
	/** Where it leads, when that is another address of an account. */
	readonly leadsTo?: string;
	/** `unchecked` where the platform did not say: a wall, a fault, too many questions. */
	readonly state: 'there' | 'dead' | 'unchecked';
	/** HTTP status, or what was in the way; absent where nobody has asked. */
	readonly told?: string;
}

/** How the website and the register can differ. */
export const LIST_DIFFERENCES = [
	'unknown',
	'not-listed',
	'other-address',
	'dead',
	'private-listed',
	'planned-listed',
	'closed-listed',
] as const;
export type ListDifferenceKind = (typeof LIST_DIFFERENCES)[number];

export interface ListDifference {
	readonly kind: ListDifferenceKind;
	/** The website's; absent where it has none. */
	readonly link?: ListedLink;
	/** The register's; absent where it has none. */
	readonly account?: RegisteredAccount;
	/** `other-address`: another spelling of the handle, an old or other host, or the platform leads on from it. */
	readonly how?: 'spelling' | 'host' | 'redirect';
}

export interface Reconciled {
	/** Public accounts that the website lists. */
	readonly agreed: number;
	readonly differences: readonly ListDifference[];
}

/** Compares what the website lists with what the register knows. Every account that belongs on the list is agreed or `not-listed`, once. */
export function reconcile(links: readonly ListedLink[], accounts: readonly RegisteredAccount[]): Reconciled {
	const registered = accounts.filter(({ isDefault }) => !isDefault);
	const find = finder(registered);
	const listed = new Set<string>();
	const strangers = new Set<string>();
	const differences: ListDifference[] = [];
	for (const link of links) {
		const account = find(link.address) ?? (link.leadsTo === undefined ? undefined : find(link.leadsTo));
		const isNew = account !== undefined && !listed.has(account.id);
		if (account) listed.add(account.id);
		else if (strangers.has(accountKey(link.address))) continue;
		else strangers.add(accountKey(link.address));
		differences.push(...aboutStatus(link, account, isNew));
		if (link.state === 'dead') differences.push({ kind: 'dead', link, ...(account ? { account } : {}) });
		const how = account && otherAddress(link, account);
		if (account && how) differences.push({ kind: 'other-address', link, account, how });
	}
	const belong = registered.filter(isListed);
	const missing = belong.filter(({ id }) => !listed.has(id));
	return {
		agreed: belong.length - missing.length,
		differences: [
			...differences,
			...missing.map((account) => ({ kind: 'not-listed', account }) as const),
		].sort((a, b) => LIST_DIFFERENCES.indexOf(a.kind) - LIST_DIFFERENCES.indexOf(b.kind)),
	};
}

function aboutStatus(
	link: ListedLink,
	account: RegisteredAccount | undefined,
	isNew: boolean,
): readonly ListDifference[] {
	if (!account) return [{ kind: 'unknown', link }];
	if (!isNew) return [];
	if (account.status === 'closed') return [{ kind: 'closed-listed', link, account }];
	if (!account.isPublic) return [{ kind: 'private-listed', link, account }];
	return account.status === 'planned' ? [{ kind: 'planned-listed', link, account }] : [];
}

/** By the key of the address, else by platform and handle. */
function finder(accounts: readonly RegisteredAccount[]) {
	const byKey = new Map(accounts.map((account) => [accountKey(account.address), account]));
	const byHandle = new Map(accounts.map((account) => [handleKey(account.address), account]));
	return (address: string): RegisteredAccount | undefined =>
		byKey.get(accountKey(address)) ?? byHandle.get(handleKey(address));
}

function handleKey(address: string): string {
	const { platform } = recognise(address);
	const account = accountIn(platform, address);
	return account ? `${platform} ${account.key.toLowerCase()}` : address;
}

function otherAddress(link: ListedLink, account: RegisteredAccount): ListDifference['how'] {
	if (link.leadsTo !== undefined && accountKey(link.leadsTo) !== accountKey(link.address)) return 'redirect';
	const shown = spelling(link.address);
	const own = spelling(account.address);
	if (shown.host !== own.host) return 'host';
	return shown.path === own.path ? undefined : 'spelling';
}

/** As a reader sees it: scheme, `www.`, case, a trailing slash and what follows `?` make no difference to them. */
function spelling(address: string): { readonly host: string; readonly path: string } {
	const { host, pathname, search } = new URL(address);
	const isAccount = accountIn(recognise(address).platform, address) !== undefined;
	const query = isAccount && !pathname.endsWith('.php') ? '' : search;
	return {
		host: host.replace(/^www\./, ''),
		path: `${decode(pathname).replace(/\/+$/, '').toLocaleLowerCase('sv')}${query}`,
	};
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text).normalize('NFC');
	} catch {
		return text;
	}
}
