import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ZipArchive } from 'archiver';

/** An Excel workbook of one sheet, as small as Excel itself opens it. Source: ECMA-376 part 1, §12 and §18. */
export async function workbook(rows: readonly (readonly (string | number)[])[]): Promise<Uint8Array> {
	const zip = new ZipArchive();
	const out = zip.pipe(new PassThrough());
	const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
	const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
	const packages = 'http://schemas.openxmlformats.org/package/2006';
	const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
	const files: Readonly<Record<string, string>> = {
		'[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/></Types>`,
		'_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Plan" sheetId="1" r:id="r1"/></sheets></workbook>`,
		'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${rows.map(rowOf).join('')}</sheetData></worksheet>`,
	};
	for (const [name, content] of Object.entries(files)) zip.append(content, { name });
	const [bytes] = await Promise.all([buffer(out), zip.finalize()]);
	return bytes;
}

function rowOf(cells: readonly (string | number)[], at: number): string {
	const each = cells.map((cell, i) => {
		const name = `${String.fromCharCode(65 + i)}${at + 1}`;
		return typeof cell === 'number'
			? `<c r="${name}"><v>${cell}</v></c>`
			: `<c r="${name}" t="inlineStr"><is><t>${cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`;
	});
	return `<row r="${at + 1}">${each.join('')}</row>`;
}
