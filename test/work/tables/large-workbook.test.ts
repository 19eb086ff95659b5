import { expect, test } from 'vitest';
import { readTable } from '../../../src/work/tables/table.ts';
import { workbook } from './excel.ts';

const read = (bytes: Uint8Array) => readTable({ bytes, name: 'plan.xlsx' });

/** A small file that unpacks to more than is read. */
const bomb = () => workbook([['Namn'], ['å'.repeat(20 * 1024 * 1024)]]);

test('a workbook that unpacks to more than anybody’s register holds is refused', async () => {
	const bytes = await bomb();
	expect(bytes.length).toBeLessThan(200_000);
	await expect(read(bytes)).rejects.toMatchObject({ problem: 'large-workbook' });
});

test('one that states a smaller size than it unpacks to is no table', async () => {
	const bytes = Buffer.from(await bomb());
	// The size of each file as the list at the end of the zip states it (APPNOTE, 4.3.12).
	for (let at = bytes.indexOf('PK\x01\x02'); at !== -1; at = bytes.indexOf('PK\x01\x02', at + 4))
		bytes.writeUInt32LE(Math.min(bytes.readUInt32LE(at + 24), 10_000), at + 24);
	await expect(read(bytes)).rejects.toMatchObject({ problem: 'not-a-table' });
});

test.each([
	['in the last row and column', 16_383, 1_048_575],
	['beyond them', 20_000, 3],
])('one with a single cell %s is refused before the empty cells are made', async (_, column, at) => {
	const row: string[] = [];
	row[column] = 'x';
	const rows: string[][] = [['Namn']];
	rows[at] = row;
	await expect(read(await workbook(rows))).rejects.toMatchObject({ problem: 'large-workbook' });
});
