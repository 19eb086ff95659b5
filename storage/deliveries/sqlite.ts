import type { Deliveries } from '../../src/office/deliveries.ts';
import type { Clock } from '../../src/office.ts';
import { type Database, sql } from '../sqlite/database.ts';
import { orderDelivery } from './order.ts';
import { answerBundles, bundleSent, deliverySent, withdrawRest } from './progress.ts';
import { findDelivery, listDeliveries, standingsOf } from './read.ts';
import { agreementFrom, targetFrom } from './rows.ts';
import { summariesOf } from './summaries.ts';
import { removeTarget, saveAgreement, saveTarget } from './surroundings.ts';

/** Deliveries on SQLite, in the catalogue's database: each change and its events are one transaction. */
export function sqliteDeliveries(db: Database, clock: Clock): Deliveries {
	return {
		targets: async () =>
			db
				.all(
					sql.selectFrom('delivery_targets').selectAll().where('removed_at', 'is', null).orderBy('name_key'),
				)
				.map(targetFrom),
		saveTarget: async (target, by) => db.write(() => saveTarget(db, clock, target, by)),
		removeTarget: async (id, by) => db.write(() => removeTarget(db, clock, id, by)),
		agreements: async () =>
			db
				.all(sql.selectFrom('submission_agreements').selectAll().orderBy('unit_id').orderBy('creator_key'))
				.map(agreementFrom),
		saveAgreement: async (agreement, by) => db.write(() => saveAgreement(db, clock, agreement, by)),
		order: async (delivery, year) => db.write(() => orderDelivery(db, clock, delivery, year)),
		list: async (filter = {}) => listDeliveries(db, filter),
		summaries: async (filter = {}) => summariesOf(db, filter),
		delivery: async (numberOrId) => findDelivery(db, numberOrId),
		bundleSent: async (id, bundleId, by) => db.write(() => bundleSent(db, clock, id, bundleId, by)),
		deliverySent: async (id, by) => db.write(() => deliverySent(db, clock, id, by)),
		withdraw: async (id, reason, by, isAll = false) =>
			db.write(() => withdrawRest(db, clock, id, reason, by, isAll)),
		answer: async (id, answers, receipt, by) =>
			db.write(() => answerBundles(db, clock, id, answers, receipt, by)),
		standings: async (bundleIds, targetId) => standingsOf(db, bundleIds, targetId),
	};
}
