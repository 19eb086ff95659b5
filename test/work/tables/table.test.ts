import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listCell, listIn } from '../../../src/work/tables/list-cell.ts';
import { NotATable } from '../../../src/work/tables/not-a-table.ts';
import { readTable } from '../../../src/work/tables/table.ts';
import { writeTable } from '../../../src/work/tables/write-table.ts';

const COLUMNS = [
	{ key: 'name', head: 'Namn' },
	{ key: 'goals', head: 'Mål' },
];
const bytes = (text: string) => new TextEncoder().encode(text);
/** With what tables are made of. */
const text = fc
	.oneof(
		fc.string({ unit: 'grapheme', maxLength: 30 }),
		fc.array(fc.constantFrom(...`;|"'=+-@,\\\n\r\tab å`), { maxLength: 12 }).map((signs) => signs.join('')),
	)
	.map((s) => s.trim())
	// What looks like letters that another program has lost is refused.
	.filter((s) => !/(?![\t\n\r])\p{Cc}|\ufffd|Ã/u.test(s));

test.each(['csv', 'yaml', 'json'] as const)(
	'a table of %s is read back to the same, whatever its cells hold',
	async (format) => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(
					text.filter((t) => t !== ''),
					{ minLength: 1 },
				),
				async (cells) => {
					const written = writeTable(
						COLUMNS,
						cells.map((cell) => [cell, 'ett mål']),
						format,
					);
					const { rows } = await readTable({ bytes: bytes(written), name: `x.${format}` });
					const head = format === 'csv' ? 'Namn' : 'name';
					expect(rows.map((row) => row.cells.get(head))).toEqual(cells);
				},
			),
		);
	},
);

test.each([';', ',', '\t'])('columns may be parted by “%s”', async (mark) => {
	const { heads, rows } = await readTable({ bytes: bytes(`Namn${mark}Mål\r\nA${mark}B\r\n`), name: 'x.csv' });
	expect(heads).toEqual(['Namn', 'Mål']);
	expect(rows[0]?.cells.get('Mål')).toBe('B');
});

test('a file that Excel saved as Windows-1252 keeps its å, ä and ö', async () => {
	const saved = Uint8Array.from('Namn;Mål\nBjörkskolan;Nå alla\n', (c) => c.charCodeAt(0));
	expect((await readTable({ bytes: saved, name: 'x.csv' })).rows[0]?.cells.get('Namn')).toBe('Björkskolan');
});

test('a cell that a spreadsheet would take for a formula is written as text', async () => {
	const written = writeTable(COLUMNS, [['=HYPERLINK("https://x.example")', '+46']], 'csv');
	expect(written).toContain(`'=HYPERLINK`);
	for (const sign of ['＝', '＋', '－', '＠', '\n='])
		expect(writeTable(COLUMNS, [[`${sign}1+1`, 'x']], 'csv')).toContain(`'${sign}1`);
	expect((await readTable({ bytes: bytes(written), name: 'x.csv' })).rows[0]?.cells.get('Namn')).toBe(
		'=HYPERLINK("https://x.example")',
	);
});

test('each row knows its number as a spreadsheet counts', async () => {
	const { rows } = await readTable({ bytes: bytes('Namn\n\nA\n"B\nC"\nD\n'), name: 'x.csv' });
	expect(rows.map(({ at }) => at)).toEqual([3, 4, 5]);
});

test.each([
	['x.yaml', 'name: A'],
	['x.yaml', '- A'],
	['x.yaml', 'a: [b'],
	['x.csv', ''],
	['x.csv', 'Namn;Mål\n"A;B'],
	['x.csv', 'Namn;Mål\nA;B;C;D'],
])('%s with “%s” is no table', (name, content) => {
	return expect(readTable({ bytes: bytes(content), name })).rejects.toBeInstanceOf(NotATable);
});

test('a list is read back to the same, whatever its values hold', async () => {
	const values = fc.array(
		text.filter((t) => t !== ''),
		{ minLength: 1, maxLength: 4 },
	);
	await fc.assert(
		fc.asyncProperty(values, text, async (list, other) => {
			expect(listIn(listCell(list))).toEqual(list);
			const written = writeTable(COLUMNS, [[`x${other}`, list]], 'csv');
			const { rows } = await readTable({ bytes: bytes(written), name: 'x.csv' });
			expect(listIn(String(rows[0]?.cells.get('Mål')))).toEqual(list);
		}),
	);
});

test.each(["'=Enhet", "''=x", '=x', "'x", "'", "'-", '-'])(
	'the apostrophes of %s are its own',
	async (cell) => {
		const written = writeTable(COLUMNS, [[cell, 'ett mål']], 'csv');
		const { rows } = await readTable({ bytes: bytes(written), name: 'x.csv' });
		expect(rows[0]?.cells.get('Namn')).toBe(cell);
	},
);

test.each<[string, readonly string[]]>([
	['Svara; följa upp', ['Svara', 'följa upp']],
	['A|B', ['A', 'B']],
	['Svara; följa upp\nA|B', ['Svara; följa upp', 'A|B']],
	['"Svara; följa upp"', ['Svara; följa upp']],
	['"Hej"', ['"Hej"']],
	['"Hej"; du', ['"Hej"', 'du']],
	['', []],
])('a list written by hand as %j is %j', (cell, values) => {
	expect(listIn(cell)).toEqual(values);
});

test.each([
	['UTF-16, little end first', (t: string) => Buffer.from(`\ufeff${t}`, 'utf16le')],
	['UTF-16, big end first', (t: string) => Buffer.from(`\ufeff${t}`, 'utf16le').swap16()],
	['UTF-8 with its mark', (t: string) => Buffer.from(`\ufeff${t}`)],
])('%s is read', async (_, encoded) => {
	const { rows } = await readTable({ bytes: encoded('Namn\tMål\nBjörkskolan\tNå åt alla'), name: 'x.txt' });
	expect(Object.fromEntries(rows[0]?.cells ?? [])).toEqual({ Namn: 'Björkskolan', Mål: 'Nå åt alla' });
});

const latin = (t: string) => Uint8Array.from(t, (c) => c.charCodeAt(0));
test.each([
	['Mac Roman', latin('Namn\n\x85gonblick f\x9arvaltningens n\x8amnd p\x8c')],
	['DOS', latin('Namn\nf\x94rvaltning\n')],
	['UTF-8 that was saved twice', bytes('Namn\nfÃ¶rvaltning')],
	['text that has lost its letters', bytes('Namn\nf\ufffdrvaltning')],
	['UTF-16 without its mark', Buffer.from('Namn\nA', 'utf16le')],
])('%s is refused rather than kept as something else', async (_, encoded) => {
	const read = readTable({ bytes: encoded, name: 'x.csv' });
	await expect(read).rejects.toMatchObject({ problem: 'unreadable-letters' });
});

test('a workbook that is called CSV is told from one', async () => {
	const read = readTable({ bytes: Uint8Array.of(0x50, 0x4b, 3, 4, 0), name: 'x.csv' });
	await expect(read).rejects.toMatchObject({ problem: 'a-workbook' });
});

const JSON_LIST =
	'[\n\t{\n\t\t"Kod": 3.10,\n\t\t"Dag": "2026-01-02",\n\t\t"Svar": true,\n\t\t"Tom": null\n\t}\n]\n';
test.each([
	['x.yaml', '- Kod: 3.10\n  Dag: 2026-01-02\n  Svar: true\n  Tom:\n'],
	['x.json', JSON_LIST],
	['x.json', `{"rows": ${JSON_LIST}}`],
])('in %s numbers, dates and answers stay as they are written', async (name, content) => {
	const { rows } = await readTable({ bytes: bytes(content), name });
	expect(Object.fromEntries(rows[0]?.cells ?? [])).toEqual({
		...{ Kod: '3.10', Dag: '2026-01-02', Svar: 'true', Tom: '' },
	});
});

test('a column without a head is not lost, and of two with one head both are told', async () => {
	const file = { bytes: bytes('Namn;;Mål;Mål;Ort;Ort\nA;x;m;n;;o\n'), name: 'x.csv' };
	const { heads, twice } = await readTable(file);
	expect({ heads, twice }).toEqual({ heads: ['Namn', '#2', 'Mål', 'Ort'], twice: ['Mål'] });
});
