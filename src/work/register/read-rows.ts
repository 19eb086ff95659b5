import { type RegisterField, type Wrong, wrong } from '../../records/register/problem.ts';
import type { HandedIn, Sheet } from '../tables/form.ts';
import { NotATable } from '../tables/not-a-table.ts';
import { readTable } from '../tables/table.ts';
import { byFields, type FieldRow, headsOf } from './columns.ts';

/** What is wrong in a row; row 0 is the table itself. */
export interface WrongRow extends Wrong {
	/** Row of the file as a spreadsheet numbers it, or number of the item in YAML. */
	readonly row: number;
}

/** The rows of a file, or what is wrong with it as a table. */
interface ReadRows {
	readonly rows: readonly FieldRow[];
	readonly wrong: readonly WrongRow[];
	/** Of Excel: which was read. */
	readonly sheet?: Sheet;
}

/**
 * Reads a table whose first row holds its heads.
 * @param known fields that it may have
 * @param needed fields that it must have
 */
export async function readRows(
	file: HandedIn,
	known: readonly RegisterField[],
	needed: readonly [RegisterField, ...RegisterField[]],
): Promise<ReadRows> {
	try {
		const table = await readTable(file, headsOf(known, needed));
		const { rows, wrong: found } = byFields(table, known, needed);
		const { sheet } = table;
		return { rows, wrong: found.map((w) => ({ row: 0, ...w })), ...(sheet ? { sheet } : {}) };
	} catch (error) {
		if (!(error instanceof NotATable)) throw error;
		return { rows: [], wrong: [{ row: 0, ...wrong(needed[0], error.message, error.problem) }] };
	}
}

/** Says so where a row is about what another row of the file is about already. @param seen keys of the rows above */
export function twiceIn(
	seen: Set<string>,
	key: string,
	field: RegisterField,
	value: string,
): readonly Wrong[] {
	if (key !== '' && seen.has(key)) return [wrong(field, value, 'twice-in-file')];
	seen.add(key);
	return [];
}
