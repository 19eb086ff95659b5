import type { SummaryFilter } from '../../src/office/deliveries.ts';
import type { DeliveryState, DeliverySummary } from '../../src/records/delivery/delivery.ts';
import { type Database, sql } from '../sqlite/database.ts';
import { deliveryFrom } from './rows.ts';

/** Deliveries with how many of their bundles are in each state, the newest first; the lines of the bundles are not read. */
export function summariesOf(
	db: Database,
	{ number, isPending, unitIds, limit, offset = 0 }: SummaryFilter,
): readonly DeliverySummary[] {
	let query = sql
		.selectFrom('deliveries')
		.selectAll()
		.orderBy('ordered_at', 'desc')
		.orderBy('number', 'desc');
	if (number !== undefined) query = query.where('number', '=', number);
	if (isPending)
		query = query.where(({ eb, or, exists, selectFrom }) =>
			or([
				eb('sent_at', 'is', null).and('withdrawn_at', 'is', null),
				exists(
					selectFrom('delivered_bundles')
						.whereRef('delivered_bundles.delivery_id', '=', 'deliveries.id')
						.where('state', 'in', ['sent', 'refused'])
						.select('bundle_id'),
				),
			]),
		);
	if (unitIds !== undefined)
		query = query.where(({ exists, not, selectFrom }) =>
			not(
				exists(
					selectFrom('delivered_bundles')
						.innerJoin('filings', 'filings.bundle_id', 'delivered_bundles.bundle_id')
						.whereRef('delivered_bundles.delivery_id', '=', 'deliveries.id')
						.where('filings.unit_id', 'not in', unitIds)
						.select('filings.bundle_id'),
				),
			),
		);
	if (limit !== undefined) query = query.limit(limit).offset(offset);
	const rows = db.all(query);
	if (rows.length === 0) return [];
	const ids = rows.map(({ id }) => id);
	const counted = sql
		.selectFrom('delivered_bundles')
		.where('delivery_id', 'in', ids)
		.groupBy(['delivery_id', 'state'])
		.select(({ fn }) => ['delivery_id', 'state', fn.countAll<number>().as('n')]);
	const counts = new Map<string, Partial<Record<DeliveryState, number>>>();
	for (const { delivery_id, state, n } of db.all(counted))
		counts.set(delivery_id, { ...counts.get(delivery_id), [state]: n });
	return rows.map((row) => {
		const { bundles: _, ...delivery } = deliveryFrom(row, []);
		return { ...delivery, counts: counts.get(row.id) ?? {} };
	});
}
