import { parse as parseCsv } from 'csv-parse/sync';
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

/**
 * Reads a table of CSV (comma, semicolon or tab; UTF-8, or Windows-1252 as Excel saves it) or of YAML (a list of mappings).
 * @param name of the file: `.yaml` and `.yml` are YAML
 * @throws NotATable
 */
export function readTable(bytes: Uint8Array, name: string): Table {
	const text = decoded(bytes);
	try {
		return /\.ya?ml$/i.test(name) ? fromYaml(text) : fromCsv(text);
	} catch (error) {
		if (error instanceof NotATable) throw error;
		throw new NotATable(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
	}
}

function decoded(bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		// Not UTF-8: what Excel on a Swedish Windows calls CSV.
		return new TextDecoder('windows-1252').decode(bytes);
	}
}

function fromCsv(text: string): Table {
	const first = text.split(/\r?\n/, 1)[0] ?? '';
	const delimiter = [';', '\t', ','].reduce((best, mark) =>
		first.split(mark).length > first.split(best).length ? mark : best,
	);
	const records = parseCsv(text, {
		...{ delimiter, info: true, skip_empty_lines: true, trim: true },
		relax_column_count_less: true,
	}) as unknown as readonly {
		readonly record: readonly string[];
		readonly info: { readonly lines: number };
	}[];
	const [head, ...rest] = records;
	if (!head) throw new NotATable('it is empty');
	const heads = head.record.filter((h) => h !== '');
	const rows = rest
		.filter(({ record }) => record.some((cell) => cell !== ''))
		.map(({ record, info }) => ({
			at: info.lines,
			cells: new Map(head.record.map((name, i) => [name, unguarded(record[i] ?? '')] as const)),
		}));
	return { heads, rows };
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
