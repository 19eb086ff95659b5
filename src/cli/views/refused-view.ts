import { wrongWords } from '../../records/words/register.ts';
import type { WrongRow } from '../../work/register/read-rows.ts';
import type { Sheet } from '../../work/tables/form.ts';
import type { Desk } from '../desk.ts';
import { printable, wrap } from '../page.ts';
import { count } from '../quantities.ts';
import { registerWords } from '../words/register-words.ts';

/** More than a person reads at once; the JSON holds all. */
const MOST_WRONG = 40;

/** That nothing was taken in, and why, row by row. */
export function refusedRowsText(wrong: readonly WrongRow[], { lang, page }: Desk): string {
	const say = registerWords[lang];
	const lines = wrong.slice(0, MOST_WRONG).map((w) => {
		const { what, remedy } = wrongWords(w, lang);
		const said = wrap(`${printable(what)} ${printable(remedy)}`, page.width, 4);
		return `  ${page.paint('bad', say.inRow(w.row))}\n${said}`;
	});
	const more = wrong.length > MOST_WRONG ? [say.moreWrong(count(wrong.length - MOST_WRONG, lang))] : [];
	return [`${page.paint('bad', '✗')} ${say.refusedRows}`, ...lines, ...more].join('\n');
}

/** Which sheet of a workbook was read, and which were not. */
export function sheetLine(sheet: Sheet | undefined, { lang, page }: Desk): readonly string[] {
	if (!sheet) return [];
	return [wrap(printable(registerWords[lang].sheetRead(sheet.name, sheet.others)), page.width)];
}
