import type { Office } from '../../office.ts';
import { type Check, inFew, ok, warning } from './check.ts';

const DAY_MS = 86_400_000;
/** Longer than an archive usually takes to answer. */
const UNANSWERED_MS = 30 * DAY_MS;

/** Deliveries that are not finished, and those that no archive has answered for a month. Nothing is opened. */
export async function checkDeliveries({
	deliveries,
	clock,
}: Pick<Office, 'deliveries' | 'clock'>): Promise<Check> {
	const all = await deliveries.list();
	const open = await deliveries.list({ isOpen: true });
	if (open.length > 0)
		return warning('deliveries', inFew(open.map(({ number }) => number)), 'deliveries-unfinished');
	const since = clock.now().getTime() - UNANSWERED_MS;
	const silent = all.filter(
		({ sentAt, bundles }) =>
			sentAt !== undefined && Date.parse(sentAt) < since && bundles.some(({ state }) => state === 'sent'),
	);
	if (silent.length > 0)
		return warning('deliveries', inFew(silent.map(({ number }) => number)), 'deliveries-unanswered');
	return ok('deliveries', String(all.length));
}
