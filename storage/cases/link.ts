import type { Clock } from '../../src/office.ts';
import { type CollectiveCase, caseFor } from '../../src/records/cases/case.ts';
import { appendEvent } from '../catalogue/events.ts';
import { type Database, sql } from '../sqlite/database.ts';
import type { CaseRow } from '../sqlite/tables.ts';

/** A filing that is linked to a case; its sealed manifest does not state the number. */
export function linkFiling(
	db: Database,
	clock: Clock,
	bundleId: string,
	{ id, number }: CollectiveCase,
	by: string,
): void {
	db.run(sql.updateTable('filings').set({ case_id: id }).where('bundle_id', '=', bundleId));
	const data = { caseId: id, number };
	appendEvent(db, { kind: 'filing-linked', actor: by, subject: bundleId, data }, clock.now());
}

/** The case that a unit's filings of a year belong to. */
export function caseOf(db: Database, unitId: string, year: number): CollectiveCase | undefined {
	const cases = db.all(sql.selectFrom('collective_cases').selectAll().where('year', '=', year));
	const unit = db.first(sql.selectFrom('units').select('creator').where('id', '=', unitId));
	return unit && caseFor(cases.map(caseFrom), { year, unitId, creator: unit.creator });
}

export function caseFrom({ id, year, number, title, creator, unit_id }: CaseRow): CollectiveCase {
	return {
		...{ id, year, number, title },
		...(creator === '' ? {} : { creator }),
		...(unit_id === null ? {} : { unitId: unit_id }),
	};
}
