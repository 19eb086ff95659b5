import { parse as parseCsv } from 'csv-parse/sync';
import type { Line } from './with-heads.ts';

/** Lines of CSV whose columns are parted by whichever of semicolon, tab and comma its first line has most of. */
export function fromCsv(text: string): readonly Line[] {
	const first = text.split(/\r\n|\r|\n/).find((line) => /[;\t,]/.test(line)) ?? '';
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
	return records.map(({ record, info }) => ({ at: info.lines, cells: record.map(unguarded) }));
}

/** A spreadsheet takes a text that begins so for a formula; `write-table.ts` sets an apostrophe before it, and before those that have one. */
export const FORMULA = /^'*[=+\-@\t\r]/;

/** The cell as it was before `write-table.ts` set its apostrophe. */
export function unguarded(cell: string): string {
	return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}
