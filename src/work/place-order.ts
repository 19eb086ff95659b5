import { userInfo } from 'node:os';
import { isDeepStrictEqual } from 'node:util';
import { readHost } from '../config.ts';
import { UsageError } from '../errors.ts';
import type { Office } from '../office.ts';
import type { Account } from '../records/account.ts';
import { type AddressProblem, canonicalAddress, recognise } from '../records/address.ts';
import type { Level, Occasion } from '../records/occasion.ts';
import type { CaptureLimits, Order } from '../records/order.ts';
import { usableOut } from './usable-out.ts';

export interface OrderWish {
	/** http(s) address, handle, or id of an account. */
	readonly target: string;
	readonly occasion: Occasion;
	/** Why, in the person's own words; may be empty. */
	readonly reason: string;
	/** The account's own in the register where absent; `unique` where nobody has registered it. */
	readonly level?: Level;
	/** The person who wants it; the system account where absent. */
	readonly orderedBy?: string;
	/** Directory to file under instead of DATA_DIR/bundles; against the current one where relative. */
	readonly out?: string;
	/** `host` or `host:port` whose private addresses may be reached. */
	readonly allowHosts?: readonly string[];
	readonly limits?: CaptureLimits;
	/** When it must be done; at once where absent. */
	readonly due?: Date;
}

/**
 * Places an order for one snapshot, or gives the one that waits where the very same was ordered and has not been begun.
 * An address that nobody has registered becomes an account under the marked defaults.
 * @throws UsageError `bad-address` `unknown-account` `ambiguous-account` `bad-allow-host` `out-unwritable`
 */
export async function placeOrder(office: Office, wish: OrderWish): Promise<Order> {
	const now = office.clock.now();
	const wanted = await wantedBy(office, wish);
	// The same command given again after a stop takes up the order that waits, or one account would be captured many times over.
	const open = wish.due === undefined ? await office.catalogue.openOrders() : [];
	const same = open.find((order) => order.state === 'waiting' && isWanted(order, wanted));
	if (same) return same;
	return office.catalogue.addOrder({
		id: crypto.randomUUID(),
		...wanted,
		orderedAt: now.toISOString(),
		due: (wish.due ?? now).toISOString(),
	});
}

type Wanted = Omit<Order, 'id' | 'orderedAt' | 'due' | 'state' | 'attempts' | 'restsUntil'>;

/** The order that a wish comes to, but for what makes it one of its own. @throws as `placeOrder` */
export async function wantedBy(office: Office, wish: OrderWish): Promise<Wanted> {
	const allowHosts = (wish.allowHosts ?? []).map(hostOf);
	const out = wish.out === undefined ? undefined : await usableOut(office, wish.out);
	const account = await accountFor(office, wish.target.trim());
	return {
		accountId: account.id,
		occasion: wish.occasion,
		// Evidence of what may not stand is nobody's to read, also where the whole account is taken.
		...(wish.occasion === 'removal' ? { isRestricted: true } : {}),
		reason: wish.reason.trim(),
		level: wish.level ?? (await levelOf(office, account.id)),
		...orderer(wish.orderedBy?.trim()),
		...(out === undefined ? {} : { out }),
		allowHosts,
		limits: wish.limits ?? {},
	};
}

async function levelOf({ register }: Office, id: string): Promise<Level> {
	const [account] = await register.accounts({ id });
	return account?.level ?? 'unique';
}

/** Whether an order is the very same as what is wanted. */
export function isWanted(order: Order, wanted: Wanted): boolean {
	const keys = ['accountId', 'occasion', 'reason', 'level', 'orderedBy', 'orderedAs', 'out'] as const;
	return (
		keys.every((key) => order[key] === wanted[key]) &&
		isDeepStrictEqual(order.allowHosts, wanted.allowHosts) &&
		isDeepStrictEqual(order.limits, wanted.limits)
	);
}

/**
 * The account that is called so; an address that nobody has registered becomes one under the marked defaults.
 * @throws UsageError `bad-address` `unknown-account` `ambiguous-account`
 */
export async function accountFor({ catalogue }: Pick<Office, 'catalogue'>, target: string): Promise<Account> {
	const canonical = canonicalAddress(target);
	if (canonical.ok) {
		const known = await catalogue.findAccount(canonical.address);
		if (known !== undefined && !known.isDefault) return known;
		const recognised = recognise(canonical.address);
		return catalogue.ensureDefaultAccount({ ...recognised, name: recognised.handle });
	}
	const known = target === '' ? undefined : await catalogue.findAccount(target);
	if (known !== undefined) return known;
	throw /[:/.]|^$/.test(target) ? badAddress(target, canonical.problem) : unknown(target);
}

function badAddress(target: string, problem: AddressProblem): UsageError {
	const { says, remedy } = PROBLEMS[problem];
	// A message ends in logs and terminals, where a password must not.
	const shown = target.replace(/\/\/.*@/, '//…@');
	return new UsageError(`The address "${shown}" ${says}`, {
		code: 'bad-address',
		subject: 'target',
		remedy,
	});
}

const EXAMPLE = 'https://social.example/@kommunen';
const PROBLEMS: Readonly<Record<AddressProblem, { readonly says: string; readonly remedy: string }>> = {
	malformed: {
		says: 'is no web address, and no account is called so',
		remedy: `Write the whole address with https:// first, such as ${EXAMPLE}.`,
	},
	'not-http': {
		says: 'does not begin with http:// or https://',
		remedy: `Only web pages can be captured: write the whole address, such as ${EXAMPLE}.`,
	},
	credentials: {
		says: 'holds a user name or password',
		remedy: 'Leave out what stands between https:// and the @: it would be kept in the bundle for ever.',
	},
};

export function unknown(target: string): UsageError {
	return new UsageError(`No account is called "${target}"`, {
		code: 'unknown-account',
		subject: 'target',
		remedy: `Write its whole address, such as ${EXAMPLE}.`,
	});
}

/** @throws UsageError `bad-allow-host` */
export function hostOf(text: string): string {
	const host = text.trim().toLowerCase();
	if (readHost(host) !== undefined) return host;
	throw new UsageError(`"${text}" is not a host that can be allowed`, {
		code: 'bad-allow-host',
		subject: 'allowHosts',
		remedy:
			'Write a host or host:port without https:// and path, such as intranet.example or 127.0.0.1:8080.',
	});
}

/** Who asks, and whether that is a person who gave a name. */
export function orderer(person: string | undefined): Pick<Order, 'orderedBy' | 'orderedAs'> {
	return person
		? { orderedBy: person, orderedAs: 'person' }
		: { orderedBy: operatingSystemUser(), orderedAs: 'system-account' };
}

function operatingSystemUser(): string {
	try {
		return userInfo().username;
	} catch {
		// A container's user often has no entry in the password file: its number is all that is known of it.
		return `uid-${process.getuid?.() ?? 'unknown'}`;
	}
}
