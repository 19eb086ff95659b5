import { snapshotPlanOf } from '../../src/records/cadence.ts';
import type { AccountHistory } from '../../src/records/occasions/history.ts';
import { monthsFrom } from '../register/rows.ts';
import { type Database, sql } from '../sqlite/database.ts';

/** One query for all: what was last filed is kept by account, so nothing of the filings themselves is read. */
export function listHistories(
	db: Database,
	filter: { readonly accountId?: string; readonly unitId?: string },
): readonly AccountHistory[] {
	let query = sql
		.selectFrom('accounts as a')
		.innerJoin('units as u', 'u.id', 'a.unit_id')
		.leftJoin('account_history as h', 'h.account_id', 'a.id')
		.select(['a.id', 'a.unit_id', 'a.status', 'a.level', 'a.active_since', 'a.purpose_on'])
		.select(['a.cadence', 'a.months', 'u.cadence as unit_cadence', 'u.months as unit_months'])
		.select(['h.complete_overview', 'h.complete_unique', 'h.complete_full'])
		.select(['h.partial_overview', 'h.partial_unique', 'h.partial_full', 'h.failures', 'h.failed_on'])
		.where('a.is_default', '=', 0)
		.where('a.status', 'in', ['active', 'closing'])
		.where('a.active_since', 'is not', null);
	if (filter.accountId !== undefined) query = query.where('a.id', '=', filter.accountId);
	if (filter.unitId !== undefined) query = query.where('a.unit_id', '=', filter.unitId);
	return db.all(query).map((row): AccountHistory => {
		const lastComplete = row[`complete_${row.level}`];
		const lastPartial = row[`partial_${row.level}`];
		return {
			id: row.id,
			unitId: row.unit_id,
			status: row.status === 'closing' ? 'closing' : 'active',
			level: row.level,
			since: row.active_since ?? '',
			plan: snapshotPlanOf(
				{ cadence: row.cadence ?? '', months: monthsFrom(row.months) },
				{ cadence: row.unit_cadence ?? '', months: monthsFrom(row.unit_months) },
			),
			...(lastComplete === null ? {} : { lastComplete }),
			...(lastPartial === null ? {} : { lastPartial }),
			failures: row.failures ?? 0,
			...(row.failed_on === null ? {} : { failedOn: row.failed_on }),
			...(row.purpose_on === null ? {} : { purposeOn: row.purpose_on }),
		};
	});
}
