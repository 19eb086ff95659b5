import type { DeliveryFilter } from '../../src/office/deliveries.ts';
import type { Delivery, DeliveryStanding } from '../../src/records/delivery/delivery.ts';
import { type Database, sql } from '../sqlite/database.ts';
import { type DeliveredBundleRow, type DeliveryFacts, type DeliveryRow, deliveryFrom } from './rows.ts';

/** SQLite takes so many parameters in one statement for certain. */
const AT_ONCE = 500;

export function listDeliveries(db: Database, filter: DeliveryFilter): readonly Delivery[] {
	const { targetId, bundleId, isOpen, limit } = filter;
	let query = sql
		.selectFrom('deliveries')
		.selectAll()
		.orderBy('ordered_at', 'desc')
		.orderBy('number', 'desc');
	if (targetId !== undefined) query = query.where('target_id', '=', targetId);
	if (isOpen) query = query.where('sent_at', 'is', null).where('withdrawn_at', 'is', null);
	if (bundleId !== undefined)
		query = query.where('id', 'in', (eb) =>
			eb.selectFrom('delivered_bundles').select('delivery_id').where('bundle_id', '=', bundleId),
		);
	if (limit !== undefined) query = query.limit(limit);
	return withBundles(db, db.all(query));
}

export function findDelivery(db: Database, numberOrId: string): Delivery | undefined {
	const text = numberOrId.trim();
	const query = sql
		.selectFrom('deliveries')
		.selectAll()
		.where((eb) => eb.or([eb('number', '=', text), eb('id', '=', text)]));
	return withBundles(db, db.all(query))[0];
}

export function standingsOf(
	db: Database,
	bundleIds: readonly string[],
	targetId: string | undefined,
): ReadonlyMap<string, DeliveryStanding> {
	const found = new Map<string, DeliveryStanding>();
	for (let from = 0; from < bundleIds.length; from += AT_ONCE) {
		let query = sql
			.selectFrom('delivered_bundles')
			.innerJoin('deliveries', 'deliveries.id', 'delivered_bundles.delivery_id')
			.select(['bundle_id', 'state', 'at', 'reason', 'deliveries.number', 'deliveries.facts'])
			.where('bundle_id', 'in', bundleIds.slice(from, from + AT_ONCE))
			.orderBy('ordered_at')
			.orderBy('deliveries.number');
		if (targetId !== undefined) query = query.where('target_id', '=', targetId);
		for (const { bundle_id, state, at, reason, number, facts } of db.all(query)) {
			const { target } = JSON.parse(facts) as DeliveryFacts;
			const more = reason === null ? {} : { reason };
			// What was taken out of a delivery stands where it stood before.
			if (state !== 'withdrawn' || !found.has(bundle_id))
				found.set(bundle_id, { state, at, number, target: target.name, ...more });
		}
	}
	return found;
}

function withBundles(db: Database, rows: readonly DeliveryRow[]): readonly Delivery[] {
	const bundles = new Map<string, DeliveredBundleRow[]>();
	for (let from = 0; from < rows.length; from += AT_ONCE) {
		const ids = rows.slice(from, from + AT_ONCE).map(({ id }) => id);
		const query = sql.selectFrom('delivered_bundles').selectAll().where('delivery_id', 'in', ids);
		for (const row of db.all(query.orderBy('delivery_id').orderBy('position'))) {
			const of = bundles.get(row.delivery_id);
			if (of) of.push(row);
			else bundles.set(row.delivery_id, [row]);
		}
	}
	return rows.map((row) => deliveryFrom(row, bundles.get(row.id) ?? []));
}
