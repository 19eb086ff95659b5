import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ZipArchive } from 'archiver';

type Value = string | number;

/** A number with the format that Excel shows it by. */
export interface Shown {
	readonly value: number;
	readonly format: string;
}

export interface SheetOf {
	readonly name: string;
	readonly isHidden?: boolean;
	readonly rows: readonly (readonly (Value | Shown)[])[];
}

/** An Excel workbook of one sheet, as small as Excel itself opens it. */
export function workbook(rows: SheetOf['rows']): Promise<Uint8Array> {
	return workbookOf([{ name: 'Plan', rows }]);
}

/** An Excel workbook. Source: ECMA-376 part 1, §12 and §18. */
export async function workbookOf(sheets: readonly SheetOf[]): Promise<Uint8Array> {
	const zip = new ZipArchive();
	const out = zip.pipe(new PassThrough());
	const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
	const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
	const packages = 'http://schemas.openxmlformats.org/package/2006';
	const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
	const cells = sheets.flatMap(({ rows }) => rows.flat());
	const formats = [...new Set(cells.flatMap((cell) => (typeof cell === 'object' ? [cell.format] : [])))];
	const each = (make: (sheet: SheetOf, n: number) => string) =>
		sheets.map((sheet, i) => make(sheet, i + 1)).join('');
	const files: Readonly<Record<string, string>> = {
		'[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${each((_, n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${type}.worksheet+xml"/>`)}</Types>`,
		'_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${each(({ name, isHidden }, n) => `<sheet name="${escaped(name)}" sheetId="${n}"${isHidden ? ' state="hidden"' : ''} r:id="r${n}"/>`)}</sheets></workbook>`,
		'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships">${each((_, n) => `<Relationship Id="r${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="styles" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
		'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts count="${formats.length}">${formats.map((format, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escaped(format)}"/>`).join('')}</numFmts><cellXfs count="${formats.length + 1}"><xf numFmtId="0"/>${formats.map((_, i) => `<xf numFmtId="${164 + i}"/>`).join('')}</cellXfs></styleSheet>`,
	};
	for (const [name, content] of Object.entries(files)) zip.append(content, { name });
	for (const [i, { rows }] of sheets.entries()) {
		const data = rows.map((row, at) => rowOf(row, at, formats)).join('');
		zip.append(`<worksheet xmlns="${main}"><sheetData>${data}</sheetData></worksheet>`, {
			name: `xl/worksheets/sheet${i + 1}.xml`,
		});
	}
	const [bytes] = await Promise.all([buffer(out), zip.finalize()]);
	return bytes;
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** Of a column, from 0. */
function lettersOf(i: number): string {
	return (i < 26 ? '' : lettersOf(Math.floor(i / 26) - 1)) + String.fromCharCode(65 + (i % 26));
}

function rowOf(cells: readonly (Value | Shown)[], at: number, formats: readonly string[]): string {
	const each = cells.map((cell, i) => {
		const name = `${lettersOf(i)}${at + 1}`;
		if (typeof cell === 'string') return `<c r="${name}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
		return typeof cell === 'number'
			? `<c r="${name}"><v>${cell}</v></c>`
			: `<c r="${name}" s="${formats.indexOf(cell.format) + 1}"><v>${cell.value}</v></c>`;
	});
	return `<row r="${at + 1}">${each.join('')}</row>`;
}
