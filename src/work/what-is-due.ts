import type { Office } from '../office.ts';
import { byUrgency, isOverdue } from '../planning/urgency.ts';
import type { Account } from '../records/account.ts';
import type { Order } from '../records/order.ts';

export interface DueOrder {
	readonly order: Order;
	readonly account: Account;
	readonly overdue: boolean;
}

/** Open orders, the most urgent first. */
export async function whatIsDue({ catalogue, clock }: Office): Promise<readonly DueOrder[]> {
	const now = clock.now();
	const orders = [...(await catalogue.openOrders())].sort(byUrgency);
	const due: DueOrder[] = [];
	for (const order of orders) {
		const { account } = await catalogue.accountContext(order.accountId);
		due.push({ order, account, overdue: isOverdue(order, now) });
	}
	return due;
}
