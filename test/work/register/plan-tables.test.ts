import { describe, expect, test } from 'vitest';
import { exportPlan } from '../../../src/work/register/export-plan.ts';
import { workbook, workbookOf } from '../tables/excel.ts';
import { csv, HEADS, ROWS, take, withUnit } from './plans.ts';

describe('of a workbook', () => {
	const plan = [HEADS, ...ROWS];
	const old = [HEADS, ['1.6.2', 'Gammalt', '', 'Gallras efter 1 år', '', '']];
	const sheets = async (...of: Parameters<typeof workbookOf>[0]) => ({
		...{ name: 'plan.xlsx', bytes: await workbookOf(of) },
	});

	test('the visible sheet that has the heads is read, and told', async () => {
		const { office } = await withUnit();
		const file = await sheets(
			{ name: 'Omslag', rows: [['Dokumenthanteringsplan']] },
			{ name: 'Gammal', isHidden: true, rows: old },
			{ name: 'Plan & mer', rows: plan },
		);
		expect(await take(office, file)).toMatchObject({
			...{ wrong: [], rows: 2, sheet: { name: 'Plan & mer', others: ['Omslag'] } },
		});
	});

	test('several sheets with the heads, hidden ones and none are told by name; one that is named is read', async () => {
		const { office } = await withUnit();
		const told = async (file: Awaited<ReturnType<typeof sheets>>, sheet?: string) => {
			const taken = await take(office, { ...file, ...(sheet === undefined ? {} : { sheet }) });
			return taken.wrong.map(({ problem, value }) => [problem, value]);
		};
		const two = await sheets({ name: 'A', rows: plan }, { name: 'B', rows: old });
		expect(await told(two)).toEqual([['several-sheets', 'A\nB']]);
		expect(await told(two, 'C')).toEqual([['no-such-sheet', 'A\nB']]);
		const hidden = await sheets({ name: 'A', rows: [['x']] }, { name: 'Dold', isHidden: true, rows: old });
		expect(await told(hidden)).toEqual([['hidden-sheet', 'Dold']]);
		const none = await sheets({ name: 'A', rows: [['x']] }, { name: 'B', rows: [['y']] });
		expect(await told(none)).toEqual([['no-sheet-has-heads', 'A\nB']]);
		expect(await office.register.plans()).toEqual([]);
		expect(await take(office, { ...two, sheet: 'b' })).toMatchObject({ rows: 1, sheet: { name: 'B' } });
	});

	test('a code is what is shown, and one that may have been written otherwise is refused', async () => {
		const { office } = await withUnit();
		const at = (value: number, format: string) => ({ value, format });
		const rows = (...codes: readonly (string | number | ReturnType<typeof at>)[]) =>
			workbook([HEADS, ...codes.map((code) => [code, 'Handling', '', 'Bevaras', '', ''])]);
		const bytes = await rows(at(1.1, '0.00'), at(7, '000'), 3, at(5, '0" §"'), '1.10');
		const { plan: id } = await take(office, { name: 'p.xlsx', bytes });
		const codes = (await office.register.planRows(id ?? '')).map(({ code }) => code);
		expect(codes).toEqual(['1.10', '007', '3', '5 §', '1.10']);
		const doubtful = await rows(1.1, at(46000, 'yyyy-mm-dd'), at(0.5, '0%'), at(1.126, '0.00'));
		const refused = await take(office, { name: 'p.xlsx', bytes: doubtful }, { version: '2' });
		expect(refused.wrong.map(({ row, field, problem }) => [row, field, problem])).toEqual([
			[2, 'code', 'uncertain-number'],
			[3, 'code', 'date-cell'],
			[4, 'code', 'uncertain-number'],
			[5, 'code', 'uncertain-number'],
		]);
	});

	test('a period that its format makes months is not read as years', async () => {
		const { office } = await withUnit();
		const bytes = await workbook([HEADS, ['1.1', 'Handling', '', { value: 5, format: '0" mån"' }, '', '']]);
		const { plan: id } = await take(office, { name: 'p.xlsx', bytes });
		expect(await office.register.planRows(id ?? '')).toMatchObject([{ retention: '5 mån' }]);
	});
});

test('a title with commas above a table with semicolons, lines taken for headings and personal numbers are told', async () => {
	const { office } = await withUnit();
	const title = ['Plan för KS, BUN, SN, VN, TN, MN, ON och KF'];
	const taken = await take(office, csv([title, HEADS, ...ROWS]));
	expect(taken).toMatchObject({ rows: 2, headingRows: [{ row: 3, code: '1.6', title: 'Kommunicera' }] });
	const about = ['1.7', 'Akt om 19121212-1212', '', 'Bevaras', '', ''];
	expect((await take(office, csv([HEADS, about]), { version: '2' })).wrong).toMatchObject([
		{
			row: 2,
			field: 'record-type',
			problem: 'personal-number',
			value: expect.not.stringContaining('1212-1212'),
		},
	]);
});

test.each([
	['Kod;Handlingstyp;Gallring;Gallring', '1;A;Bevaras;Gallras 2 år', ['Gallring\nGallring']],
	['Kod;Handlingstyp;Gallring;Gallringsfrist', '1;A;Bevaras;', []],
	['Kod;Handlingstyp;Gallring;Gallring', '1;A;;Bevaras', []],
])('two columns that mean the same are told, unless one is empty: %s, %s', async (heads, row, clashes) => {
	const { office } = await withUnit();
	const bytes = new TextEncoder().encode(`${heads}\n${row}\n`);
	const { wrong, ignored } = await take(office, { name: 'p.csv', bytes });
	expect(wrong.filter(({ problem }) => problem === 'same-column').map(({ value }) => value)).toEqual(clashes);
	expect({ all: wrong.length, ignored }).toEqual({ all: clashes.length, ignored: [] });
});

test('what one column says and another says otherwise is not understood', async () => {
	const { office } = await withUnit();
	const said = async (row: string) => {
		const bytes = new TextEncoder().encode(`Kod;Handlingstyp;Bevaras;Gallras\n1;A;${row}\n`);
		const { plan, wrong } = await take(office, { name: 'p.csv', bytes }, { version: row });
		return plan ? (await office.register.planRows(plan))[0]?.retention : wrong[0]?.problem;
	};
	expect(await said('x;')).toBe('Bevaras');
	expect(await said('–;2 år')).toBe('Gallras 2 år');
	expect(await said(';5')).toBe('G 5');
	expect(await said('5 år;')).toBe('preserved-for-a-time');
	expect(await said('i e-arkiv;')).toBe('Bevaras i e-arkiv');
	expect(await said('x;2 år')).toBe('retention-disagrees');
});

test('“G” beside a period is one retention, columns that disagree are told by row, column and value, and the export comes back', async () => {
	const { office } = await withUnit();
	const file = (...rows: readonly string[]) => ({
		...{ name: 'p.csv', bytes: new TextEncoder().encode([HEAD, ...rows].join('\n')) },
	});
	const HEAD = 'Kod;Handlingstyp;Bevaras/Gallras;Gallringsfrist (år);Leverans';
	const refused = await take(office, file('1;A;B;5;', '2;B;G;2 år i verksamhetssystemet;', '3;C;G;2;'));
	expect(refused.wrong).toEqual([
		{
			...{ row: 2, field: 'retention', problem: 'retention-disagrees' },
			value: 'Bevaras/Gallras: B\nGallringsfrist (år): 5',
		},
		{
			row: 3,
			field: 'retention',
			problem: 'retention-elsewhere',
			value: '2 år i verksamhetssystemet',
		},
	]);
	expect(await office.register.plans()).toEqual([]);
	const { plan, ignored } = await take(office, file('1;A;B;;5 år', '3;C;G;2;', '4;D;G;3 kalenderår;'));
	expect(ignored).toEqual([]);
	const rows = await office.register.planRows(plan ?? '');
	expect(rows.map(({ retention }) => retention)).toEqual(['B', 'Gallras 2 år', '3 kalenderår']);
	const table = await exportPlan(office, plan ?? '', 'csv', 'sv');
	const again = { name: 'p.csv', bytes: new TextEncoder().encode(table) };
	expect(await take(office, again, { version: '2' })).toMatchObject({ wrong: [], rows: 3 });
});
