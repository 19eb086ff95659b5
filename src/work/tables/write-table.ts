import { stringify as toCsv } from 'csv-stringify/sync';
import { stringify as toYaml } from 'yaml';
import type { Cell } from './form.ts';
import type { TableFormat } from './formats.ts';
import { listCell } from './list-cell.ts';
import { FORMULA } from './read-csv.ts';

/** A reader takes spaces at the ends for its own where no quotation marks keep them. */
const CSV = { delimiter: ';', quoted_match: /[\r\n]|^\s|\s$/ } as const;

/** One column: its head for people, its key for machines. */
export interface Column {
	readonly key: string;
	readonly head: string;
}

/**
 * A table as a text that `readTable` reads back to the same. CSV is what a Swedish Excel opens by itself: semicolons, a byte order
 * mark, several values of a cell on lines of their own.
 */
export function writeTable(
	columns: readonly Column[],
	rows: readonly (readonly Cell[])[],
	format: TableFormat,
): string {
	if (format === 'csv')
		return toCsv([columns.map(({ head }) => head)], { ...CSV, bom: true }) + moreRows(rows);
	const items = rows.map((row) => Object.fromEntries(columns.map(({ key }, i) => [key, row[i] ?? ''])));
	return format === 'yaml' ? toYaml(items, { lineWidth: 0 }) : `${JSON.stringify(items, null, '\t')}\n`;
}

/** Further rows of a CSV table that `writeTable` has begun. */
export function moreRows(rows: readonly (readonly Cell[])[]): string {
	const guardedRows = rows.map((row) =>
		row.map((cell) => guarded(typeof cell === 'string' ? cell : listCell(cell))),
	);
	return toCsv(guardedRows, CSV);
}

function guarded(cell: string): string {
	return FORMULA.test(cell) ? `'${cell}` : cell;
}
