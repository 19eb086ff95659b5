import type { Clock } from '../../src/office.ts';
import type { NewEvent } from '../../src/records/event.ts';
import { comparable } from '../../src/records/same-name.ts';
import { type Database, sql } from '../sqlite/database.ts';
import { appendEvent } from './events.ts';

/** What the default organisation is called, from configuration. */
export interface OrganisationSettings {
	readonly name: string;
	readonly number?: string;
}

/** Under what a bare address is filed. Each name says that nobody has decided it. */
const UNIT = 'Ej angiven verksamhet (standardvärde)';
const CREATOR = 'Ej angiven arkivbildare (standardvärde)';
const PLAN = 'Standardplan, ej beslutad';
const ROW = {
	code: '0',
	title: 'Ögonblicksbild av konto i sociala medier (standardrad)',
	retention: 'Bevaras tills verksamheten har antagit en dokumenthanteringsplan',
} as const;
/** How a name says that it is a standard value. */
const MARK = '(standardvärde)';

export interface DefaultFiling {
	readonly organisationId: string;
	readonly unitId: string;
	readonly planRowId: string;
}

/** Organisation, unit, plan and row for bare addresses; makes them once. Call it inside `write`. */
export function ensureDefaultFiling(
	db: Database,
	clock: Clock,
	settings: OrganisationSettings,
): DefaultFiling {
	const organisationId = ensureOrganisation(db, clock, settings);
	const unit = db.first(sql.selectFrom('units').select('id').where('is_default', '=', 1));
	const row = db.first(sql.selectFrom('plan_rows').select('id').where('is_default', '=', 1));
	if (unit !== undefined && row !== undefined) return { organisationId, unitId: unit.id, planRowId: row.id };
	return addUnitPlanAndRow(db, clock, organisationId);
}

function addUnitPlanAndRow(db: Database, clock: Clock, organisationId: string): DefaultFiling {
	const unitId = crypto.randomUUID();
	const planId = crypto.randomUUID();
	const planRowId = crypto.randomUUID();
	db.run(
		sql.insertInto('units').values({
			...{ id: unitId, organisation_id: organisationId, name: UNIT, name_key: comparable(UNIT) },
			...{ creator: CREATOR, email: null, is_communications: 0, is_default: 1 },
			...{ cadence: null, months: '[]' },
		}),
	);
	db.run(
		sql.insertInto('records_plans').values({
			...{ id: planId, title: PLAN, title_key: comparable(PLAN), version: '0', is_default: 1 },
			...{ decided_on: null, reference: null, taken_in_at: null },
		}),
	);
	db.run(
		sql
			.insertInto('plan_rows')
			.values({ id: planRowId, plan_id: planId, number: 1, ...ROW, rules: '{}', is_default: 1 }),
	);
	tell(db, clock, 'unit-added', unitId, { name: UNIT, creator: CREATOR, isDefault: true });
	tell(db, clock, 'plan-added', planId, { title: PLAN, version: '0', unitId, isDefault: true });
	tell(db, clock, 'plan-row-added', planRowId, { ...ROW, planId, isDefault: true });
	return { organisationId, unitId, planRowId };
}

/** A configured name replaces the standard one later on; the standard one never replaces a configured name. */
function ensureOrganisation(db: Database, clock: Clock, { name, number }: OrganisationSettings): string {
	const there = db.first(sql.selectFrom('organisations').selectAll().where('is_default', '=', 1));
	if (there === undefined) {
		const id = crypto.randomUUID();
		const row = { id, name, number: number ?? null, is_default: 1 };
		db.run(sql.insertInto('organisations').values(row));
		tell(db, clock, 'organisation-added', id, { name, number, isDefault: true });
		return id;
	}
	const next = { name: name.endsWith(MARK) ? there.name : name, number: number ?? there.number };
	if (next.name === there.name && next.number === there.number) return there.id;
	db.run(sql.updateTable('organisations').set(next).where('id', '=', there.id));
	tell(db, clock, 'organisation-changed', there.id, { from: there.name, ...next });
	return there.id;
}

function tell(db: Database, clock: Clock, kind: string, subject: string, data: NewEvent['data']): void {
	appendEvent(db, { kind, actor: 'ogonblick', subject, data }, clock.now());
}
