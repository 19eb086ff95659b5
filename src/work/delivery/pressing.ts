import type { Office } from '../../office.ts';
import { type DeliverySummary, isOpen } from '../../records/delivery/delivery.ts';
import { refusedUnaccepted } from './accept-refusal.ts';
import { askOf } from './asked.ts';

/** Why a delivery needs a person. */
export const DELIVERY_NEEDS = [
	/** It is under way, and nobody goes on with it before somebody says so. */
	'stopped',
	/** The archive has refused some of it, none of that was delivered anew, and nobody has accepted it. */
	'refused',
	/** It was sent long ago, and the archive has not answered. */
	'unanswered',
] as const;
export type DeliveryNeedKind = (typeof DELIVERY_NEEDS)[number];

/** A delivery that needs a person. */
export interface DeliveryNeed {
	readonly kind: DeliveryNeedKind;
	readonly number: string;
	/** Name of the target. */
	readonly target: string;
	/** Since when, ISO 8601. */
	readonly since: string;
	/** How many bundles it is about. */
	readonly bundles: number;
}

const DAY_MS = 86_400_000;
/** What the command `deliver` began and has not ended in so long was broken off. */
const UNDER_WAY_DAYS = 1;
/** An archive answers within a month, or is asked. */
export const UNANSWERED_DAYS = 30;

/** Deliveries that need a person, the longest waiting of each kind first; of all units. */
export async function pressingDeliveries(office: Office): Promise<readonly DeliveryNeed[]> {
	const before = (days: number) => new Date(office.clock.now().getTime() - days * DAY_MS).toISOString();
	const needs: DeliveryNeed[] = [];
	for (const one of await office.deliveries.summaries({ isPending: true })) {
		const { number, target, counts, sentAt } = one;
		const add = (kind: DeliveryNeedKind, since: string, bundles: number) =>
			needs.push({ kind, number, target: target.name, since, bundles });
		if (isOpen(one)) {
			const since = await stoppedSince(office, one, before(UNDER_WAY_DAYS));
			if (since !== undefined) add('stopped', since, counts.ordered ?? 0);
			continue;
		}
		const refused = counts.refused ? await refusedStill(office, one.id) : [];
		if (refused[0]) add('refused', refused[0].at, refused.length);
		if (counts.sent && sentAt !== undefined && sentAt < before(UNANSWERED_DAYS))
			add('unanswered', sentAt, counts.sent);
	}
	const place = ({ kind }: DeliveryNeed) => DELIVERY_NEEDS.indexOf(kind);
	return needs.toSorted((a, b) => place(a) - place(b) || a.since.localeCompare(b.since));
}

/** Since when nobody goes on with it; undefined where the worker does, or a command may. */
async function stoppedSince(
	office: Office,
	{ id, orderedAt }: DeliverySummary,
	longAgo: string,
): Promise<string | undefined> {
	const ask = await askOf(office, { id });
	if (!ask) return orderedAt < longAgo ? orderedAt : undefined;
	return ask.trouble && ask.trouble.nextAt === undefined ? ask.at : undefined;
}

/** Bundles that were refused, stand so in their last delivery still and are not accepted as refused, the first refused first. */
async function refusedStill(office: Office, id: string) {
	const delivery = await office.deliveries.delivery(id);
	if (!delivery) return [];
	const refused = await refusedUnaccepted(office, delivery);
	const now = await office.deliveries.standings(refused.map(({ line }) => line.bundleId));
	return refused
		.filter(({ line }) => now.get(line.bundleId)?.number === delivery.number)
		.toSorted((a, b) => a.at.localeCompare(b.at));
}
