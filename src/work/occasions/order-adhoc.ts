import type { Office } from '../../office.ts';
import type { Level } from '../../records/occasion.ts';
import type { Order } from '../../records/order.ts';
import { wrongInText } from '../../records/register/texts.ts';
import { placeOrder } from '../place-order.ts';
import { RegisterRefused } from '../register/refused.ts';

export interface AdhocWish {
	/** Why, in the person's own words; may be empty. It goes with the bundle. */
	readonly reason: string;
	readonly level: Level;
}

/** @throws RegisterRefused where the reason may not stand in a bundle */
export function checkReason(reason: string): void {
	const wrong = wrongInText('reason', reason);
	if (wrong.length > 0) throw new RegisterRefused(wrong);
}

/** Orders a snapshot that somebody wants besides the regular ones, or gives the very same that waits. @throws RegisterRefused · as `placeOrder` */
export async function orderAdhoc(
	office: Office,
	accountId: string,
	{ reason, level }: AdhocWish,
	by: string,
): Promise<Order> {
	checkReason(reason);
	return placeOrder(office, { target: accountId, occasion: 'adhoc', reason, level, orderedBy: by });
}
