import type { Catalogue, Clock } from '../../src/office.ts';
import type { Database } from '../sqlite/database.ts';
import { accountContext, accountsCalled, ensureDefaultAccount, filedUnder, findAccount } from './accounts.ts';
import { compareWithEvents } from './compare.ts';
import type { OrganisationSettings } from './default-filing.ts';
import { appendEvent, listEvents, verifyEvents } from './events.ts';
import { sqliteFiledByRow } from './filed-by-row.ts';
import {
	dropIntent,
	findFiling,
	intendFiling,
	listAttempts,
	listFilings,
	listIntents,
	listRoots,
	recordAttempt,
	recordFiling,
} from './filings.ts';
import { addOrder, askedForById, findOrder, openOrders, ordersById } from './orders.ts';
import { rootsFrom } from './roots.ts';

export interface CatalogueSettings {
	/** Name and number of the marked default organisation. */
	readonly organisation: OrganisationSettings;
	/** IANA name: whose calendar a filing's year is of. */
	readonly timeZone: string;
	/** The store's own root as it is called now, absolute. */
	readonly ownRoot: string;
}

/** The catalogue on SQLite. Every change and its event are one transaction (BEGIN IMMEDIATE), durable when it resolves. */
export function sqliteCatalogue(db: Database, clock: Clock, settings: CatalogueSettings): Catalogue {
	const { organisation, timeZone, ownRoot } = settings;
	const { kept, found, place } = rootsFrom(ownRoot);
	return {
		findAccount: async (wanted) => findAccount(db, wanted),
		accountsCalled: async (wanted) => accountsCalled(db, wanted),
		ensureDefaultAccount: async (account) => ensureDefaultAccount(db, clock, organisation, account),
		accountContext: async (id, purpose = 'snapshots') => accountContext(db, id, purpose),
		filedUnder: async (filing) => filedUnder(db, filing),
		addOrder: async (order) => addOrder(db, clock, order),
		order: async (id) => findOrder(db, id),
		orders: async (ids) => ordersById(db, ids),
		askedFor: async (ids) => askedForById(db, ids),
		openOrders: async () => openOrders(db),
		intendFiling: async (filing) => intendFiling(db, clock, kept(filing)),
		recordFiling: async (filing) => recordFiling(db, clock, timeZone, kept(filing)),
		intents: async () => listIntents(db).map(found),
		roots: async () => [...new Set(listRoots(db).map(place))],
		dropIntent: async (bundleId) => dropIntent(db, clock, bundleId),
		recordAttempt: async (attempt) => recordAttempt(db, clock, timeZone, attempt),
		filings: async (filter = {}) => listFilings(db, filter).map(found),
		byRow: sqliteFiledByRow(db, found),
		filing: async (idOrBeginning) => {
			const filing = findFiling(db, idOrBeginning);
			return filing === undefined ? undefined : found(filing);
		},
		attempts: async (accountId) => listAttempts(db, accountId),
		appendEvent: async (event) => db.write(() => appendEvent(db, event, clock.now())),
		appendEvents: async (events) =>
			db.write(() => {
				for (const event of events) appendEvent(db, event, clock.now());
			}),
		events: async (filter = {}) => listEvents(db, filter),
		compareWithEvents: async () => compareWithEvents(db),
		version: async () => db.version(),
		verifyEvents: () => verifyEvents(db),
	};
}
