import type { Office } from '../../office.ts';
import type { CaseChange } from '../../records/cases/case.ts';
import { planCase } from '../../records/cases/plan-case.ts';
import { type RegisterField, type Wrong, wrong } from '../../records/register/problem.ts';
import { comparable } from '../../records/same-name.ts';
import type { Language } from '../../records/words/language.ts';
import { FIELD_NAMES } from '../../records/words/register.ts';
import { byFields, type FieldRow } from '../register/columns.ts';
import type { HandedIn, Imported } from '../register/import.ts';
import { NotATable, readTable } from '../register/table.ts';
import { type TableFormat, writeTable } from '../register/write-table.ts';

const FIELDS = ['year', 'reference', 'creator', 'unit', 'case-title'] as const satisfies RegisterField[];

/** The cases as a table that `importCases` takes back. */
export async function exportCases(
	{ cases, register }: Office,
	format: TableFormat,
	lang: Language,
): Promise<string> {
	const units = new Map((await register.units()).map(({ id, name }) => [id, name]));
	const rows = (await cases.list()).map(({ year, number, creator = '', unitId = '', title }) => [
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
	{ name, bytes }: HandedIn,
	by: string,
	tryOnly: boolean,
): Promise<Imported> {
	const known = { cases: await office.cases.list(), units: await office.register.units() };
	const nothing = { added: 0, changed: 0, unchanged: 0 };
	let table: ReturnType<typeof byFields>;
	try {
		table = byFields(await readTable(bytes, name), FIELDS, ['year', 'reference']);
	} catch (error) {
		if (!(error instanceof NotATable)) throw error;
		return { ...nothing, wrong: [{ row: 0, ...wrong('year', error.message, 'not-a-table') }] };
	}
	if (table.wrong.length > 0) return { ...nothing, wrong: table.wrong.map((w) => ({ row: 0, ...w })) };
	const seen = new Set<string>();
	const planned = table.rows.map((row) => {
		const { wrong: found, change } = planCase(wishIn(row), { ...known, newId: crypto.randomUUID() }, true);
		return { row: row.at, wrong: [...found, ...twice(seen, row)], change };
	});
	const found = planned.flatMap(({ row, wrong: of }) => of.map((w) => ({ row, ...w })));
	if (found.length > 0) return { ...nothing, wrong: found };
	const changes = planned.flatMap(({ change }): readonly CaseChange[] => (change ? [change] : []));
	if (!tryOnly && changes.length > 0) await office.cases.change(changes, by);
	const added = changes.filter(({ kind }) => kind === 'case-added').length;
	return {
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
	if (seen.has(key)) return [wrong('year', row.text('year') ?? '', 'twice-in-file')];
	seen.add(key);
	return [];
}
