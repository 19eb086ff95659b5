import { UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { Account } from '../../records/account.ts';
import { accountKey, canonicalAddress, recognise } from '../../records/address.ts';
import type { Level } from '../../records/occasion.ts';
import { otherHandle, type RemovalCategory } from '../../records/occasions/removal.ts';
import type { Order } from '../../records/order.ts';
import { personalNumberIn } from '../../records/register/personal.ts';
import { type Wrong, wrong } from '../../records/register/problem.ts';
import { wrongInText } from '../../records/register/texts.ts';
import { accountFor, hostOf, orderer } from '../place-order.ts';
import { RegisterRefused } from '../register/refused.ts';

export interface RemovalWish {
	/** Address of the post or comment. */
	readonly post: string;
	readonly category: RemovalCategory;
	/** Why it is to be removed, in the person's own words. */
	readonly why: string;
	/** `unique` where absent: the whole post with its comments. */
	readonly level?: Level;
	/** The person who wants it; the system account where absent. */
	readonly by?: string;
	readonly allowHosts?: readonly string[];
}

export interface RemovalOrder {
	readonly order: Order;
	/** Whose address the post's is, where that is another account's: right for a comment, wrong for a post of theirs. */
	readonly otherAccount?: string;
}

/**
 * Orders evidence of one post or comment that is about to be removed, restricted in access from the start. Gives the order that is open where
 * the same post was ordered already.
 * @throws UsageError `removal-waits` where it was ordered as something else, with that order's id · RegisterRefused · UsageError `bad-address` `unknown-account` `ambiguous-account` `bad-allow-host`
 */
export async function orderRemoval(office: Office, wanted: string, wish: RemovalWish): Promise<RemovalOrder> {
	const allowHosts = (wish.allowHosts ?? []).map(hostOf);
	const account = await accountFor(office, wanted);
	const found = [...wrongPost(wish.post, account), ...wrongWhy(wish.why)];
	if (found.length > 0) throw new RegisterRefused(found);
	const canonical = canonicalAddress(wish.post);
	// A comment is often told from its post by the fragment alone.
	const post = canonical.ok ? `${canonical.address}${URL.parse(wish.post.trim())?.hash ?? ''}` : wish.post;
	const open = await office.catalogue.openOrders();
	const same = open.find((o) => o.accountId === account.id && o.removal?.post === post);
	const handle = otherHandle(account, post);
	const elsewhere = handle === undefined ? {} : { otherAccount: handle };
	if (same && (same.removal?.category !== wish.category || same.reason !== wish.why))
		throw waitsOtherwise(same);
	if (same) return { order: same, ...elsewhere };
	const now = office.clock.now().toISOString();
	const order = await office.catalogue.addOrder({
		...{ id: crypto.randomUUID(), accountId: account.id, occasion: 'removal', level: wish.level ?? 'unique' },
		...{ reason: wish.why, ...orderer(wish.by), orderedAt: now, due: now, allowHosts, limits: {} },
		...{ removal: { post, category: wish.category }, isRestricted: true },
	});
	return { order, ...elsewhere };
}

/**
 * Who asks again in other words corrects the first time, or does not know of it: neither may be dropped. Why it was ordered is restricted,
 * so the order alone is named.
 */
function waitsOtherwise({ id }: Order): UsageError {
	return new UsageError('Evidence of this post is ordered already, in other words', {
		...{ code: 'removal-waits', subject: id },
		remedy: `Take that order back with due withdraw ${id.slice(0, 8)} if it is wrong, and order again.`,
	});
}

function wrongWhy(why: string): readonly Wrong[] {
	return why === '' ? [wrong('reason', '', 'missing')] : wrongInText('reason', why);
}

function wrongPost(post: string, account: Pick<Account, 'address' | 'platform'>): readonly Wrong[] {
	const canonical = canonicalAddress(post);
	if (personalNumberIn(post) !== undefined) return [wrong('post', post, 'personal-number')];
	if (!canonical.ok) return [wrong('post', post.replace(/\/\/.*@/, '//…@'), 'bad-address')];
	if (accountKey(canonical.address) === accountKey(account.address))
		return [wrong('post', post, 'not-a-post')];
	const { platform } = recognise(canonical.address);
	const isThere =
		(platform !== 'web' && platform === account.platform) ||
		siteOf(canonical.address) === siteOf(account.address);
	return isThere ? [] : [wrong('post', post, 'post-elsewhere')];
}

function siteOf(address: string): string {
	return new URL(address).host.replace(/^(www|m|mobile)\./, '');
}
