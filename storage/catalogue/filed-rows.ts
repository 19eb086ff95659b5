import { sql as raw } from 'kysely';
import type { FiledRow, FiledUntil } from '../../src/office.ts';
import type { Filing } from '../../src/records/filing.ts';
import { type Database, sql } from '../sqlite/database.ts';
import { filingFrom } from './rows.ts';

/** Under which rows of which units anything is filed, and how much. Goes through all filings. */
export function filedRows(db: Database, unitIds: readonly string[] | undefined): readonly FiledRow[] {
	let query = sql
		.selectFrom('filings')
		.select(({ fn }) => ['unit_id', 'plan_row_id', fn.countAll<number>().as('n')])
		.groupBy(['unit_id', 'plan_row_id'])
		.orderBy('unit_id')
		.orderBy('plan_row_id');
	if (unitIds !== undefined) query = query.where('unit_id', 'in', unitIds);
	return db
		.all(query)
		.map(({ unit_id, plan_row_id, n }) => ({ unitId: unit_id, planRowId: plan_row_id, filings: n }));
}

/** Filings of a row and unit that were captured on a day or before, the oldest first. */
export function filedUntil(
	db: Database,
	{ unitId, planRowId, until, limit }: FiledUntil,
): { readonly count: number; readonly filings: readonly Filing[] } {
	const of = sql
		.selectFrom('filings')
		.where('unit_id', '=', unitId)
		// A row is shared by thousands of units: without statistics SQLite goes through all that is filed under it, for each of them. The plus keeps it to the unit.
		.where(raw`+plan_row_id`, '=', planRowId)
		.where('captured_on', '<=', until);
	const count = db.first(of.select(({ fn }) => fn.countAll<number>().as('n')))?.n ?? 0;
	const oldest = of.selectAll().orderBy('captured_at').orderBy('bundle_id').limit(limit);
	return { count, filings: count === 0 ? [] : db.all(oldest).map(filingFrom) };
}
