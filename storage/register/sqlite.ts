import type { Clock, Register } from '../../src/office.ts';
import type { OrganisationSettings } from '../catalogue/default-filing.ts';
import type { Database } from '../sqlite/database.ts';
import { changeRegister } from './change.ts';
import { listAccounts, listUnits } from './read.ts';
import { listNamedRows, listPlanRows, listPlans } from './records-plans.ts';

/** The register on SQLite, in the catalogue's database: a change and its event are one transaction. */
export function sqliteRegister(
	db: Database,
	clock: Clock,
	settings: OrganisationSettings,
	timeZone: string,
): Register {
	return {
		units: async () => listUnits(db),
		accounts: async (filter = {}) => listAccounts(db, filter),
		plans: async () => listPlans(db),
		planRows: async (planId) => listPlanRows(db, planId),
		namedRows: async () => listNamedRows(db),
		change: async (changes, by) => changeRegister({ db, clock, settings, timeZone }, changes, by),
	};
}
