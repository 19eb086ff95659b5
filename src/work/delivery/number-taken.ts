import { UsageError } from '../../errors.ts';
import type { OpenTarget } from '../../office/deliveries.ts';
import type { Delivery } from '../../records/delivery/delivery.ts';
import { LIST_NAMES } from './lists.ts';

/** Whether a delivery with this number was finished at the target: its lists come last, when all of it is there. */
export async function isFinishedThere(
	open: OpenTarget,
	{ number }: Pick<Delivery, 'number'>,
): Promise<boolean> {
	for (const name of LIST_NAMES) if (await open.lies(`${number}/${name}`)) return true;
	return false;
}

/**
 * Sends nothing into the folder of another delivery: two installations have counted each for itself, or the catalogue was restored from before the other was ordered. The archive may have
 * taken that one in by its list, which knows nothing of what would come.
 * @throws UsageError `delivery-number-taken` where bundles are to be sent still, and a finished delivery lies there
 */
export async function refuseTaken(
	open: OpenTarget,
	{ number, bundles, target }: Pick<Delivery, 'number' | 'bundles' | 'target'>,
): Promise<void> {
	const isToBeSent = bundles.some(({ state }) => state === 'ordered');
	if (isToBeSent && (await isFinishedThere(open, { number }))) throw taken(number, target.where);
}

/** What is said where another's list lies in the place of this one's: trying again never helps, and the delivery has to be given up. */
export function taken(number: string, where: string, cause?: unknown): UsageError {
	return new UsageError(
		`A finished delivery ${number} lies at ${where} already (another one, or this one from before the catalogue was restored), and nothing is laid into it`,
		{
			...{ code: 'delivery-number-taken', subject: number, ...(cause === undefined ? {} : { cause }) },
			remedy:
				'Ask the archive first what it has: bundles that it has are not delivered again. Give this one up with deliver withdraw --all; what it lacks, deliver anew: that has the next number.',
		},
	);
}
