import { sql as raw } from 'kysely';
import type { AccountFilter, UnitFilter } from '../../src/office.ts';
import type { RegisteredAccount, RegisteredUnit } from '../../src/records/register/registered.ts';
import { comparable } from '../../src/records/same-name.ts';
import { accountFrom } from '../catalogue/rows.ts';
import { type Database, sql } from '../sqlite/database.ts';
import type { AccountRow, UnitRow } from '../sqlite/tables.ts';
import { monthsFrom, NO_PLAN, planFrom, textsFrom, unitFrom } from './rows.ts';

/**
 * Names as Swedish has them in order, by the bytes that SQLite compares: å, ä and ö after z, é by e and ü by y. No index is in this order, so it is for
 * a page of units; by the bytes of the name itself Älvdalen comes before Åby.
 */
const SWEDISH = raw<string>`replace(replace(replace(replace(replace(replace(replace(units.name_key,
	'å', '{'), 'ä', '|'), 'æ', '|'), 'ö', '}'), 'ø', '}'), 'é', 'e'), 'ü', 'y')`;

/** Units but the marked default, by name: as Swedish has it where a page of them is asked for. */
export function listUnits(
	db: Database,
	{ ids, called, limit, offset = 0 }: UnitFilter,
): readonly RegisteredUnit[] {
	let query = sql
		.selectFrom('units')
		.selectAll()
		.where('is_default', '=', 0)
		.orderBy(limit === undefined ? 'name_key' : SWEDISH)
		.orderBy('id');
	if (ids !== undefined) query = query.where('id', 'in', ids);
	if (called !== undefined)
		query = query.where((eb) => eb.or([eb('id', '=', called), eb('name_key', '=', comparable(called))]));
	if (limit !== undefined) query = query.limit(limit).offset(offset);
	return db.all(query).map(unitFrom);
}

export function countAccounts(db: Database, unitIds: readonly string[]): ReadonlyMap<string, number> {
	const query = sql
		.selectFrom('accounts')
		.select(['unit_id', (eb) => eb.fn.countAll<number>().as('n')])
		.where('unit_id', 'in', unitIds)
		.where('is_default', '=', 0)
		.groupBy('unit_id');
	return new Map(db.all(query).map(({ unit_id, n }) => [unit_id, n]));
}

/** Accounts with all that the register holds of them, by unit, platform and handle. */
export function listAccounts(db: Database, filter: AccountFilter): readonly RegisteredAccount[] {
	let query = (isFew(filter) ? fromAccounts : fromUnits)
		.selectAll('accounts')
		.orderBy('units.is_default')
		.orderBy('units.name_key')
		.orderBy('units.id')
		.orderBy('accounts.platform')
		.orderBy('accounts.handle_key')
		.orderBy('accounts.id');
	if (filter.id !== undefined) query = query.where('accounts.id', '=', filter.id);
	if (filter.unitId !== undefined) query = query.where('accounts.unit_id', '=', filter.unitId);
	if (filter.unitIds !== undefined)
		// Said of both, or all units are gone through for a few.
		query = query.where('accounts.unit_id', 'in', filter.unitIds).where('units.id', 'in', filter.unitIds);
	if (filter.named !== undefined) {
		const part = comparable(filter.named).replace(/^@/, '');
		query = query.where(
			raw<boolean>`(instr(accounts.name_key, ${part}) > 0 OR instr(accounts.handle_key, ${part}) > 0)`,
		);
	}
	if (filter.platform !== undefined) query = query.where('accounts.platform', '=', filter.platform);
	if (filter.status !== undefined)
		query = isFew(filter)
			? query.where('accounts.status', '=', filter.status)
			: // By the unit, never by an index of the status that nearly all have.
				query.where(raw<boolean>`+accounts.status = ${filter.status}`);
	if (filter.isPublic !== undefined) query = query.where('accounts.is_public', '=', filter.isPublic ? 1 : 0);
	if (filter.isRegistered !== undefined)
		query = query.where('accounts.is_default', '=', filter.isRegistered ? 0 : 1);
	if (filter.limit !== undefined) query = query.limit(filter.limit).offset(filter.offset ?? 0);
	const rows = db.all(query);
	if (rows.length === 0) return [];
	const isShort = rows.length <= FEW;
	const units = unitsOf(db, isShort ? rows.map(({ unit_id }) => unit_id) : undefined);
	const plans = plansOf(db, isShort ? rows.map(({ id }) => id) : undefined);
	return rows.map((row) => registered(row, units, plans));
}

/** Above it, all plans are read at once: a list of so many ids would be longer than SQLite takes. */
const FEW = 500;

function unitsOf(db: Database, ids: readonly string[] | undefined): ReadonlyMap<string, UnitRow> {
	let units = sql.selectFrom('units').selectAll();
	if (ids) units = units.where('id', 'in', [...new Set(ids)]);
	return new Map(db.all(units).map((row) => [row.id, row]));
}

/** The few that are asked for, with their units. SQLite keeps the order of a cross join. */
const fromAccounts = sql
	.selectFrom('accounts')
	.crossJoin('units')
	.whereRef('accounts.unit_id', '=', 'units.id');
/** Units in their order, and the accounts of each in theirs: a page of a long list is read without sorting all. */
const fromUnits = sql.selectFrom('units').crossJoin('accounts').whereRef('accounts.unit_id', '=', 'units.id');

/** Whether so few are asked for that they are found first and sorted then. */
function isFew({ id, unitId, status }: AccountFilter): boolean {
	return id !== undefined || unitId !== undefined || (status !== undefined && status !== 'active');
}

/** The newest plan of each account, with its sign-offs and those under older ones. */
function plansOf(db: Database, ids: readonly string[] | undefined) {
	let plans = sql.selectFrom('activity_plans').selectAll().orderBy('version');
	let signOffs = sql.selectFrom('sign_offs').selectAll().orderBy('role', 'desc');
	if (ids) {
		plans = plans.where('account_id', 'in', ids);
		signOffs = signOffs.where('account_id', 'in', ids);
	}
	const newest = new Map(db.all(plans).map((plan) => [plan.account_id, plan]));
	const signed = Map.groupBy(db.all(signOffs), ({ account_id }) => account_id);
	return (id: string) => {
		const plan = newest.get(id);
		return plan ? planFrom(plan, signed.get(id) ?? []) : NO_PLAN;
	};
}

function registered(
	row: AccountRow,
	units: ReadonlyMap<string, UnitRow>,
	planOf: (id: string) => RegisteredAccount['plan'],
): RegisteredAccount {
	// A foreign key keeps the unit there.
	const unit = units.get(row.unit_id) as UnitRow;
	return {
		...accountFrom(row),
		unit: unitFrom(unit),
		owner: row.owner_function,
		holders: textsFrom(row.holders),
		isPublic: row.is_public === 1,
		isWide: row.is_wide === 1,
		level: row.level,
		cadence: row.cadence ?? '',
		months: monthsFrom(row.months),
		...(row.active_since === null ? {} : { activeSince: row.active_since }),
		plan: planOf(row.id),
	};
}
