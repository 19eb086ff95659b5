import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { Office } from '../../../src/office.ts';
import { exportPlan } from '../../../src/work/register/export-plan.ts';
import { nameRow } from '../../../src/work/register/name-row.ts';
import { aFiling, anOrder } from '../../storage/sample.ts';
import { workbook } from '../tables/excel.ts';
import { csv, HEADS, ROWS, take, withUnit } from './plans.ts';

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
