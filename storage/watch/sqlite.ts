import type { WatchBook } from '../../src/office/watch.ts';
import type { Clock } from '../../src/office.ts';
import { type Database, sql } from '../sqlite/database.ts';
import { endCrises, listCrises, startCrises } from './crises.ts';
import { keepLook } from './keep.ts';
import { lookFrom, stateFrom } from './rows.ts';

/** The watch on SQLite, in the catalogue's database: a look and all that it comes to are one transaction. @param timeZone IANA name of the organisation's */
export function sqliteWatch(db: Database, clock: Clock, timeZone: string): WatchBook {
	return {
		async states(accountIds) {
			let query = sql.selectFrom('watch_states').selectAll();
			// More would be a longer list than SQLite takes: then all are read.
			if (accountIds && accountIds.length <= FEW) query = query.where('account_id', 'in', accountIds);
			return new Map(db.all(query).map((row) => [row.account_id, stateFrom(row)]));
		},
		async othersSince(at, accountId) {
			const query = sql
				.selectFrom('watch_states')
				.select(({ fn, eb }) => [
					fn.countAll<number>().as('looked'),
					fn
						.countAll<number>()
						.filterWhere(eb('last_seen', '>=', at))
						.as('seen'),
				])
				.where('account_id', '<>', accountId)
				.where('last_look', '>=', at);
			return db.first(query) ?? { looked: 0, seen: 0 };
		},
		async looks(accountId, limit) {
			let query = sql
				.selectFrom('watch_looks')
				.selectAll()
				.where('account_id', '=', accountId)
				.orderBy('at', 'desc')
				.orderBy('id');
			if (limit !== undefined) query = query.limit(limit);
			return db.all(query).map(lookFrom);
		},
		async pictures(accountId) {
			const query = sql
				.selectFrom('watch_looks')
				.select('picture')
				.where('account_id', '=', accountId)
				.where('picture', 'is not', null);
			return db.all(query).map(({ picture }) => picture ?? '');
		},
		keep: async (looked) => keepLook({ db, clock, timeZone }, looked),
		crises: async (accountId) => listCrises(db, clock, accountId),
		startCrises: async (crises) => startCrises(db, clock, crises),
		endCrises: async (accountIds, by) => endCrises(db, clock, accountIds, by),
	};
}

const FEW = 500;
