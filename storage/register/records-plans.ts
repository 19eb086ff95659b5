import { UsageError } from '../../src/errors.ts';
import type { Clock } from '../../src/office.ts';
import type { PlanRow, RecordsPlan } from '../../src/records/plan.ts';
import type { RegisterChange } from '../../src/records/register/change.ts';
import type { NamedRow } from '../../src/records/register/registered.ts';
import { comparable } from '../../src/records/same-name.ts';
import { planRowFrom, recordsPlanFrom } from '../catalogue/rows.ts';
import { type Database, sql } from '../sqlite/database.ts';

type TakenIn = Extract<RegisterChange, { kind: 'plan-taken-in' }>;
type Named = Extract<RegisterChange, { kind: 'row-named' }>;

/** Every plan that somebody has taken in, by title, the newest version of each first. */
export function listPlans(db: Database): readonly RecordsPlan[] {
	const query = sql
		.selectFrom('records_plans')
		.selectAll()
		.where('is_default', '=', 0)
		.orderBy('title_key')
		.orderBy('decided_on', 'desc')
		.orderBy('taken_in_at', 'desc');
	return db.all(query).map(recordsPlanFrom);
}

export function listPlanRows(db: Database, planId: string): readonly PlanRow[] {
	const query = sql.selectFrom('plan_rows').selectAll().where('plan_id', '=', planId).orderBy('number');
	return db.all(query).map(planRowFrom);
}

/** Which rows the units have named, with their plans. */
export function listNamedRows(db: Database, unitId?: string): readonly NamedRow[] {
	const rows = new Map(
		db
			.all(
				sql
					.selectFrom('plan_rows')
					.selectAll('plan_rows')
					.where('id', 'in', (eb) => eb.selectFrom('unit_rows').select('plan_row_id')),
			)
			.map((row) => [row.id, planRowFrom(row)]),
	);
	const plans = new Map(
		db.all(sql.selectFrom('records_plans').selectAll()).map((p) => [p.id, recordsPlanFrom(p)]),
	);
	let named = sql.selectFrom('unit_rows').selectAll().orderBy('unit_id').orderBy('purpose');
	if (unitId !== undefined) named = named.where('unit_id', '=', unitId);
	return db.all(named).flatMap(({ unit_id, purpose, plan_row_id }) => {
		const row = rows.get(plan_row_id);
		const plan = row && plans.get(row.planId);
		return row && plan ? [{ unitId: unit_id, purpose, row, plan }] : [];
	});
}

/** @throws UsageError `plan-version-there` */
export function takeInPlan(db: Database, clock: Clock, { id, plan, rows }: TakenIn): void {
	const title_key = comparable(plan.title);
	const there = sql.selectFrom('records_plans').select('id').where('title_key', '=', title_key);
	if (db.first(there.where('version', '=', plan.version)))
		throw new UsageError(`Version ${plan.version} of "${plan.title}" is there already`, {
			code: 'plan-version-there',
			subject: plan.version,
			remedy: 'A decided plan is not changed: give the name of the new version.',
		});
	db.run(
		sql.insertInto('records_plans').values({
			...{ id, title: plan.title, title_key, version: plan.version, is_default: 0 },
			...{ decided_on: plan.decidedOn ?? null, reference: plan.reference ?? null },
			taken_in_at: clock.now().toISOString(),
		}),
	);
	for (const [i, row] of rows.entries()) {
		const { id: rowId, code, title, retention, rules } = row;
		db.run(
			sql.insertInto('plan_rows').values({
				...{ id: rowId, plan_id: id, number: i + 1, code, title, retention },
				...{ rules: JSON.stringify(rules), is_default: 0 },
			}),
		);
	}
}

export function nameRow(db: Database, { id, purpose, rowId }: Named): void {
	db.run(
		sql
			.insertInto('unit_rows')
			.values({ unit_id: id, purpose, plan_row_id: rowId })
			.onConflict((there) => there.columns(['unit_id', 'purpose']).doUpdateSet({ plan_row_id: rowId })),
	);
}
