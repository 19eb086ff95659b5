import { sql as raw } from 'kysely';
import { type SaidOfCadence, snapshotPlanOf } from '../../src/records/cadence.ts';
import type { AccountHistory } from '../../src/records/occasions/history.ts';
import { monthsFrom } from '../register/rows.ts';
import { type Database, sql } from '../sqlite/database.ts';

/**
 * One look for all: what was last filed is kept by account, so nothing of the filings themselves is read. Few columns and plain objects, since
 * it is done for tens of thousands of accounts while somebody waits.
 */
export function listHistories(
	db: Database,
	filter: { readonly accountId?: string; readonly unitId?: string },
): readonly AccountHistory[] {
	let query = sql
		.selectFrom('accounts as a')
		.leftJoin('account_history as h', 'h.account_id', 'a.id')
		.select([
			'a.id',
			'a.unit_id',
			'a.status',
			'a.level',
			'a.active_since',
			'a.purpose_on',
			'a.cadence',
			'a.months',
		])
		.select(['h.failures', 'h.failed_on'])
		.select(atLevel('complete').as('last_complete'))
		.select(atLevel('partial').as('last_partial'))
		// In the words of the index that holds all these columns.
		.where(raw<boolean>`a.is_default = 0`)
		.where('a.status', 'in', ['active', 'closing'])
		.where('a.active_since', 'is not', null);
	if (filter.accountId !== undefined) query = query.where('a.id', '=', filter.accountId);
	if (filter.unitId !== undefined) query = query.where('a.unit_id', '=', filter.unitId);
	const units = unitsSaid(db);
	return db.all(query).map(
		(row): AccountHistory => ({
			id: row.id,
			unitId: row.unit_id,
			status: row.status === 'closing' ? 'closing' : 'active',
			level: row.level,
			since: row.active_since ?? '',
			plan: snapshotPlanOf(said(row), units.get(row.unit_id) ?? {}),
			lastComplete: row.last_complete ?? undefined,
			lastPartial: row.last_partial ?? undefined,
			failures: row.failures ?? 0,
			failedOn: row.failed_on ?? undefined,
			purposeOn: row.purpose_on ?? undefined,
		}),
	);
}

/** The day of the last one at the account's own level or above. */
function atLevel(outcome: 'complete' | 'partial') {
	const column = (level: string) => raw.ref(`h.${outcome}_${level}`);
	return raw<
		string | null
	>`CASE a.level WHEN 'full' THEN ${column('full')} WHEN 'unique' THEN ${column('unique')} ELSE ${column('overview')} END`;
}

function unitsSaid(db: Database): ReadonlyMap<string, SaidOfCadence> {
	const query = sql.selectFrom('units').select(['id', 'cadence', 'months']);
	return new Map(db.all(query).map((row) => [row.id, said(row)]));
}

function said({
	cadence,
	months,
}: {
	readonly cadence: 'yearly' | 'half-yearly' | null;
	readonly months: string;
}): SaidOfCadence {
	return { cadence: cadence ?? '', months: monthsFrom(months) };
}
