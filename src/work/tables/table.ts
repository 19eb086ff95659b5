import { decoded } from './decoded.ts';
import type { HandedIn, Table } from './form.ts';
import { NotATable } from './not-a-table.ts';
import { fromCsv } from './read-csv.ts';
import { fromExcel } from './read-excel.ts';
import { fromYaml } from './read-yaml.ts';
import { type Heads, withHeads } from './with-heads.ts';

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
