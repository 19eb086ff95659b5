import { UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { Delivery } from '../../records/delivery/delivery.ts';

/** What the archive refused and nobody will deliver anew, as somebody has decided. It stands in the event log alone. */
export interface AcceptedRefusal {
	readonly by: string;
	/** ISO 8601. */
	readonly at: string;
	readonly reason: string;
	/** Ids of the bundles that it is about. */
	readonly bundleIds: readonly string[];
}

const KIND = 'delivery-refusal-accepted';

/** Each time that a refusal of a delivery was accepted for good, oldest first. */
export async function acceptedRefusals(
	{ catalogue }: Pick<Office, 'catalogue'>,
	{ id }: Pick<Delivery, 'id'>,
): Promise<readonly AcceptedRefusal[]> {
	const events = await catalogue.events({ subject: id, kinds: [KIND] });
	return events.map(({ actor: by, at, data: { reason, bundleIds } }) => ({
		...{ by, at, reason: typeof reason === 'string' ? reason : '' },
		bundleIds: Array.isArray(bundleIds) ? bundleIds.filter((each) => typeof each === 'string') : [],
	}));
}

/** Bundles of a delivery that stand as refused and of which nobody has accepted that. What is refused anew is accepted anew. */
export async function refusedUnaccepted(
	office: Pick<Office, 'catalogue'>,
	delivery: Delivery,
): Promise<readonly Delivery['bundles'][number][]> {
	const accepted = await acceptedRefusals(office, delivery);
	return delivery.bundles.filter(
		({ line: { bundleId }, state, at }) =>
			state === 'refused' && !accepted.some((each) => each.at >= at && each.bundleIds.includes(bundleId)),
	);
}

/**
 * Notes that what an archive has refused of a delivery stays refused: nobody is reminded of it any more. A later receipt is taken in as before.
 * @throws UsageError `refusal-without-reason` `nothing-refused`
 */
export async function acceptRefusal(
	office: Office,
	delivery: Delivery,
	reason: string,
	by: string,
): Promise<void> {
	const { id, number } = delivery;
	if (reason.trim() === '')
		throw new UsageError('Nothing says why the refusal is accepted', {
			...{ code: 'refusal-without-reason', subject: number },
			remedy: 'Give the reason.',
		});
	const bundleIds = (await refusedUnaccepted(office, delivery)).map(({ line }) => line.bundleId);
	if (bundleIds.length === 0)
		throw new UsageError('Nothing of the delivery is refused and not accepted', {
			...{ code: 'nothing-refused', subject: number },
			remedy: 'See on its page how each bundle stands.',
		});
	const data = { number, reason: reason.trim(), bundleIds };
	await office.catalogue.appendEvent({ kind: KIND, actor: by, subject: id, data });
}
