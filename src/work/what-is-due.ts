import type { Office } from '../office.ts';
import { byUrgency, isOverdue } from '../planning/urgency.ts';
import type { Account } from '../records/account.ts';
import { isResting } from '../records/delay.ts';
import type { Order } from '../records/order.ts';

/** An order that waits and is not taken yet. */
export interface Rest {
	/** ISO 8601 in UTC. */
	readonly until: string;
	/** Code of what was in the way at the last try, such as `host-resting`; how its worker was lost; `fault` for an error of ours. */
	readonly why: string;
}

export interface DueOrder {
	readonly order: Order;
	readonly account: Account;
	readonly overdue: boolean;
	/** Absent where it may be taken now, or is under way. */
	readonly rests?: Rest;
}

/** Open orders, the most urgent first. */
export async function whatIsDue(office: Office): Promise<readonly DueOrder[]> {
	const { catalogue, occasions, clock } = office;
	const now = clock.now();
	const orders = [...(await catalogue.openOrders())].sort(byUrgency(now));
	const named = await occasions.named(orders.map(({ accountId }) => accountId));
	const due: DueOrder[] = [];
	for (const order of orders) {
		const account = named.get(order.accountId)?.account;
		// A foreign key keeps it there.
		if (!account) continue;
		const rests = await restOf(office, order, now);
		due.push({ order, account, overdue: isOverdue(order, now), ...(rests ? { rests } : {}) });
	}
	return due;
}

/** One order that rests, for whoever asks why it is not carried out. */
export interface RestingOrder extends Rest {
	/** Id of the order. */
	readonly order: string;
	/** Address of its account. */
	readonly address: string;
}

/** The orders that wait and are not taken yet, the one that is taken first at the beginning. */
export async function whatRests(office: Office): Promise<readonly RestingOrder[]> {
	const resting = (await whatIsDue(office)).flatMap(({ order, account, rests }) =>
		rests ? [{ order: order.id, address: account.address, ...rests }] : [],
	);
	return resting.sort((a, b) => Date.parse(a.until) - Date.parse(b.until));
}

async function restOf({ catalogue }: Office, order: Order, now: Date): Promise<Rest | undefined> {
	const { state, restsUntil: until } = order;
	if (state !== 'waiting' || until === undefined) return undefined;
	if (!isResting(until, now)) return undefined;
	const events = await catalogue.events({ subject: order.id });
	const last = events.findLast(({ kind }) => kind === 'order-released' || kind === 'order-lost');
	return { until, why: String(last?.data.why ?? 'fault') };
}
