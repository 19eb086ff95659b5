import { decoded } from './decoded.ts';
import { NotATable } from './not-a-table.ts';
import { fromCsv } from './read-csv.ts';
import { fromExcel } from './read-excel.ts';
import { fromYaml } from './read-yaml.ts';
import { type Heads, withHeads } from './with-heads.ts';

/** A cell of CSV is a text; one of YAML may be a list. */
export type Cell = string | readonly string[];

/** Why a cell of a sheet may not say what is shown there: a number that has lost a zero or is shown otherwise, or a date. */
export type Doubt = 'number' | 'date';

export interface Row {
	/** Line of the file where it begins, from 1; of YAML its number, from 1. */
	readonly at: number;
	/** By head, as written. */
	readonly cells: ReadonlyMap<string, Cell>;
	/** By head. */
	readonly doubtful?: ReadonlyMap<string, Doubt>;
}

/** Which sheet of a workbook was read, and which others there are that anybody sees. */
export interface Sheet {
	readonly name: string;
	readonly others: readonly string[];
}

export interface Table {
	/** Each once; a column without a head that is not empty is `#` and its number. */
	readonly heads: readonly string[];
	/** Those that stand over several columns that are not empty. Only the first is in the rows. */
	readonly twice: readonly string[];
	readonly rows: readonly Row[];
	/** Of Excel. */
	readonly sheet?: Sheet;
}

/** A file that somebody hands in. */
export interface HandedIn {
	readonly name: string;
	readonly bytes: Uint8Array;
	/** The sheet of a workbook that is meant; the one that has the heads where nobody says. */
	readonly sheet?: string;
}

/**
 * Reads a table of CSV (comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252), of Excel (.xlsx), of YAML or of JSON (a list of mappings).
 * The name of the file says which: `.xlsx`, `.yaml`, `.yml` and `.json`; all else is CSV.
 * @param heads how to know them; the first row where absent
 * @throws NotATable
 */
export async function readTable({ name, bytes, sheet }: HandedIn, heads?: Heads): Promise<Table> {
	try {
		if (/\.xlsx$/i.test(name)) return await fromExcel(bytes, heads, sheet);
		if (sheet !== undefined) throw new NotATable(name, 'no-sheets');
		const text = decoded(bytes);
		return /\.(ya?ml|json)$/i.test(name) ? fromYaml(text) : withHeads(fromCsv(text, heads), heads);
	} catch (error) {
		if (error instanceof NotATable) throw error;
		throw new NotATable(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
	}
}
