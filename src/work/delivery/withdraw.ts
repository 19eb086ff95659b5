import { OgonblickError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { Delivery } from '../../records/delivery/delivery.ts';
import { whileLocked } from '../watch/hold-account.ts';
import { theDelivery } from './deliver.ts';
import { isFinishedThere } from './number-taken.ts';
import { hold, refuseMoved } from './send.ts';
import { takeWithdrawnBack } from './take-back.ts';
import { theTarget } from './targets.ts';

export interface Withdrawn {
	/** As it is afterwards. */
	readonly delivery: Delivery;
	/** How many bundles were taken out now. */
	readonly taken: number;
	/** What kept the target from being looked at: files of what was taken out may lie there still. */
	readonly trouble?: OgonblickError;
}

/**
 * Takes what is not sent out of a delivery, so that the rest can be finished, or nothing of it remains to be done; and takes away what was begun of it
 * at the target. A target that is away hinders no withdrawal: given again, or at the next resume, its files are taken away then.
 * @param isAll whether what is sent is taken out too, so that the delivery ends: one whose number another has taken at the target can never get its list there
 * @throws UsageError `unknown-delivery` · TryAgainLater `delivery-busy` · the signal's reason
 */
export async function withdrawDelivery(
	office: Office,
	number: string,
	reason: string,
	by: string,
	signal: AbortSignal,
	isAll = false,
): Promise<Withdrawn> {
	const found = await theDelivery(office, number);
	return whileLocked(
		() => hold(office, found),
		signal,
		async (held) => {
			const taken = await office.deliveries.withdraw(found.id, reason, by, isAll);
			const delivery = await theDelivery(office, found.id);
			const trouble = await tidied(office, delivery, held);
			return { delivery, taken, ...(trouble ? { trouble } : {}) };
		},
	);
}

async function tidied(
	office: Office,
	delivery: Delivery,
	signal: AbortSignal,
): Promise<OgonblickError | undefined> {
	if (!delivery.bundles.some(({ state }) => state === 'withdrawn')) return undefined;
	try {
		const target = await theTarget(office, delivery.targetId);
		refuseMoved(delivery, target);
		const open = await office.openTarget(target, signal);
		try {
			// What lies beside a list was finished: by this delivery, which has taken away its own before, or by another of the same number.
			if (!(await isFinishedThere(open, delivery))) await takeWithdrawnBack(open, delivery, signal);
			return undefined;
		} finally {
			await open.close();
		}
	} catch (error) {
		signal.throwIfAborted();
		if (error instanceof OgonblickError) return error;
		throw error;
	}
}
