import { UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { Delivery } from '../../records/delivery/delivery.ts';
import { unitsFor } from '../../records/people/may.ts';
import { needsHandingOut } from './disclosure-access.ts';
import { visitorOf, type WebContext } from './visitor.ts';

/** Units that the one who asks hands out in; undefined where that is all. */
export function deliveredUnits(c: WebContext): readonly string[] | undefined {
	const where = unitsFor(visitorOf(c).person.grants, 'hand-out');
	return where === 'all' ? undefined : [...where];
}

/**
 * The delivery that the address names, for who hands out in the units of all its bundles. Another is answered as one that is not there, before its bundles are read.
 * @throws UsageError `not-allowed` `unknown-delivery`
 */
export async function seenDelivery({ deliveries }: Office, c: WebContext): Promise<Delivery> {
	needsHandingOut(c);
	const number = c.req.param('number') ?? '';
	const unitIds = deliveredUnits(c);
	const [seen] = await deliveries.summaries({ number, ...(unitIds === undefined ? {} : { unitIds }) });
	const delivery = seen && (await deliveries.delivery(seen.id));
	if (delivery) return delivery;
	throw new UsageError(`No delivery has the number ${number}`, {
		...{ code: 'unknown-delivery', subject: number },
		remedy: 'List the deliveries to see which there are.',
	});
}
