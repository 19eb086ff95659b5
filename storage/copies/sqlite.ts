import type { CopyBook } from '../../src/office/copies.ts';
import type { Clock } from '../../src/office.ts';
import { FIXITY_OUTCOMES, isSpoilt } from '../../src/records/fixity.ts';
import { appendEvent } from '../catalogue/events.ts';
import { refuseUnfiled } from '../fixity/sqlite.ts';
import { type Database, sql } from '../sqlite/database.ts';
import { copyFrom } from './rows.ts';

/** Which bundles lie in the second store too, in the catalogue's database. */
export function sqliteCopies(db: Database, clock: Clock): CopyBook {
	return {
		isKnown: async (store) =>
			db.first(sql.selectFrom('copies').select('store').where('store', '=', store).limit(1)) !== undefined,
		owed: async (store, limit) => listOwed(db, store, limit),
		copy: async (store, bundleId) => {
			const row = db.first(
				sql.selectFrom('copies').selectAll().where('store', '=', store).where('bundle_id', '=', bundleId),
			);
			return row && copyFrom(row);
		},
		recordCopy: async (store, bundleId, { at, renewals }, by) =>
			db.write(() => {
				refuseUnfiled(db, bundleId);
				const found = { copied_at: at, checked_at: at, outcome: 'intact' as const, renewals };
				db.run(
					sql
						.insertInto('copies')
						.values({ store, bundle_id: bundleId, ...found })
						.onConflict((conflict) => conflict.columns(['store', 'bundle_id']).doUpdateSet(found)),
				);
				appendEvent(
					db,
					{ kind: 'bundle-copied', actor: by, subject: bundleId, data: { store, renewals } },
					clock.now(),
				);
			}),
		recordCheck: async (store, bundleId, at, outcome, by) =>
			db.write(() => {
				db.run(
					sql
						.updateTable('copies')
						.set({ checked_at: at, outcome })
						.where('store', '=', store)
						.where('bundle_id', '=', bundleId),
				);
				const data = { store, outcome };
				appendEvent(db, { kind: 'copy-checked', actor: by, subject: bundleId, data }, clock.now());
			}),
	};
}

/** What is spoilt is copied nowhere: it is restored first. What is byte for byte what was filed is, whatever a check objects to. */
const NOT_COPIED = FIXITY_OUTCOMES.filter((outcome) => isSpoilt(outcome) && outcome !== 'questioned');

function listOwed(db: Database, store: string, limit: number | undefined): readonly string[] {
	let query = sql
		.selectFrom('filings')
		.leftJoin('copies', (join) =>
			join.onRef('copies.bundle_id', '=', 'filings.bundle_id').on('copies.store', '=', store),
		)
		.leftJoin('fixity_checks', (join) =>
			join.onRef('fixity_checks.bundle_id', '=', 'filings.bundle_id').on('is_last', '=', 1),
		)
		.leftJoin('seal_stamps', 'seal_stamps.bundle_id', 'filings.bundle_id')
		.select('filings.bundle_id')
		.where((eb) =>
			eb.or([
				eb('copies.outcome', 'is', null),
				eb('copies.outcome', 'in', ['damaged', 'missing']),
				eb('copies.renewals', '<', eb.ref('seal_stamps.renewals')),
			]),
		)
		.where((eb) =>
			eb.or([eb('fixity_checks.outcome', 'is', null), eb('fixity_checks.outcome', 'not in', NOT_COPIED)]),
		)
		.orderBy('filings.filed_at')
		.orderBy('filings.bundle_id');
	if (limit !== undefined) query = query.limit(limit);
	return db.all(query).map(({ bundle_id }) => bundle_id);
}
