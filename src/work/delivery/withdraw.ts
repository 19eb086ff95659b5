import { TryAgainLater } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { Delivery } from '../../records/delivery/delivery.ts';
import { workerName } from '../worker.ts';
import { theDelivery } from './deliver.ts';

/**
 * Takes what is not sent out of a delivery, so that the rest can be finished, or nothing of it remains to be done.
 * @returns the delivery as it is afterwards, and how many bundles were taken out
 * @throws UsageError `unknown-delivery` · TryAgainLater `delivery-busy`
 */
export async function withdrawDelivery(
	office: Office,
	number: string,
	reason: string,
	by: string,
): Promise<readonly [Delivery, number]> {
	const { id } = await theDelivery(office, number);
	const lock = await office.queue.lock(`delivery:${id}`, workerName());
	if (!lock)
		throw new TryAgainLater('Another process is sending this delivery', {
			...{ code: 'delivery-busy', subject: number },
			remedy: 'Wait until it is done, or stop it first.',
		});
	try {
		const taken = await office.deliveries.withdraw(id, reason, by);
		return [await theDelivery(office, id), taken];
	} finally {
		await lock.release();
	}
}
