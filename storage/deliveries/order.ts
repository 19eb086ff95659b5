import { TryAgainLater } from '../../src/errors.ts';
import type { NewDelivery } from '../../src/office/deliveries.ts';
import type { Clock } from '../../src/office.ts';
import { type Delivery, nextNumber } from '../../src/records/delivery/delivery.ts';
import { appendEvent } from '../catalogue/events.ts';
import { type Database, sql } from '../sqlite/database.ts';
import { standingsOf } from './read.ts';
import { type DeliveryFacts, deliveryFrom } from './rows.ts';

/** Writes a delivery down under the next number of the year. Call it inside `write`. @throws TryAgainLater `delivery-ordered-meanwhile` */
export function orderDelivery(db: Database, clock: Clock, wanted: NewDelivery, year: number): Delivery {
	const { id, targetId: target_id, orderedBy, orderedAt, lines, restrictedFor } = wanted;
	const { target, organisation, archive, agreement, system, isBySystem, isAgain = false } = wanted;
	refuseTwice(db, target_id, lines, isAgain);
	const last = db.first(
		sql
			.selectFrom('deliveries')
			.select('number')
			.where('number', 'like', `${year}-%`)
			.orderBy((eb) => eb.fn('length', ['number']), 'desc')
			.orderBy('number', 'desc')
			.limit(1),
	);
	const number = nextNumber(year, last?.number);
	const facts: DeliveryFacts = {
		...{ target, organisation, system },
		...(archive === undefined ? {} : { archive }),
		...(agreement === undefined ? {} : { agreement }),
		...(isBySystem ? { isBySystem } : {}),
	};
	const row = {
		...{ id, number, target_id, facts: JSON.stringify(facts) },
		...{ ordered_by: orderedBy, ordered_at: orderedAt, sent_at: null, withdrawn_at: null },
	};
	db.run(sql.insertInto('deliveries').values(row));
	const at = clock.now();
	appendEvent(
		db,
		{
			kind: 'delivery-ordered',
			actor: orderedBy,
			subject: id,
			data: { number, targetId: target_id, ...facts },
		},
		at,
	);
	const bundles = lines.map((line, i) => {
		const { bundleId: bundle_id, isRestricted } = line;
		const bundle = {
			...{ delivery_id: id, bundle_id, position: i + 1, state: 'ordered' as const },
			...{ at: at.toISOString(), reason: null, line: JSON.stringify(line), sent_at: null },
		};
		db.run(sql.insertInto('delivered_bundles').values(bundle));
		// Nobody has a copy of what is restricted that the log does not tell of.
		if (isRestricted && restrictedFor) {
			const data = { reason: restrictedFor.reason, delivery: number };
			appendEvent(
				db,
				{ kind: 'restricted-asked-for', actor: restrictedFor.by, subject: bundle_id, data },
				at,
			);
		}
		const data = { delivery: number, target: target.name, file: line.file, sha256: line.sha256 };
		appendEvent(db, { kind: 'bundle-delivery-ordered', actor: orderedBy, subject: bundle_id, data }, at);
		return bundle;
	});
	return deliveryFrom(row, bundles);
}

/** Of two that order at the same time the second is refused: what it read before is no longer so. */
function refuseTwice(db: Database, targetId: string, lines: NewDelivery['lines'], isAgain: boolean): void {
	const ids = lines.map(({ bundleId }) => bundleId);
	const standings = standingsOf(db, ids, targetId);
	for (const bundleId of ids) {
		const { state, number } = standings.get(bundleId) ?? {};
		const isThere = state === 'sent' || state === 'received';
		if (state !== 'ordered' && (isAgain || !isThere)) continue;
		throw new TryAgainLater(`The bundle is in delivery ${number} to the same target already`, {
			...{ code: 'delivery-ordered-meanwhile', subject: bundleId },
			remedy: 'Another process was first. Give the same command again: it goes on with what is left.',
		});
	}
}
