import { comparable } from '../../records/same-name.ts';
import type { Doubt, Table } from './form.ts';
import { NotATable } from './not-a-table.ts';
import { shownNumber } from './number-format.ts';
import { unguarded } from './read-csv.ts';
import { type Heads, headsAt, type Line, withHeads } from './with-heads.ts';
import { readParts, type SheetParts } from './workbook-parts.ts';

interface ReadSheet {
	readonly name: string;
	readonly isHidden: boolean;
	readonly lines: readonly Line[];
}

/**
 * The sheet that is meant: the one of that name, else the only visible one that has the heads. A hidden sheet is read only where it is named.
 * @param wanted name of a sheet
 * @throws NotATable
 */
export async function fromExcel(
	bytes: Uint8Array,
	heads: Heads | undefined,
	wanted: string | undefined,
): Promise<Table> {
	const sheets = await sheetsOf(bytes);
	const { name, lines } = wanted === undefined ? theSheet(sheets, heads) : called(sheets, wanted);
	const seen = sheets.filter((s) => s.name !== name && !s.isHidden && s.lines.length > 0);
	const others = seen.map((s) => s.name);
	const table = withHeads(lines, heads);
	const around = [...(table.around ?? []), ...seen.flatMap((s) => s.lines)];
	return { ...table, ...(around.length > 0 ? { around } : {}), sheet: { name, others } };
}

function theSheet(sheets: readonly ReadSheet[], heads: Heads | undefined): ReadSheet {
	const filled = sheets.filter(({ lines }) => lines.some(({ cells }) => cells.some((cell) => cell !== '')));
	const seen = filled.filter(({ isHidden }) => !isHidden);
	const has = ({ lines }: ReadSheet) => heads === undefined || headsAt(lines, heads) !== undefined;
	const [sheet, ...more] = seen.filter(has);
	if (sheet && more.length === 0) return sheet;
	if (sheet) throw new NotATable(names([sheet, ...more]), 'several-sheets');
	const hidden = filled.filter((one) => one.isHidden && has(one));
	if (hidden.length > 0) throw new NotATable(names(hidden), 'hidden-sheet');
	const [only, second] = seen;
	// What it lacks is told by whoever reads its columns.
	if (only && !second) return only;
	throw second ? new NotATable(names(seen), 'no-sheet-has-heads') : new NotATable('it is empty');
}

function called(sheets: readonly ReadSheet[], wanted: string): ReadSheet {
	const sheet =
		sheets.find(({ name }) => name === wanted) ??
		sheets.find(({ name }) => comparable(name) === comparable(wanted));
	if (sheet) return sheet;
	throw new NotATable(names(sheets), 'no-such-sheet');
}

function names(sheets: readonly ReadSheet[]): string {
	return sheets.map(({ name }) => name).join('\n');
}

async function sheetsOf(bytes: Uint8Array): Promise<readonly ReadSheet[]> {
	const parts = await readParts(bytes);
	const { default: readWorkbook } = await import('read-excel-file/node');
	const workbook = await readWorkbook(Buffer.from(bytes));
	return workbook.map(({ sheet: name, data }) => {
		const own = parts.get(name);
		return {
			name,
			isHidden: own?.isHidden ?? false,
			lines: data.map((cells, row) => lineOf(cells, row + 1, own)),
		};
	});
}

function lineOf(cells: readonly unknown[], at: number, parts: SheetParts | undefined): Line {
	const doubts = new Map<number, Doubt>();
	const texts = cells.map((cell, i) => {
		if (cell instanceof Date) {
			doubts.set(i, 'date');
			return cell.toISOString().slice(0, 10);
		}
		if (typeof cell !== 'number') return unguarded(String(cell ?? '').trim());
		const { text, isCertain } = shownNumber(cell, parts?.formats.get(`${at} ${i + 1}`) ?? 'General');
		if (!isCertain) doubts.set(i, 'number');
		return text;
	});
	return { at, cells: texts, doubts };
}
