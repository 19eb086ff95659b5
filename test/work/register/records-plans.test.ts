import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { Office } from '../../../src/office.ts';
import { exportPlan } from '../../../src/work/register/export-plan.ts';
import { addAccount, addUnit } from '../../../src/work/register/keep.ts';
import { nameRow } from '../../../src/work/register/name-row.ts';
import { takeInPlan } from '../../../src/work/register/take-in-plan.ts';
import { aFiling, anOrder } from '../../storage/sample.ts';
import { tempOffice } from '../../storage/temp-office.ts';
import { workbook, workbookOf } from '../tables/excel.ts';

const PLAN = { title: 'Nämndens plan', version: '1', decidedOn: '2026-03-01', reference: 'KS 2026/4' };
const HEADS = ['Process', 'Handlingstyp', 'Diarieförs', 'Gallringsfrist', 'Förvaring', 'Eget'];
const ROWS = [
	['1.6', 'Kommunicera', '', '', '', ''],
	['1.6.2', 'Ögonblicksbild av konto', 'Ja', 'Bevaras', 'E-arkiv', 'x'],
	['', 'Borttaget inlägg', 'Ja', 'Gallras efter 2 år', '', ''],
];

const csv = (rows: readonly (readonly string[])[]) => ({
	name: 'plan.csv',
	bytes: new TextEncoder().encode(rows.map((row) => row.join(';')).join('\n')),
});
const take = (office: Office, file: Parameters<typeof takeInPlan>[1], more: Partial<typeof PLAN> = {}) =>
	takeInPlan(office, file, { ...PLAN, ...more }, 'Anna', false);

async function withUnit() {
	const office = await tempOffice();
	const unit = await addUnit(office, { name: 'Björkskolan', creator: 'Nämnden' }, 'Anna');
	const account = await addAccount(office, { address: 'https://x.com/b', unit: unit.id, facts: {} }, 'Anna');
	return { office, unit, account };
}

test.each([
	['CSV', async () => csv([['Dokumenthanteringsplan 2026'], HEADS, ...ROWS])],
	['Excel', async () => ({ name: 'plan.xlsx', bytes: await workbook([['Plan'], [], HEADS, ...ROWS]) })],
])(
	'a plan of %s is read from its row of heads on; headings are none of its rows, and a code goes on',
	async (_, file) => {
		const { office } = await withUnit();
		const taken = await take(office, await file());
		expect(taken).toMatchObject({ rows: 2, headings: 1, ignored: ['Eget'], wrong: [] });
		expect(await office.register.planRows(taken.plan ?? '')).toMatchObject([
			{
				number: 1,
				code: '1.6.2',
				title: 'Ögonblicksbild av konto',
				retention: 'Bevaras',
				rules: { registered: 'Ja', storage: 'E-arkiv' },
			},
			{ number: 2, code: '1.6.2', title: 'Borttaget inlägg', retention: 'Gallras efter 2 år' },
		]);
	},
);

test('the example is a plan, and says of each row that it is a proposal', async () => {
	const { office } = await withUnit();
	const bytes = await readFile(new URL('../../../docs/examples/dokumenthanteringsplan.csv', import.meta.url));
	const { plan, wrong, ignored } = await take(office, { name: 'plan.csv', bytes });
	expect({ wrong, ignored }).toEqual({ wrong: [], ignored: [] });
	for (const row of await office.register.planRows(plan ?? '')) expect(row.rules.remark).toContain('FÖRSLAG');
});

test('every row that cannot be read is told with column and value, and nothing is taken in', async () => {
	const { office } = await withUnit();
	const taken = await take(
		office,
		csv([HEADS, ['', 'Utan kod', '', 'Bevaras', '', ''], ['1.7', '', '', 'Se anm', '', ''], ...ROWS]),
	);
	expect(taken.wrong.map(({ row, field, problem, value }) => [row, field, problem, value])).toEqual([
		[2, 'code', 'missing', ''],
		[3, 'record-type', 'missing', ''],
		[3, 'retention', 'unreadable-retention', 'Se anm'],
	]);
	expect(await office.register.plans()).toEqual([]);
});

test.each([
	['at the end', [...ROWS, ['3.1', 'Protokoll', '', '', '', '']], 5],
	[
		'among others of its code',
		[
			['3.1', 'Kallelse', '', 'Bevaras', '', ''],
			['3.1', 'Protokoll', '', '', '', ''],
			['3.1', 'Bilaga', '', 'Bevaras', '', ''],
		],
		3,
	],
	[
		'before one that its code goes on to',
		[
			['3.1', 'Protokoll', '', '', '', ''],
			['', 'Kallelse', '', 'Bevaras', '', ''],
		],
		2,
	],
	[
		'before another process',
		[
			['3.1', 'Protokoll', '', '', '', ''],
			['3.10', 'Kallelse', '', 'Bevaras', '', ''],
		],
		2,
	],
])('a record whose retention is missing, %s, is no heading: nothing is taken in', async (_, rows, at) => {
	const { office } = await withUnit();
	const taken = await take(office, csv([HEADS, ...rows]));
	expect(taken.wrong).toMatchObject([{ row: at, field: 'retention', problem: 'missing' }]);
	expect(await office.register.plans()).toEqual([]);
});

test.each([
	[{ decidedOn: '2026-02-30' }, 'decided-on', 'not-a-date'],
	[{ decidedOn: '2999-01-01' }, 'decided-on', 'date-to-come'],
	[{ reference: '' }, 'reference', 'missing'],
	[{ version: '' }, 'version', 'missing'],
])('a decision that says %j is refused', async (more, field, problem) => {
	const { office } = await withUnit();
	expect((await take(office, csv([HEADS, ...ROWS]), more)).wrong).toMatchObject([{ row: 0, field, problem }]);
});

test('a version is decided once, and an empty sheet is no plan', async () => {
	const { office } = await withUnit();
	await take(office, csv([HEADS, ...ROWS]));
	expect((await take(office, csv([HEADS, ...ROWS]), { title: 'NÄMNDENS plan' })).wrong).toMatchObject([
		{ problem: 'version-there' },
	]);
	expect((await take(office, csv([HEADS]), { version: '2' })).wrong).toMatchObject([{ problem: 'no-rows' }]);
	expect((await take(office, csv([['Namn', 'Ort']]), { version: '2' })).wrong).toMatchObject([
		{ problem: 'no-heads' },
	]);
});

test('what a unit files goes to the row that it has named, and stays there when the plan gets another version', async () => {
	const { office, account } = await withUnit();
	const placed = async (purpose: 'snapshots' | 'removals') => {
		const { row, plan } = await office.catalogue.accountContext(account.id, purpose);
		return `${plan.title} ${plan.version}: ${row.title}`;
	};
	expect(await placed('snapshots')).toContain('ej beslutad');
	await take(office, csv([HEADS, ...ROWS]));
	const wish = { unit: 'björkskolan', plan: 'nämndens plan' };
	await nameRow(office, { ...wish, row: 'Ögonblicksbild av konto', purposes: ['snapshots'] }, 'Anna');
	await nameRow(office, { ...wish, row: '#2', purposes: ['removals'] }, 'Anna');
	expect(await placed('snapshots')).toBe('Nämndens plan 1: Ögonblicksbild av konto');
	expect(await placed('removals')).toBe('Nämndens plan 1: Borttaget inlägg');
	const filing = await aFiling(office, await anOrder(office, { address: 'https://x.com/b' }));
	await office.catalogue.recordFiling(filing);

	const next = await take(
		office,
		csv([HEADS, ['1.6.2', 'ögonblicksbild av konto', '', 'Gallras efter 10 år', '', '']]),
		{ version: '2' },
	);
	expect(next.moved).toBe(1);
	expect(next.notMoved).toMatchObject([{ purpose: 'removals', row: { title: 'Borttaget inlägg' } }]);
	expect(await placed('snapshots')).toBe('Nämndens plan 2: ögonblicksbild av konto');
	expect(await placed('removals')).toBe('Nämndens plan 1: Borttaget inlägg');
	expect((await office.catalogue.filedUnder(filing)).plan.version).toBe('1');
});

test('a row that several are called is named by its number', async () => {
	const { office } = await withUnit();
	await take(office, csv([HEADS, ...ROWS]));
	const named = (row: string, plan = 'Nämndens plan 1') =>
		nameRow(office, { unit: 'Björkskolan', plan, row, purposes: ['snapshots'] }, 'Anna');
	await expect(named('1.6.2')).rejects.toMatchObject({
		code: 'ambiguous-row',
		remedy: expect.stringContaining('#2'),
	});
	await expect(named('9.9')).rejects.toMatchObject({ code: 'unknown-row' });
	await expect(named('#1', 'Annan plan')).rejects.toMatchObject({ code: 'unknown-plan' });
	expect(await named('#2')).toMatchObject([{ row: { title: 'Borttaget inlägg' } }]);
});

test.each(['csv', 'yaml', 'json'] as const)(
	'a plan goes out as %s and in again with the same rows',
	async (format) => {
		const { office } = await withUnit();
		await take(office, csv([HEADS, ...ROWS]));
		for (const lang of ['sv', 'en'] as const) {
			const text = await exportPlan(office, 'Nämndens plan', format, lang);
			const file = { name: `plan.${format}`, bytes: new TextEncoder().encode(text) };
			expect(await take(office, file, { version: `${lang}-${format}` })).toMatchObject({
				wrong: [],
				ignored: [],
			});
			const [plans, same] = await Promise.all([office.register.plans(), rowsOf(office, `${lang}-${format}`)]);
			expect(plans.length).toBeGreaterThan(1);
			expect(same).toEqual(await rowsOf(office, '1'));
		}
		await expect(exportPlan(office, 'Ingen plan', format, 'sv')).rejects.toMatchObject({
			code: 'unknown-plan',
		});
	},
);

async function rowsOf(office: Office, version: string) {
	const plan = (await office.register.plans()).find((p) => p.version === version);
	const rows = await office.register.planRows(plan?.id ?? '');
	return rows.map(({ number, code, title, retention, rules }) => ({ number, code, title, retention, rules }));
}

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

test.each([
	['Kod;Handlingstyp;Gallring;Gallring', '1;A;Bevaras;Gallras 2 år', ['Gallring\nGallring']],
	['Kod;Handlingstyp;Gallring;Gallringsfrist', '1;A;Bevaras;Gallras 2 år', ['Gallring\nGallringsfrist']],
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
	expect(await said('x;2 år')).toBe('unreadable-retention');
});
