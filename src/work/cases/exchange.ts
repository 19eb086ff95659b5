import type { Office } from '../../office.ts';
import type { CaseChange } from '../../records/cases/case.ts';
import { planCase } from '../../records/cases/plan-case.ts';
import type { RegisterField, Wrong } from '../../records/register/problem.ts';
import { comparable } from '../../records/same-name.ts';
import type { Language } from '../../records/words/language.ts';
import { FIELD_NAMES } from '../../records/words/register.ts';
import type { FieldRow } from '../register/columns.ts';
import type { Imported } from '../register/import.ts';
import { readRows, twiceIn } from '../register/read-rows.ts';
import type { HandedIn } from '../tables/form.ts';
import type { TableFormat } from '../tables/formats.ts';
import { writeTable } from '../tables/write-table.ts';

const FIELDS = ['year', 'reference', 'creator', 'unit', 'case-title'] as const satisfies RegisterField[];

/** The cases as a table that `importCases` takes back. @param sees whether a unit's own cases are among them, by its id */
export async function exportCases(
	{ cases, register }: Office,
	format: TableFormat,
	lang: Language,
	sees: (unitId: string) => boolean = () => true,
): Promise<string> {
	const units = new Map((await register.units()).map(({ id, name }) => [id, name]));
	const seen = (await cases.list()).filter(({ unitId }) => unitId === undefined || sees(unitId));
	const rows = seen.map(({ year, number, creator = '', unitId = '', title }) => [
		...[String(year), number, creator, units.get(unitId) ?? '', title],
	]);
	return writeTable(
		FIELDS.map((key) => ({ key, head: FIELD_NAMES[key][lang] })),
		rows,
		format,
	);
}

/**
 * A case of the same year and the same part of the organisation is changed, another one added; all rows or none.
 * @param tryOnly true to be told what it would come to, and change nothing
 */
export async function importCases(
	office: Office,
	file: HandedIn,
	by: string,
	tryOnly: boolean,
): Promise<Imported> {
	const known = { cases: await office.cases.list(), units: await office.register.units() };
	const { rows, wrong: unread, sheet } = await readRows(file, FIELDS, ['year', 'reference']);
	const nothing = { rows: [], added: 0, changed: 0, unchanged: 0, ...(sheet ? { sheet } : {}) };
	if (unread.length > 0) return { ...nothing, wrong: unread };
	const seen = new Set<string>();
	const planned = rows.map((row) => {
		const { wrong: found, change } = planCase(wishIn(row), { ...known, newId: crypto.randomUUID() }, true);
		return { row: row.at, name: row.text('year') ?? '', wrong: [...found, ...twice(seen, row)], change };
	});
	const found = planned.flatMap(({ row, wrong: of }) => of.map((w) => ({ row, ...w })));
	if (found.length > 0) return { ...nothing, wrong: found };
	const changes = planned.flatMap(({ change }): readonly CaseChange[] => (change ? [change] : []));
	if (!tryOnly && changes.length > 0) await office.cases.change(changes, by);
	const added = changes.filter(({ kind }) => kind === 'case-added').length;
	return {
		...nothing,
		rows: planned.map(({ row, name, change }) => ({ row, name, changes: change ? [change] : [] })),
		added,
		changed: changes.length - added,
		unchanged: planned.length - changes.length,
		wrong: [],
	};
}

function wishIn(row: FieldRow) {
	const said = (field: RegisterField) => row.text(field)?.trim() || undefined;
	const [year, number, creator, unit] = [said('year'), said('reference'), said('creator'), said('unit')];
	const title = row.text('case-title');
	return {
		...(year === undefined ? {} : { year }),
		...(number === undefined ? {} : { number }),
		...(creator === undefined ? {} : { creator }),
		...(unit === undefined ? {} : { unit }),
		...(title === undefined ? {} : { title }),
	};
}

function twice(seen: Set<string>, row: FieldRow): readonly Wrong[] {
	const key = (['year', 'creator', 'unit'] as const).map((f) => comparable(row.text(f) ?? '')).join('\n');
	return twiceIn(seen, key, 'year', row.text('year') ?? '');
}
