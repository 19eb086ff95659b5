import { setImmediate } from 'node:timers/promises';
import { Fault } from '../../src/errors.ts';
import type { StampBook, StampState } from '../../src/office/seal.ts';
import type { Clock } from '../../src/office.ts';
import { appendEvent } from '../catalogue/events.ts';
import { type Database, sql } from '../sqlite/database.ts';

/** Rows between two breaths of the event loop. */
const BATCH = 5_000;

/** What is known of time stamps, on SQLite in the catalogue's database: a line and its event are one transaction. */
export function sqliteStamps(db: Database, clock: Clock): StampBook {
	return {
		states: (unitId) => listStates(db, unitId),
		state: async (bundleId) => {
			const row = db.first(sql.selectFrom('seal_stamps').selectAll().where('bundle_id', '=', bundleId));
			return (
				row && {
					...{ bundleId, renewals: row.renewals },
					...(row.good_until === null ? {} : { goodUntil: row.good_until }),
				}
			);
		},
		record: async (state, kind, by) =>
			db.write(() => {
				const { bundleId, renewals, goodUntil = null } = state;
				const filed = sql.selectFrom('filings').select('bundle_id').where('bundle_id', '=', bundleId);
				if (db.first(filed) === undefined)
					throw new Fault('No such bundle is filed', { code: 'unknown-bundle-stamped', subject: bundleId });
				const known = db.first(
					sql.selectFrom('seal_stamps').select('renewals').where('bundle_id', '=', bundleId),
				);
				const most = kind === 'stamps-read' ? Math.max(renewals, known?.renewals ?? 0) : renewals;
				const row = { renewals: most, good_until: goodUntil };
				db.run(
					sql
						.insertInto('seal_stamps')
						.values({ bundle_id: bundleId, ...row })
						.onConflict((conflict) => conflict.column('bundle_id').doUpdateSet(row)),
				);
				const data = { renewals, goodUntil };
				appendEvent(db, { kind, actor: by, subject: bundleId, data }, clock.now());
			}),
	};
}

async function* listStates(db: Database, unitId: string | undefined): AsyncGenerator<readonly StampState[]> {
	for (let after = ''; ; ) {
		let query = sql
			.selectFrom('filings')
			.leftJoin('seal_stamps', 'seal_stamps.bundle_id', 'filings.bundle_id')
			.select(['filings.bundle_id', 'renewals', 'good_until'])
			.where('filings.bundle_id', '>', after)
			.orderBy('filings.bundle_id')
			.limit(BATCH);
		if (unitId !== undefined) query = query.where('filings.unit_id', '=', unitId);
		const batch = db.all(query).map(
			({ bundle_id: bundleId, renewals, good_until }): StampState => ({
				...{ bundleId, renewals: renewals ?? -1 },
				...(good_until === null ? {} : { goodUntil: good_until }),
			}),
		);
		if (batch.length > 0) yield batch;
		if (batch.length < BATCH) return;
		after = batch.at(-1)?.bundleId ?? '';
		await setImmediate();
	}
}
