import { TryAgainLater, UsageError } from '../../errors.ts';
import type { NamedAccount } from '../../office/occasions.ts';
import type { Office } from '../../office.ts';
import type { Order } from '../../records/order.ts';
import { wrongInName, wrongInText } from '../../records/register/texts.ts';
import { RegisterRefused } from '../register/refused.ts';

/** An order that was taken back. */
export interface WithdrawnOrder {
	readonly order: Order;
	readonly account?: NamedAccount['account'];
}

/**
 * Takes back an order that nobody has begun. What is due by its history is ordered anew the next time that is asked; what a person
 * ordered is not.
 * @param wanted the beginning of the order's id, as `due` shows it
 * @throws UsageError `no-such-order` `order-ambiguous` `order-over` · TryAgainLater `order-begun` · RegisterRefused
 */
export async function withdrawOrder(
	{ catalogue, queue, occasions }: Office,
	wanted: string,
	reason: string,
	{ by, isPerson }: { readonly by: string; readonly isPerson: boolean },
): Promise<WithdrawnOrder> {
	const wrong = [...wrongInText('reason', reason), ...(isPerson ? wrongInName('by', by) : [])];
	if (wrong.length > 0) throw new RegisterRefused(wrong);
	const subject = wanted.trim();
	const found = (await catalogue.openOrders()).filter(({ id }) => subject !== '' && id.startsWith(subject));
	const [order] = found;
	if (found.length > 1)
		throw new UsageError('Several orders begin so', {
			...{ code: 'order-ambiguous', subject },
			remedy: 'Write more of the id. See it with due.',
		});
	const was = order && (await queue.withdraw(order.id, reason, by));
	if (order && was === 'waiting') {
		const named = (await occasions.named([order.accountId])).get(order.accountId);
		return {
			order: (await catalogue.order(order.id)) ?? order,
			...(named ? { account: named.account } : {}),
		};
	}
	if (was === 'claimed')
		throw new TryAgainLater('The order is being carried out', {
			...{ code: 'order-begun', subject: order?.id ?? subject },
			remedy: 'Wait until it is done, or end the program that carries it out; then it waits again.',
		});
	const over = was ?? (await catalogue.order(subject))?.state;
	if (over !== undefined)
		throw new UsageError('The order is over, so there is nothing to take back', {
			...{ code: 'order-over', subject },
			remedy: 'See what came of it with bundles list.',
		});
	throw new UsageError('No open order begins so', {
		...{ code: 'no-such-order', subject },
		remedy: 'See the open orders and their ids with due.',
	});
}
