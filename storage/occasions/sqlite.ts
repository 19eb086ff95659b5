import type { Occasions } from '../../src/office/occasions.ts';
import type { Clock } from '../../src/office.ts';
import type { Database } from '../sqlite/database.ts';
import { placeOrders } from './place.ts';
import { listAnswers, listClosings, listTaken, namedAccounts } from './read.ts';
import { listChanges } from './read-changes.ts';
import { listHistories } from './read-histories.ts';

/** Occasions on SQLite, in the catalogue's database. */
export function sqliteOccasions(db: Database, clock: Clock): Occasions {
	return {
		histories: async (filter = {}) => listHistories(db, filter),
		changes: async (filter = {}) => listChanges(db, filter),
		closings: async (filter = {}) => listClosings(db, filter),
		taken: async (accountId) => listTaken(db, accountId),
		answers: async (accountId) => listAnswers(db, accountId),
		named: async (ids) => namedAccounts(db, ids),
		place: async (orders) => placeOrders(db, clock, orders),
	};
}
