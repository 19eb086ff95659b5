import { setTimeout as wait } from 'node:timers/promises';
import { openGate } from '../../capture/gate/gate.ts';
import type { Asking } from '../../capture/list-page/follow.ts';
import { lookAtLinks } from '../../capture/list-page/look-at-links.ts';
import { type ReadList, readList } from '../../capture/list-page/read-list.ts';
import { openRenderer } from '../../capture/list-page/rendered.ts';
import { UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import { accountKey, canonicalAddress } from '../../records/address.ts';
import { delayed } from '../../records/delay.ts';
import { meaningOf } from '../../records/public-list/page-links.ts';
import { type ListedLink, type Reconciled, reconcile } from '../../records/public-list/reconcile.ts';
import { software } from '../software.ts';

export interface CheckedList extends Reconciled {
	/** The list's address, as asked for. */
	readonly address: string;
	readonly pages: ReadList['pages'];
	readonly unread: ReadList['unread'];
	readonly isCutOff: boolean;
	readonly isRendered: boolean;
	/** Links to accounts, each spelling of an address once. */
	readonly links: readonly ListedLink[];
}

export interface ListCheck {
	readonly address: string;
	/** `host` or `host:port` whose private addresses may be reached. */
	readonly allowHosts: readonly string[];
	/** False to leave the links themselves alone. */
	readonly asksLinks: boolean;
	/** Told what is being done: a page or a number of links. */
	readonly tell?: (step: 'reading' | 'asking', number: number) => void;
}

/** For pages and for links; a municipality's own site answers within seconds. */
const PAGE_MS = 30_000;
const LINK_MS = 15_000;
const MOST_BYTES = 5_000_000;
/** More links than any municipality has accounts; the rest are `unchecked`. */
const MOST_LINKS = 1000;

/**
 * Compares the list of accounts that a website shows with the register.
 * @throws UsageError `bad-list-address` `list-not-there` `list-not-a-page` `private-address` `bad-allowed-host` · TryAgainLater `list-unreachable`
 */
export async function checkPublicList(
	office: Office,
	{ address: wanted, allowHosts, asksLinks, tell }: ListCheck,
	signal: AbortSignal,
): Promise<CheckedList> {
	const { config, log, register } = office;
	const canonical = canonicalAddress(wanted);
	if (!canonical.ok) throw badAddress(wanted);
	const { address } = canonical;
	const accounts = await register.accounts({ isRegistered: true });
	const known = new Set(accounts.map((account) => accountKey(account.address)));
	const gate = await openGate({ allowHosts: [...config.ALLOW_HOSTS, ...allowHosts], log });
	const pause = async () => {
		await wait(delayed(config.PAGE_DELAY_SECONDS * 1000, config.DELAY_JITTER, Math.random), undefined, {
			signal,
		});
	};
	const { name, version } = software();
	const asking: Asking = {
		gate,
		signal,
		userAgent: config.USER_AGENT ?? `Mozilla/5.0 (compatible; ${name}/${version})`,
		timeoutMs: PAGE_MS,
		mostBytes: MOST_BYTES,
	};
	try {
		tell?.('reading', 1);
		const read = await readList(address, {
			asking,
			pause,
			names: (link) => meaningOf(link, known).is === 'account',
			openRenderer: () => openRenderer(config, gate),
		});
		const found = linksOf(read, known);
		const asked = asksLinks ? found.slice(0, MOST_LINKS) : [];
		tell?.('asking', asked.length);
		const looked = await lookAtLinks(
			asked.map((link) => link.address),
			{ ...asking, timeoutMs: LINK_MS },
			pause,
			new URL(address).host,
		);
		const links = found.flatMap(({ certain, ...link }): ListedLink[] => {
			const { state = 'unchecked', told, address: end } = looked.get(link.address) ?? {};
			const leads = end === undefined ? undefined : meaningOf(end, known);
			const leadsTo = leads?.is === 'account' && leads.key !== accountKey(link.address) ? leads : undefined;
			// What only perhaps names an account and does not lead to one is none.
			if (!certain && !leadsTo) return [];
			const more = { ...(told ? { told } : {}), ...(leadsTo ? { leadsTo: leadsTo.address } : {}) };
			return [{ ...link, state, ...more }];
		});
		const { pages, unread, isCutOff, isRendered } = read;
		return { address, pages, unread, isCutOff, isRendered, links, ...reconcile(links, accounts) };
	} finally {
		await gate.close();
	}
}

interface FoundLink extends Pick<ListedLink, 'address' | 'text' | 'page'> {
	readonly certain: boolean;
}

/** Links to accounts in the main content, each spelling once; elsewhere on the pages only where the main content has none. */
function linksOf({ links }: ReadList, known: ReadonlySet<string>): readonly FoundLink[] {
	const found = links.flatMap((link) => {
		const meaning = meaningOf(link.address, known);
		if (meaning.is === 'other') return [];
		const { text, page, isMain } = link;
		return [{ address: meaning.address, certain: meaning.is === 'account', text, page, isMain }];
	});
	const main = found.filter(({ isMain }) => isMain);
	const listed = main.some(({ certain }) => certain) ? main : found;
	return [...Map.groupBy(listed, ({ address }) => address).values()].flatMap(([first]) =>
		first ? [{ address: first.address, certain: first.certain, text: first.text, page: first.page }] : [],
	);
}

function badAddress(address: string): UsageError {
	return new UsageError(`Not the address of a web page: ${address}`, {
		code: 'bad-list-address',
		subject: address,
		remedy: 'Write the whole address, such as https://www.kommunen.se/sociala-medier',
	});
}
