import type { Office } from '../../office.ts';
import { noSuchOrder, type OrderStanding, orderStanding } from '../../work/live/order-standing.ts';
import { sightOf } from '../asking/sight.ts';
import type { WebContext } from '../asking/visitor.ts';

/** An order as the one who asks may see it. */
export interface SeenOrder extends OrderStanding {
	/** Whether what was captured, and why, is theirs to see: of what is restricted each look would have to be recorded, so there only the order itself is shown. */
	readonly seesInside: boolean;
}

/** The order that the address names. One of a unit that they do not see is answered as one that is not there, before anything of it is read. @throws UsageError `no-such-order` */
export async function seenOrder(office: Office, c: WebContext): Promise<SeenOrder> {
	const id = c.req.param('id') ?? '';
	const { sees } = sightOf(office, c);
	const order = await office.catalogue.order(id);
	const [account] = order ? await office.register.accounts({ id: order.accountId }) : [];
	if (!account || !sees(account.unitId)) throw noSuchOrder(id);
	const standing = await orderStanding(office, id);
	const filing = standing.bundle?.filing;
	const isRestricted = standing.order.isRestricted || filing?.isRestricted;
	// What was filed before the account came to another unit is that unit's still.
	const isOthers = filing !== undefined && !sees(filing.unitId);
	return { ...standing, seesInside: !isRestricted && !isOthers };
}
