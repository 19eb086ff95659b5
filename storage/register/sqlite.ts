import type { Clock, Register } from '../../src/office.ts';
import type { OrganisationSettings } from '../catalogue/default-filing.ts';
import type { Database } from '../sqlite/database.ts';
import { changeRegister } from './change.ts';
import { countAccounts, listAccounts, listUnits } from './read.ts';
import { listNamedRows, listPlanRows, listPlans } from './records-plans.ts';

/** The register on SQLite, in the catalogue's database: a change and its event are one transaction. */
export function sqliteRegister(
	db: Database,
	clock: Clock,
	settings: OrganisationSettings,
	timeZone: string,
): Register {
	return {
		units: async (filter = {}) => listUnits(db, filter),
		accounts: async (filter = {}) => listAccounts(db, filter),
		plans: async () => listPlans(db),
		planRows: async (planId) => listPlanRows(db, planId),
		accountCounts: async (unitIds) => countAccounts(db, unitIds),
		namedRows: async (unitId) => listNamedRows(db, unitId),
		change: async (changes, by) => changeRegister({ db, clock, settings, timeZone }, changes, by),
	};
}
