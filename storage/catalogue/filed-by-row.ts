import { sql as raw } from 'kysely';
import type {
	CountedUntil,
	FiledByRow,
	FiledRow,
	FiledUntil,
	FiledUntilPage,
	RowsUntil,
} from '../../src/office/filed-by-row.ts';
import { addDays } from '../../src/records/day.ts';
import type { Filing } from '../../src/records/filing.ts';
import type { PlanRow } from '../../src/records/plan.ts';
import { type Database, sql } from '../sqlite/database.ts';
import { filingFrom, planRowFrom } from './rows.ts';

/** @param found a filing with its root as it lies now */
export function sqliteFiledByRow(db: Database, found: (filing: Filing) => Filing): FiledByRow {
	return {
		rows: async () => rows(db),
		count: async (unitIds) => count(db, unitIds),
		countUntil: async (wish) => countUntil(db, wish),
		until: async (wish) => until(db, wish).map(found),
	};
}

/** Each by itself, from one to the next in the index. */
function rows(db: Database): readonly PlanRow[] {
	const first = sql.selectFrom('filings').select('plan_row_id as id').orderBy('plan_row_id').limit(1);
	const all: PlanRow[] = [];
	let next = db.first(first);
	for (; next; next = db.first(first.where('plan_row_id', '>', next.id))) {
		const row = db.first(sql.selectFrom('plan_rows').selectAll().where('id', '=', next.id));
		// A foreign key keeps it there.
		if (row) all.push(planRowFrom(row));
	}
	return all;
}

function count(db: Database, unitIds: readonly string[] | undefined): readonly FiledRow[] {
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

/** What the last check did not find, in the words of the index that holds the last checks by what they found: gathered once for a statement, and few. */
const MISSING = raw`(SELECT bundle_id FROM fixity_checks WHERE is_last = 1 AND outcome = 'missing')`;

function countUntil(db: Database, { rows, unitIds }: FiledUntil): readonly CountedUntil[] {
	if (rows.length === 0) return [];
	let query = sql
		.selectFrom('filings')
		.select(({ fn }) => ['unit_id', 'plan_row_id', fn.countAll<number>().as('n')])
		.select(raw<number>`sum(bundle_id IN ${MISSING})`.as('missing'))
		.where(isUntil(rows))
		.groupBy(['unit_id', 'plan_row_id']);
	if (unitIds !== undefined) query = query.where('unit_id', 'in', unitIds);
	return db.all(query).map(({ unit_id, plan_row_id, n, missing }) => ({
		...{ unitId: unit_id, planRowId: plan_row_id, filings: n, missing },
	}));
}

function until(db: Database, { rows, unitIds, isFound, after, limit }: FiledUntilPage): readonly Filing[] {
	if (rows.length === 0) return [];
	const last =
		rows
			.map(({ until: day }) => day)
			.toSorted()
			.at(-1) ?? '';
	let query = sql
		.selectFrom('filings')
		.selectAll()
		.where(isUntil(rows))
		// No clock is a day away from UTC: by the instant they are found in the order in which they are wanted.
		.where('captured_at', '<', addDays(last, 2))
		.orderBy('captured_at')
		.orderBy('bundle_id', 'desc')
		.limit(limit);
	if (unitIds !== undefined) query = query.where('unit_id', 'in', unitIds);
	if (isFound) query = query.where(raw<boolean>`bundle_id NOT IN ${MISSING}`);
	if (after !== undefined)
		query = query
			.where('captured_at', '>=', after.capturedAt)
			.where((eb) => eb.or([eb('captured_at', '>', after.capturedAt), eb('bundle_id', '<', after.bundleId)]));
	return db.all(query).map(filingFrom);
}

/** Thousands of units share a row: without statistics SQLite would look up all that is filed under it and sort that. The plus keeps it from there. */
function isUntil(rows: readonly RowsUntil[]) {
	const each = rows.map(
		({ until: day, planRowIds }) =>
			raw`(captured_on <= ${day} AND +plan_row_id IN (SELECT value FROM json_each(${JSON.stringify(planRowIds)})))`,
	);
	return raw<boolean>`(${raw.join(each, raw` OR `)})`;
}
