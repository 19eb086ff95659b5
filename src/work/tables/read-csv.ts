import { parse as parseCsv } from 'csv-parse/sync';
import { type Heads, headsAt, type Line } from './with-heads.ts';

/**
 * Lines of CSV. What parts its columns is whichever of semicolon, tab and comma stands most often in the first line with one of them, or another where only that
 * gives the heads: a title above them may hold commas.
 */
export function fromCsv(text: string, heads: Heads | undefined): readonly Line[] {
	const first = text.split(/\r\n|\r|\n/).find((line) => /[;\t,]/.test(line)) ?? '';
	const count = (mark: string) => first.split(mark).length;
	const [likely = ';', ...others] = [';', '\t', ','].sort((a, b) => count(b) - count(a));
	const hasHeads = (lines: readonly Line[]) => heads === undefined || headsAt(lines, heads) !== undefined;
	const other = () => others.map((mark) => attempt(text, mark)).find((lines) => lines && hasHeads(lines));
	const lines = attempt(text, likely);
	return (lines && hasHeads(lines) ? lines : other()) ?? parsed(text, likely);
}

function attempt(text: string, delimiter: string): readonly Line[] | undefined {
	try {
		return parsed(text, delimiter);
	} catch {
		return undefined;
	}
}

function parsed(text: string, delimiter: string): readonly Line[] {
	const records: readonly (readonly string[])[] = parseCsv(text, {
		...{ delimiter, trim: true, bom: true, relax_column_count: true },
	});
	return records.map((cells, i) => ({ at: i + 1, cells: cells.map(unguarded) }));
}

/** A spreadsheet takes a text that begins so for a formula, some also with the wide signs of East Asian keyboards; `write-table.ts` sets an apostrophe before it, and before those that have one. */
export const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** The cell as it was before `write-table.ts` set its apostrophe. */
export function unguarded(cell: string): string {
	return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}
