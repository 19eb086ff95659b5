import { sql as raw } from 'kysely';
import { TryAgainLater, UsageError } from '../../src/errors.ts';
import type { CaseCounts, Cases } from '../../src/office/cases.ts';
import type { Clock } from '../../src/office.ts';
import { type CaseChange, type CollectiveCase, caseFor } from '../../src/records/cases/case.ts';
import { comparable } from '../../src/records/same-name.ts';
import { appendEvent } from '../catalogue/events.ts';
import { type Database, sql } from '../sqlite/database.ts';
import { caseFrom, linkFiling } from './link.ts';

/** Cases on SQLite, in the catalogue's database: a change, the links it makes and their events are one transaction. */
export function sqliteCases(db: Database, clock: Clock): Cases {
	return {
		list: async ({ year } = {}) => listCases(db, year),
		counts: async ({ unitIds } = {}) => countFilings(db, unitIds),
		countsByUnit: async (caseIds) => countByUnit(db, caseIds),
		change: async (changes, by) =>
			db.write(() => changes.reduce((linked, change) => linked + carryOut(db, clock, change, by), 0)),
	};
}

function listCases(db: Database, year: number | undefined): readonly CollectiveCase[] {
	let query = sql.selectFrom('collective_cases').selectAll();
	if (year !== undefined) query = query.where('year', '=', year);
	return db.all(query.orderBy('year', 'desc').orderBy('number_key').orderBy('id')).map(caseFrom);
}

function countFilings(db: Database, unitIds: readonly string[] | undefined): ReadonlyMap<string, CaseCounts> {
	let query = sql
		.selectFrom('filings')
		.innerJoin('collective_cases', 'collective_cases.id', 'filings.case_id')
		.groupBy('collective_cases.id')
		.select(({ fn, ref }) => [
			'collective_cases.id',
			fn.countAll<number>().as('filings'),
			raw<number>`sum(${ref('filings.case_number')} IS NOT ${ref('collective_cases.number')})`.as('without'),
		]);
	if (unitIds !== undefined) query = query.where('filings.unit_id', 'in', unitIds);
	return new Map(
		db.all(query).map(({ id, filings, without }) => [id, { filings, withoutNumber: Number(without) }]),
	);
}

function countByUnit(db: Database, caseIds: readonly string[]): ReadonlyMap<string, number> {
	const query = sql
		.selectFrom('filings')
		.where('case_id', 'in', caseIds)
		.groupBy('unit_id')
		.select(({ fn }) => ['unit_id', fn.countAll<number>().as('n')]);
	return new Map(db.all(query).map(({ unit_id, n }) => [unit_id, n]));
}

/** @returns how many filings were linked */
function carryOut(db: Database, clock: Clock, change: CaseChange, by: string): number {
	const { kind, id, ...data } = change;
	if (change.kind === 'case-added') add(db, clock, id, change.case);
	else alter(db, id, change.to);
	appendEvent(db, { kind, actor: by, subject: id, data }, clock.now());
	return change.kind === 'case-added' ? link(db, clock, { id, ...change.case }, by) : 0;
}

function add(db: Database, clock: Clock, id: string, made: Omit<CollectiveCase, 'id'>): void {
	const { year, number, title, creator = '', unitId = null } = made;
	const creator_key = comparable(creator);
	const there = sql
		.selectFrom('collective_cases')
		.select('number')
		.where('year', '=', year)
		.where('creator_key', '=', creator_key)
		.where('unit_id', 'is', unitId);
	const other = db.first(there);
	// The index refuses it too; here it gets its words.
	if (other)
		throw new UsageError(`There is a collective case for ${year} already: ${other.number}`, {
			code: 'duplicate-case',
			subject: `${year}`,
			remedy: 'Change the one that is there.',
		});
	db.run(
		sql.insertInto('collective_cases').values({
			...{ id, year, number, number_key: comparable(number), title, creator, creator_key },
			...{ unit_id: unitId, made_at: clock.now().toISOString() },
		}),
	);
}

function alter(db: Database, id: string, { number, title }: { number?: string; title?: string }): void {
	const set = {
		...(number === undefined ? {} : { number, number_key: comparable(number) }),
		...(title === undefined ? {} : { title }),
	};
	if (db.run(sql.updateTable('collective_cases').set(set).where('id', '=', id)) !== 1)
		throw new TryAgainLater('Somebody else has changed it meanwhile', {
			code: 'register-changed',
			subject: id,
			remedy: 'Look at it again, then say what should be.',
		});
}

/**
 * Filings of the year that were made before the case, and belong to it: those of no case, and those that a wider case had and whose
 * manifests state no number. What is sealed with a number stays where the number says.
 */
function link(db: Database, clock: Clock, made: CollectiveCase, by: string): number {
	const { year } = made;
	const cases = listCases(db, year);
	const waiting = db
		.all(
			sql
				.selectFrom('filings')
				.innerJoin('units', 'units.id', 'filings.unit_id')
				.select(['filings.bundle_id', 'filings.unit_id', 'filings.case_id', 'units.creator'])
				.where('filings.case_number', 'is', null)
				.where('captured_on', '>=', `${year}-01-01`)
				.where('captured_on', '<=', `${year}-12-31`),
		)
		.filter(({ unit_id: unitId, creator, case_id }) => {
			const belongsTo = caseFor(cases, { year, unitId, creator });
			return belongsTo?.id === made.id && case_id !== made.id;
		});
	for (const { bundle_id } of waiting) linkFiling(db, clock, bundle_id, made, by);
	return waiting.length;
}
