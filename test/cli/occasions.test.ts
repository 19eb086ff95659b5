import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '../../src/records/day.ts';
import { tempDir } from '../storage/temp-office.ts';
import { ADDRESS, anAccountInUse, env, flat, json, run, today } from './in-use.ts';

beforeEach(anAccountInUse);

describe('due', () => {
	test('says what is due, how late, of which unit, and whether it is ordered', async () => {
		const { due, orders } = await json('due');
		expect(orders).toEqual([]);
		expect(due).toMatchObject([
			{ kind: 'purpose', on: '2021-01-01', urgency: 'late', unit: { name: 'Björkskolan' } },
			{ kind: 'annual', account: { address: ADDRESS }, cadence: 'yearly' },
		]);
		expect(due[0].daysLate).toBeGreaterThan(1000);
		const text = flat(await run('due'));
		for (const said of [
			'årlig ögonblicksbild · beställs av job due',
			'gäller syftet fortfarande',
			'Björkskolan',
		])
			expect(text).toContain(said);
	});

	test('in a window, says what comes; a wrong window and an unknown unit are refused with what to write', async () => {
		await run('accounts', 'purpose', 'skolan', '--holds', 'ja', '--by', 'Kim Ek');
		const kinds = async (...args: readonly string[]) =>
			(await json('due', ...args)).due.map(
				({ kind, urgency }: { kind: string; urgency: string }) => `${kind} ${urgency}`,
			);
		expect(await kinds()).not.toContain('purpose coming');
		for (const window of [
			['--within', '13m'],
			['--within', '400d'],
			['--until', addDays(today, 400)],
		])
			expect(await kinds(...window)).toContain('purpose coming');
		for (const window of [
			['--within', 'snart'],
			['--until', '2026-02-30'],
		]) {
			const refused = await run('due', ...window);
			expect(refused.exit).toBe(2);
			expect(flat(refused)).toContain('--within 30d');
		}
		expect((await run('due', '--unit', 'Ingen')).exit).toBe(2);
		expect((await json('due', '--unit', 'björkskolan')).due).toHaveLength(1);
	});
});

describe('change', () => {
	const announce = (on: string, ...more: readonly string[]) =>
		run('change', 'skolan', '--on', on, '--what', 'Nytt namn', ...more);

	test('comes out as a table and in again; rows that are new are announced, another day moves, and a wrong row stops all', async () => {
		const dir = await tempDir();
		const [first, later] = [addDays(today, 40), addDays(today, 60)];
		await announce(first, '--by', 'Anna Ek');
		await announce(addDays(today, 80));
		await run('change', 'withdraw', 'skolan', '--change', await idOf(addDays(today, 80)), '--reason', 'Nej');
		for (const format of ['csv', 'yaml', 'json']) {
			for (const lang of ['sv', 'en']) {
				const out = join(dir, `${lang}.${format}`);
				expect((await run('change', 'export', out, '--lang', lang)).exit).toBe(0);
				expect(await json('change', 'import', out)).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
			}
		}
		const file = join(dir, 'ny.csv');
		const out = await readFile(join(dir, 'sv.csv'), 'utf8');
		expect(out).not.toContain('Nej');
		await writeFile(
			file,
			`${out.replace(first, later)}${ADDRESS};;${addDays(today, 9)};"Slås ihop; flyttar";Bo Al;;\n`,
		);
		expect(await json('change', 'import', file, '--check')).toMatchObject({ added: 1, changed: 1 });
		expect((await json('change', 'list')).changes).toHaveLength(2);
		expect(flat(await run('change', 'import', file, '--by', 'Kim Ek'))).toContain('1 nya · 1 ändrade');
		const { changes } = await json('change', 'list');
		expect(
			changes
				.filter(({ change }: { change: { withdrawn?: object } }) => !change.withdrawn)
				.map(({ change }: { change: Record<string, string> }) => [
					change.on,
					change.what,
					change.announcedBy,
				]),
		).toEqual([
			[addDays(today, 9), 'Slås ihop; flyttar', 'Bo Al'],
			[later, 'Nytt namn', 'Anna Ek'],
		]);
		// The same file says nothing new.
		expect(await json('change', 'import', file)).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
		const wrong = [
			`https://x.com/ingen;${later};A;`,
			`${ADDRESS};2020-01-01;B;`,
			`${ADDRESS};${addDays(today, 5)};C;`,
			`${ADDRESS};2020-01-01;D;ja`,
		];
		await writeFile(file, `Adress;Dag;Vad som ändras;Har skett\n${wrong.join('\n')}\n`);
		const refused = await run('change', 'import', file);
		expect(refused.exit).toBe(2);
		for (const said of ['Rad 2 Adress: inget konto', 'Rad 3 Dag: 2020-01-01', 'Har skett, ja'])
			expect(flat(refused)).toContain(said);
		expect((await json('change', 'list')).changes).toHaveLength(3);
	});

	const idOf = async (on: string): Promise<string> => {
		const { changes } = await json('change', 'list');
		return changes.find(({ change }: { change: { on: string } }) => change.on === on).change.id;
	};

	test('announces, tells when it is documented, moves and withdraws', async () => {
		const on = addDays(today, 40);
		const announced = await announce(on, '--by', 'Anna');
		expect(announced.exit).toBe(0);
		expect(flat(announced)).toContain(`beställs från och med ${addDays(on, -14)}`);
		expect(await json('change', 'list')).toMatchObject({
			changes: [{ state: 'coming', change: { on, announcedBy: 'Anna' } }],
		});
		const sooner = addDays(today, 2);
		expect(await json('change', 'move', 'skolan', '--on', sooner)).toMatchObject({
			state: 'urgent',
			change: { on: sooner },
		});
		expect(flat(await run('due'))).toContain('brådskar, senast om 1 dag'.replace(',', ''));
		expect((await run('change', 'withdraw', 'skolan')).exit).toBe(2);
		expect(await json('change', 'withdraw', 'skolan', '--reason', 'Blev inte av')).toMatchObject({
			state: 'withdrawn',
		});
		expect((await json('due')).due.some(({ kind }: { kind: string }) => kind === 'change')).toBe(false);
	});

	test('a day that is past is refused with the reason, and kept as missed where it is said to have happened', async () => {
		for (const on of [today, addDays(today, -1)]) {
			const refused = await announce(on);
			expect(refused.exit).toBe(2);
			expect(flat(refused)).toContain('kan inte dokumenteras före ändringen');
			expect(flat(refused)).toContain('snapshot --occasion change');
		}
		const missed = await announce(addDays(today, -1), '--happened');
		expect(flat(missed)).toContain('missad');
		expect(flat(missed)).toContain('snapshot https://social.example/@skolan --occasion change');
		expect((await json('due')).due[0]).toMatchObject({ kind: 'change', urgency: 'missed' });
		expect((await announce(addDays(today, 1), '--happened')).exit).toBe(2);
	});

	test.each([
		['no date', '2026-02-30', 'är inget datum'],
		['a date of the next century', '2126-01-01', 'fem år'],
	])('%s is refused', async (_, on, said) => {
		const refused = await announce(on);
		expect(refused.exit).toBe(2);
		expect(flat(refused)).toContain(said);
		expect((await json('change', 'list')).changes).toEqual([]);
	});

	test('of an account that is not in use, or that nobody has announced a change of, is refused', async () => {
		const planned = await run('change', 'planerat', '--on', addDays(today, 5), '--what', 'x');
		expect(flat(planned)).toContain('inte i bruk: planerat');
		const none = await run('change', 'move', 'skolan', '--on', addDays(today, 5));
		expect(flat(none)).toContain('ingen sådan ändring');
	});
});

describe('the yearly question', () => {
	test('yes is kept for a year, no begins the closing', async () => {
		expect(flat(await run('accounts', 'purpose', 'skolan', '--holds', 'ja', '--by', 'Kim Ek'))).toContain(
			'igen om ett år',
		);
		expect((await json('due')).due.map(({ kind }: { kind: string }) => kind)).toEqual(['annual']);
		for (const lacking of [
			['--holds', 'ja'],
			['--by', 'Kim Ek'],
		])
			expect((await run('accounts', 'purpose', 'skolan', ...lacking)).exit).toBe(2);
		const no = await json(
			'accounts',
			'purpose',
			'skolan',
			'--holds',
			'nej',
			'--reason',
			'Läggs ned',
			'--by',
			'Kim Ek',
		);
		expect(no).toMatchObject({
			holds: false,
			account: { status: 'closing' },
			order: { occasion: 'closure' },
		});
		expect((await run('accounts', 'purpose', 'skolan', '--holds', 'ja', '--by', 'Kim Ek')).exit).toBe(2);
	});
});

test('how often and in which months goes out in a table and comes in again, in either language', async () => {
	await run(
		'units',
		'change',
		'Björkskolan',
		'--cadence',
		'varje halvår',
		'--month',
		'mars',
		'--month',
		'10',
	);
	await run('accounts', 'change', 'skolan', '--cadence', 'yearly', '--month', 'May');
	expect(flat(await run('accounts', 'show', 'planerat'))).toContain(
		'varje halvår, helst i mars och oktober (som verksamheten)',
	);
	expect(flat(await run('accounts', 'show', 'skolan'))).toContain('varje år, helst i maj');
	for (const lang of ['sv', 'en'])
		for (const register of ['units', 'accounts']) {
			const file = `${env.DATA_DIR}/${register}-${lang}.csv`;
			await run(register, 'export', file, '--lang', lang);
			expect(await readFile(file, 'utf8')).toMatch(lang === 'sv' ? /mars|maj/ : /March|May/);
			expect(await json(register, 'import', file)).toMatchObject({ added: 0, changed: 0, wrong: [] });
		}
	await run('accounts', 'change', 'skolan', '--cadence', 'som verksamheten', '--month', 'alla');
	expect(flat(await run('accounts', 'show', 'skolan'))).toContain(
		'varje halvår, helst i mars och oktober (som',
	);
	for (const wrong of [
		['--cadence', 'ibland'],
		['--month', 'vår'],
	])
		expect((await run('accounts', 'change', 'skolan', ...wrong)).exit).toBe(2);
});
