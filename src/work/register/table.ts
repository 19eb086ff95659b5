import { parse as parseCsv } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { parse as parseYaml } from 'yaml';

/** A cell of CSV is a text; one of YAML may be a list. */
export type Cell = string | readonly string[];

export interface Row {
	/** Line of the file where it begins, from 1; of YAML its number, from 1. */
	readonly at: number;
	/** By head, as written. */
	readonly cells: ReadonlyMap<string, Cell>;
}

export interface Table {
	readonly heads: readonly string[];
	readonly rows: readonly Row[];
}

/** The file is no table. `message` says what the parser stumbled over. */
export class NotATable extends Error {}

/** A row of a sheet before its heads are known. */
interface Line {
	readonly at: number;
	readonly cells: readonly string[];
}

/**
 * Reads a table of CSV (comma, semicolon or tab; UTF-8, or Windows-1252 as Excel saves it), of Excel (.xlsx, its first sheet) or
 * of YAML (a list of mappings).
 * @param name of the file: `.xlsx`, `.yaml` and `.yml` say so, all else is CSV
 * @param isHead whether a row holds the heads; the first row where absent. What stands above it is left out
 * @throws NotATable
 */
export async function readTable(
	bytes: Uint8Array,
	name: string,
	isHead?: (cells: readonly string[]) => boolean,
): Promise<Table> {
	try {
		if (/\.ya?ml$/i.test(name)) return fromYaml(decoded(bytes));
		const lines = /\.xlsx$/i.test(name) ? await fromExcel(bytes) : fromCsv(decoded(bytes));
		return withHeads(lines, isHead);
	} catch (error) {
		if (error instanceof NotATable) throw error;
		throw new NotATable(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
	}
}

async function fromExcel(bytes: Uint8Array): Promise<readonly Line[]> {
	const sheet = await readSheet(Buffer.from(bytes));
	return sheet.map((cells, i) => ({ at: i + 1, cells: cells.map(excelCell) }));
}

function excelCell(cell: unknown): string {
	if (cell instanceof Date) return cell.toISOString().slice(0, 10);
	return String(cell ?? '').trim();
}

function withHeads(
	lines: readonly Line[],
	isHead: ((cells: readonly string[]) => boolean) | undefined,
): Table {
	const filled = lines.filter(({ cells }) => cells.some((cell) => cell !== ''));
	const at = isHead ? filled.findIndex(({ cells }) => isHead(cells)) : 0;
	const head = filled[at]?.cells;
	if (!head) throw new NotATable(filled.length === 0 ? 'it is empty' : 'no row holds its heads');
	const long = filled.slice(at + 1).find(({ cells }) => cells.slice(head.length).some((cell) => cell !== ''));
	if (long) throw new NotATable(`line ${long.at} has more cells than there are heads`);
	const rows = filled.slice(at + 1).map(({ at: line, cells }) => ({
		at: line,
		cells: new Map(head.map((name, i) => [name, unguarded(cells[i] ?? '')] as const)),
	}));
	return { heads: head.filter((name) => name !== ''), rows };
}

function decoded(bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		// Not UTF-8: what Excel on a Swedish Windows calls CSV.
		return new TextDecoder('windows-1252').decode(bytes);
	}
}

function fromCsv(text: string): readonly Line[] {
	const first = text.split(/\r?\n/).find((line) => /[;\t,]/.test(line)) ?? '';
	const delimiter = [';', '\t', ','].reduce((best, mark) =>
		first.split(mark).length > first.split(best).length ? mark : best,
	);
	const records = parseCsv(text, {
		...{ delimiter, info: true, skip_empty_lines: true, trim: true, bom: true },
		relax_column_count: true,
	}) as unknown as readonly {
		readonly record: readonly string[];
		readonly info: { readonly lines: number };
	}[];
	return records.map(({ record, info }) => ({ at: info.lines, cells: record }));
}

function fromYaml(text: string): Table {
	const list: unknown = parseYaml(text);
	if (!Array.isArray(list)) throw new NotATable('it is no list');
	const rows = list.map((item: unknown, i): Row => {
		if (item === null || typeof item !== 'object' || Array.isArray(item))
			throw new NotATable(`item ${i + 1} is no mapping of names to values`);
		return { at: i + 1, cells: new Map(Object.entries(item).map(([name, value]) => [name, cellOf(value)])) };
	});
	return { heads: [...new Set(rows.flatMap(({ cells }) => [...cells.keys()]))], rows };
}

function cellOf(value: unknown): Cell {
	if (Array.isArray(value)) return value.map((v) => String(v ?? '').trim()).filter(Boolean);
	if (value instanceof Date) return value.toISOString().slice(0, 10);
	return String(value ?? '').trim();
}

/** A spreadsheet takes a text that begins so for a formula; `write-table.ts` sets an apostrophe before it. */
export const FORMULA = /^[=+\-@\t\r]/;

function unguarded(cell: string): string {
	return cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
}
