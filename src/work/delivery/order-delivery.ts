import { UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { Delivery, DeliveryLine } from '../../records/delivery/delivery.ts';
import type { DeliveryTarget } from '../../records/delivery/target.ts';
import { askToSend } from './asked.ts';
import { chooseBundles, type LeftOut } from './choose.ts';
import { type Agreed, agreementFor, begunWith, type DeliveryWish, order, waitingIn } from './deliver.ts';
import { lineOf } from './line.ts';
import { theTarget } from './targets.ts';

/** Each bundle's own line is read out of it, and somebody waits for the page meanwhile. */
export const MOST_ORDERED = 500;

/** What a wish for a delivery comes to. */
export interface PlannedDelivery {
	readonly target: DeliveryTarget;
	readonly agreed: Agreed;
	/** What would be written down, in the order of the list. */
	readonly lines: readonly DeliveryLine[];
	readonly leftOut: readonly LeftOut[];
	/** Deliveries to the same target that some of the bundles are on their way in already. */
	readonly underWay: readonly Delivery[];
}

/**
 * What a wish comes to; nothing is written down, and nothing sent. What cannot be read is left out and told, where the command has it checked and mended at once.
 * @throws as `theTarget`, `chooseBundles`, `agreementFor`
 */
export async function planDelivery(
	office: Office,
	wish: DeliveryWish,
	signal: AbortSignal,
): Promise<PlannedDelivery> {
	const target = await theTarget(office, wish.target);
	const chosen = await chooseBundles(office, target, { ...wish, most: MOST_ORDERED });
	const underWay = await begunWith(office, target, chosen.filings);
	const waiting = new Set(underWay.flatMap(waitingIn));
	const cases = new Map((await office.cases.list()).map(({ id, number }) => [id, number]));
	const lines: DeliveryLine[] = [];
	const leftOut = [...chosen.leftOut];
	for (const filing of chosen.filings) {
		signal.throwIfAborted();
		if (waiting.has(filing.bundleId)) continue;
		const line = await lineOf(office, filing, cases);
		if ('why' in line) leftOut.push(line);
		else lines.push(line);
	}
	return {
		target,
		agreed: await agreementFor(office, target, wish, chosen.filings),
		lines,
		leftOut,
		underWay,
	};
}

/**
 * Writes a delivery down for the worker to send.
 * @throws as `planDelivery` · UsageError `nothing-to-deliver` · TryAgainLater `delivery-ordered-meanwhile`
 */
export async function orderDelivery(
	office: Office,
	wish: DeliveryWish,
	signal: AbortSignal,
): Promise<Delivery> {
	const { target, agreed, lines } = await planDelivery(office, wish, signal);
	if (lines.length === 0)
		throw new UsageError('None of the bundles can be delivered now', {
			...{ code: 'nothing-to-deliver', subject: target.name },
			remedy: 'See why each is left out, and choose others.',
		});
	const delivery = await order(office, target, wish, lines, agreed);
	await askToSend(office, delivery, wish.by);
	return delivery;
}
