import { TryAgainLater, UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { Order } from '../../records/order.ts';
import { wrongInText } from '../../records/register/texts.ts';
import type { StopWish } from '../../records/run.ts';
import { RegisterRefused } from '../register/refused.ts';

/**
 * Stops an order, also while a worker is at work on it: it lets go within seconds, and nothing is filed.
 * @param by the person who decides it
 * @returns `stopping` where a worker has to let go of it first
 * @throws UsageError `order-over` · RegisterRefused
 */
export async function stopOrder(
	{ queue }: Office,
	{ id }: Pick<Order, 'id'>,
	reason: string,
	by: string,
): Promise<'stopped' | 'stopping'> {
	const wrong = wrongInText('reason', reason);
	if (wrong.length > 0) throw new RegisterRefused(wrong);
	const was = await queue.askToStop(id, reason, by);
	if (was === 'waiting') return 'stopped';
	if (was === 'claimed') return 'stopping';
	throw new UsageError('The order is over, so there is nothing to take back', {
		...{ code: 'order-over', subject: id },
		remedy: 'See what came of it with bundles list.',
	});
}

/** What a worker throws that was asked to stop. */
export function orderStopped({ id }: Pick<Order, 'id'>, { by, reason }: StopWish): TryAgainLater {
	return new TryAgainLater(
		`${by} stopped the order${reason === '' ? '' : `: ${reason}`}. Nothing was filed.`,
		{
			...{ code: 'order-stopped', subject: id },
			remedy: 'Order the snapshot again when it is wanted.',
		},
	);
}
