import type { DeliveryState } from '../../src/records/delivery/delivery.ts';
import { type Database, sql } from '../sqlite/database.ts';

const TOLD_BY: Readonly<Record<string, DeliveryState>> = {
	'bundle-delivery-ordered': 'ordered',
	'bundle-sent': 'sent',
	'bundle-received': 'received',
	'bundle-refused': 'refused',
	'bundle-delivery-withdrawn': 'withdrawn',
};

/** Bundles that stand otherwise in a delivery, or were sent at another time, than the events of it tell: a receipt that somebody has made up has none. */
export function differingDeliveries(db: Database): string[] {
	const told = new Map<string, DeliveryState>();
	const sent = new Map<string, string>();
	const events = sql.selectFrom('events').select(['kind', 'subject', 'data', 'at']);
	for (const { kind, subject, data, at } of db.all(
		events.where('kind', 'in', Object.keys(TOLD_BY)).orderBy('number'),
	)) {
		const { delivery } = JSON.parse(data) as { delivery: string };
		told.set(`${subject} ${delivery}`, TOLD_BY[kind] ?? 'ordered');
		if (kind === 'bundle-sent') sent.set(`${subject} ${delivery}`, at);
	}
	const rows = sql
		.selectFrom('delivered_bundles')
		.innerJoin('deliveries', 'deliveries.id', 'delivered_bundles.delivery_id')
		.select(['bundle_id', 'state', 'number', 'delivered_bundles.sent_at']);
	const differing: string[] = [];
	for (const { bundle_id, state, number, sent_at } of db.all(rows)) {
		const key = `${bundle_id} ${number}`;
		if (told.get(key) !== state || (sent.get(key) ?? null) !== sent_at) differing.push(bundle_id);
		told.delete(key);
	}
	return [...differing, ...[...told.keys()].map((key) => key.split(' ')[0] ?? '')];
}
