import type { Office } from '../../office.ts';
import type { Occasion } from '../../records/occasion.ts';
import type { DeliveryWish } from '../../work/delivery/deliver.ts';
import { MOST_ORDERED } from '../../work/delivery/order-delivery.ts';
import { seenBundle } from './seen-bundle.ts';
import { seenCaseCalled } from './seen-case.ts';
import { needs, visitorOf, type WebContext } from './visitor.ts';

/** What a form or a program says of a delivery; what is absent is not said. */
export interface SaidDelivery {
	/** Name or id. */
	readonly target: string;
	/** Id. */
	readonly unit?: string | undefined;
	readonly year?: number | undefined;
	readonly occasion?: Occasion | undefined;
	readonly case?: string | undefined;
	/** Ids, or their beginnings. */
	readonly bundles: readonly string[];
	readonly agreement?: string | undefined;
	readonly isAgain: boolean;
	/** Why what is restricted in access is handed over. */
	readonly reason?: string | undefined;
}

/** What was said, for who hands out in all that it concerns. @throws UsageError `not-allowed` `unknown-bundle` · as `seenCaseCalled` */
export async function deliveryWish(office: Office, c: WebContext, said: SaidDelivery): Promise<DeliveryWish> {
	const { name: by } = visitorOf(c).person;
	const { target, unit, year, occasion, agreement, isAgain, reason } = said;
	const bundles: string[] = [];
	// One more than are delivered at a time: the verb says what is wrong.
	for (const id of said.bundles.slice(0, MOST_ORDERED + 1)) {
		const filing = await seenBundle(office, c, id);
		needs(c, 'hand-out', filing.unitId);
		bundles.push(filing.bundleId);
	}
	// What is chosen by no unit is chosen among all.
	if (unit || bundles.length === 0) needs(c, 'hand-out', unit || undefined);
	return {
		...{ target, bundles, by, isAgain },
		...(unit ? { unit } : {}),
		...(year === undefined ? {} : { year }),
		...(occasion ? { occasion } : {}),
		...(said.case ? { case: (await seenCaseCalled(office, c, said.case)).id } : {}),
		...(agreement ? { agreement } : {}),
		...(reason ? { restricted: { reason, by } } : {}),
	};
}
