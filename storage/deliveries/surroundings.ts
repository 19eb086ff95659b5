import { UsageError } from '../../src/errors.ts';
import type { Clock } from '../../src/office.ts';
import type { Agreement } from '../../src/records/delivery/agreement.ts';
import type { DeliveryTarget } from '../../src/records/delivery/target.ts';
import { comparable } from '../../src/records/same-name.ts';
import { appendEvent } from '../catalogue/events.ts';
import { type Database, sql } from '../sqlite/database.ts';
import { targetFrom } from './rows.ts';

/** Call it inside `write`. */
export function saveTarget(db: Database, clock: Clock, target: DeliveryTarget, by: string): void {
	const { id, name, kind, where: place, ...more } = target;
	const name_key = comparable(name);
	const named = db.first(
		sql
			.selectFrom('delivery_targets')
			.select('id')
			.where('name_key', '=', name_key)
			.where('removed_at', 'is', null),
	);
	if (named !== undefined && named.id !== id)
		throw new UsageError(`There is a delivery target called "${name}" already`, {
			...{ code: 'duplicate-target', subject: name },
			remedy: 'Change the one that is there, or choose another name.',
		});
	const before = db.first(sql.selectFrom('delivery_targets').selectAll().where('id', '=', id));
	// What is on its way would end in two places, and neither would have the whole of it.
	if (before && placeOf(targetFrom(before)) !== placeOf(target)) refuseInUse(db, id);
	const facts = JSON.stringify(more);
	const row = { name, name_key, kind, place, facts };
	const there = db.run(sql.updateTable('delivery_targets').set(row).where('id', '=', id));
	if (there === 0) db.run(sql.insertInto('delivery_targets').values({ id, ...row, removed_at: null }));
	appendEvent(
		db,
		{
			...{ kind: there === 0 ? 'delivery-target-added' : 'delivery-target-changed', actor: by, subject: id },
			data: { name, kind, where: place, ...more },
		},
		clock.now(),
	);
}

/** Call it inside `write`. */
export function removeTarget(db: Database, clock: Clock, id: string, by: string): void {
	refuseInUse(db, id);
	const removed_at = clock.now().toISOString();
	const gone = sql
		.updateTable('delivery_targets')
		.set({ removed_at })
		.where('id', '=', id)
		.where('removed_at', 'is', null);
	if (db.run(gone) === 1)
		appendEvent(
			db,
			{ kind: 'delivery-target-removed', actor: by, subject: id, data: {} },
			new Date(removed_at),
		);
}

/** What says where bundles end; user, key and secrets only say how one gets there. */
function placeOf({ kind, where, endpoint = '' }: DeliveryTarget): string {
	return JSON.stringify([kind, where, endpoint]);
}

function refuseInUse(db: Database, id: string): void {
	const open = db.first(
		sql
			.selectFrom('deliveries')
			.select('number')
			.where('target_id', '=', id)
			.where('sent_at', 'is', null)
			.where('withdrawn_at', 'is', null),
	);
	if (!open) return;
	throw new UsageError(`Delivery ${open.number} there is under way`, {
		...{ code: 'target-in-use', subject: open.number },
		remedy: 'Send the rest with deliver resume, or take it back with deliver withdraw.',
	});
}

/** Call it inside `write`. */
export function saveAgreement(
	db: Database,
	clock: Clock,
	agreement: Omit<Agreement, 'number'> & { readonly number?: string },
	by: string,
): void {
	const {
		number,
		archive = null,
		archiveNumber,
		creatorCode,
		creator = null,
		unitId: unit_id = '',
	} = agreement;
	const creator_key = comparable(creator ?? '');
	const more = { archive_number: archiveNumber ?? null, creator_code: creatorCode ?? null };
	const gone = db.run(
		sql
			.deleteFrom('submission_agreements')
			.where('creator_key', '=', creator_key)
			.where('unit_id', '=', unit_id),
	);
	if (number === undefined && gone === 0) return;
	if (number !== undefined)
		db.run(
			sql
				.insertInto('submission_agreements')
				.values({ creator_key, unit_id, creator, number, archive, ...more }),
		);
	const kind = number === undefined ? 'agreement-removed' : 'agreement-set';
	const data = { number, archive, archiveNumber, creatorCode, creator, unitId: unit_id || undefined };
	appendEvent(db, { kind, actor: by, subject: unit_id || creator || 'organisation', data }, clock.now());
}
