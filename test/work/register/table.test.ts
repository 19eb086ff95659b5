import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NotATable, readTable } from '../../../src/work/register/table.ts';
import { writeTable } from '../../../src/work/register/write-table.ts';

const COLUMNS = [
	{ key: 'name', head: 'Namn' },
	{ key: 'goals', head: 'Mål' },
];
const bytes = (text: string) => new TextEncoder().encode(text);
const text = fc.string({ unit: 'grapheme', maxLength: 30 }).map((s) => s.trim().replaceAll('\r', ''));

test.each(['csv', 'yaml'] as const)(
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
					const { rows } = await readTable(bytes(written), `x.${format}`);
					const head = format === 'csv' ? 'Namn' : 'name';
					expect(rows.map((row) => row.cells.get(head))).toEqual(cells);
				},
			),
		);
	},
);

test.each([';', ',', '\t'])('columns may be parted by “%s”', async (mark) => {
	const { heads, rows } = await readTable(bytes(`Namn${mark}Mål\r\nA${mark}B\r\n`), 'x.csv');
	expect(heads).toEqual(['Namn', 'Mål']);
	expect(rows[0]?.cells.get('Mål')).toBe('B');
});

test('a file that Excel saved as Windows-1252 keeps its å, ä and ö', async () => {
	const saved = Uint8Array.from('Namn;Mål\nBjörkskolan;Nå alla\n', (c) => c.charCodeAt(0));
	expect((await readTable(saved, 'x.csv')).rows[0]?.cells.get('Namn')).toBe('Björkskolan');
});

test('a cell that a spreadsheet would take for a formula is written as text', async () => {
	const written = writeTable(COLUMNS, [['=HYPERLINK("https://x.example")', '+46']], 'csv');
	expect(written).toContain(`'=HYPERLINK`);
	expect((await readTable(bytes(written), 'x.csv')).rows[0]?.cells.get('Namn')).toBe(
		'=HYPERLINK("https://x.example")',
	);
});

test('each row knows its line in the file', async () => {
	const { rows } = await readTable(bytes('Namn\n\nA\n"B\nC"\nD\n'), 'x.csv');
	expect(rows.map(({ at }) => at)).toEqual([3, 5, 6]);
});

test.each([
	['x.yaml', 'name: A'],
	['x.yaml', '- A'],
	['x.yaml', 'a: [b'],
	['x.csv', ''],
	['x.csv', 'Namn;Mål\n"A;B'],
	['x.csv', 'Namn;Mål\nA;B;C;D'],
])('%s with “%s” is no table', (name, content) => {
	return expect(readTable(bytes(content), name)).rejects.toBeInstanceOf(NotATable);
});
