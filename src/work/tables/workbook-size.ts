import { NotATable } from './not-a-table.ts';

/** Bytes. A small file may unpack to one that fills the memory; the register of any municipality is a hundredth of this. */
const MOST_UNPACKED = 32 * 1024 * 1024;
const MOST_CELLS = 4_000_000;

/** @param unpacked bytes of all files of a workbook so far @throws NotATable `large-workbook` */
export function refuseUnpacked(unpacked: number): void {
	if (unpacked > MOST_UNPACKED) throw tooLarge();
}

/**
 * Whoever reads a sheet makes all cells up to its last row and column, also where they are empty: one cell in the last corner makes 17
 * thousand million. The places are looked for in all files, whatever they are called and whatever stands around them: another parser, which
 * may see tags otherwise, makes the cells.
 * @param files XML
 * @throws NotATable `large-workbook`, also where a place is none that Excel has
 */
export function refuseManyCells(files: Iterable<string>): void {
	let cells = 0;
	for (const xml of files) {
		if (!/<(?:[\w.-]+:)?c[\s/>]/.test(xml)) continue;
		let [lastRow, lastColumn] = [0, 0];
		for (const [, , place = ''] of xml.matchAll(/\br\s*=\s*(["'])(.*?)\1/gs)) {
			// A row's own number makes no cells.
			if (/^\d*$/.test(place)) continue;
			const [, letters, row] = /^([A-Z]{1,3})(\d{1,7})$/.exec(place) ?? [];
			if (letters === undefined) throw tooLarge();
			lastRow = Math.max(lastRow, Number(row));
			lastColumn = Math.max(lastColumn, columnOf(letters));
		}
		cells += lastRow * lastColumn;
	}
	if (cells > MOST_CELLS) throw tooLarge();
}

/** @param letters such as `AB`; 0 where there are none */
export function columnOf(letters: string): number {
	return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function tooLarge(): NotATable {
	return new NotATable('', 'large-workbook');
}
