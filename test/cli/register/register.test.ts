import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tempDir } from '../../storage/temp-office.ts';
import { ogonblick } from '../ogonblick.ts';

/** A municipality with two units, on a command line of its own. */
async function municipality() {
	const dir = await tempDir();
	const env = { DATA_DIR: join(dir, 'data'), LOG_LEVEL: 'silent' };
	const run = (...args: readonly string[]) => ogonblick(args, env);
	const told = async (...args: readonly string[]) => JSON.parse((await run(...args, '--json')).stdout);
	await run(
		'units',
		'add',
		'Kommunikationsenheten',
		'--creator',
		'Kommunstyrelsen',
		'--communications',
		'ja',
	);
	await run(
		'units',
		'add',
		'Björkskolan',
		'--creator',
		'Barn- och utbildningsnämnden',
		'--email',
		'b@k.example',
	);
	return { dir, run, told };
}

const ACCOUNT = ['https://m.facebook.com/Bjorkskolan?fbclid=1', '--unit', 'björkskolan'];
const sign = (role: string, name: string) => [
	...['accounts', 'sign', 'bjorkskolan', '--role', role, '--name', name],
	...['--on', '2026-10-01', '--reference', 'BUN 2026/17'],
];

describe('from a new account to an active one', () => {
	test('it is planned, signed by two, and active; each step says what comes next', async () => {
		const { dir, run, told } = await municipality();
		const added = await run('accounts', 'add', ...ACCOUNT, '--holder', 'Rektor', '--purpose', 'Visa skolan');
		expect(added).toMatchObject({ exit: 0, stderr: '' });
		expect(added.stdout).toContain('planerat');
		expect(added.stdout).toContain('färre än två behöriga funktioner');
		expect(added.stdout).toContain('accounts sign https://www.facebook.com/bjorkskolan');
		expect((await run('accounts', 'activate', 'bjorkskolan')).stderr).toContain('inte undertecknad av båda');

		await run(...sign('verksamhetschef', 'Kim Ek'));
		const twice = await run(...sign('förvaltningschef', 'Kim Ek'));
		expect(twice.exit).toBe(2);
		expect(twice.stderr.replace(/\s+/g, ' ')).toContain('har redan undertecknat i den andra rollen');
		await writeFile(join(dir, 'plan.pdf'), '%PDF');
		await run(...sign('förvaltningschef', 'Kim Ek'), '--file', join(dir, 'plan.pdf'));
		expect(existsSync(join(dir, 'data', 'attachments'))).toBe(false);
		await run(...sign('förvaltningschef', 'Lo Berg'), '--file', join(dir, 'plan.pdf'));
		const active = await run('accounts', 'activate', 'bjorkskolan');
		expect(active).toMatchObject({ exit: 0 });
		expect(active.stdout).toContain('aktivt');

		const { account } = await told('accounts', 'show', '@bjorkskolan');
		expect(account).toMatchObject({ status: 'active', platform: 'facebook', holders: ['Rektor'] });
		expect(account.plan.signOffs.map((s: { name: string }) => s.name)).toEqual(['Kim Ek', 'Lo Berg']);
		expect(account.plan.signOffs[1].attachment).toMatchObject({ name: 'plan.pdf', bytes: 4 });
		expect(account.lacks).toEqual(['few-holders', 'no-audience', 'no-goals']);
	});

	test.each([
		[['accounts', 'add', ...ACCOUNT, '--owner', 'Anna Andersson'], 'Anna Andersson', 'aldrig av en person'],
		[['accounts', 'add', ...ACCOUNT, '--purpose', 'ring 19121212-1212'], 'personnummer', 'Ta bort'],
		[['accounts', 'add', ...ACCOUNT, '--wide', 'ja'], 'Kommunikationsenheten', 'Ange den verksamheten'],
		[['accounts', 'add', ...ACCOUNT, '--public', 'kanske'], 'kanske', 'Möjliga värden: ja, nej'],
		[['accounts', 'add', 'https://x.com/a'], '--unit', 'Ange ett värde'],
		[
			['accounts', 'add', 'https://x.com/a', '--unit', 'Granskolan'],
			'Granskolan',
			'lägg till verksamheten först',
		],
		[['units', 'add', 'BJÖRKSKOLAN', '--creator', 'KS'], 'BJÖRKSKOLAN', 'Välj ett annat namn'],
		[
			['units', 'change', 'Björkskolan', '--communications', 'ja'],
			'Kommunikationsenheten',
			'ändra den andra först',
		],
		[['units', 'change', 'Björkskolan', '--email', 'ingen'], 'ingen', 'lämna tomt'],
	])('%j is refused with what is wrong and what to do', async (args, what, remedy) => {
		const { run } = await municipality();
		const { exit, stdout, stderr } = await run(...args);
		const words = stderr.replace(/\s+/g, ' ');
		expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
		expect(words).toContain(what);
		expect(words).toContain(remedy);
		expect(words).not.toContain('1212-1212');
	});
});

describe('a table of accounts', () => {
	const HEADS =
		'Webbadress;Enhet;Namn;Behöriga;Verksamhetschef;Verksamhetschef, datum;Förvaltningschef;Förvaltningschef, datum;Dnr;Status';
	const GOOD =
		'https://x.com/bjork;Björkskolan;Björkskolan;"Rektor; Administratör";Kim Ek;2026-10-01;Lo Berg;2026-10-02;BUN 2026/1;aktivt';

	test.each(['csv', 'yaml', 'json'])(
		'is taken in, given out as %s and taken in again without a change',
		async (format) => {
			const { dir, run, told } = await municipality();
			const file = join(dir, 'konton.csv');
			await writeFile(file, `${HEADS}\n${GOOD}\nhttps://www.instagram.com/bjork;björkskolan;;;;;;;;\n`);
			expect(await told('accounts', 'import', file, '--check')).toMatchObject({ checked: true, added: 2 });
			expect(await told('accounts', 'list')).toEqual({ accounts: [] });
			expect(await told('accounts', 'import', file)).toMatchObject({ added: 2, changed: 0, wrong: [] });
			const { accounts } = await told('accounts', 'list');
			expect(accounts.map((a: { status: string }) => a.status).sort()).toEqual(['active', 'planned']);

			for (const lang of ['sv', 'en']) {
				const out = join(dir, `ut-${lang}.${format}`);
				expect((await run('accounts', 'export', out, '--lang', lang)).exit).toBe(0);
				expect(await told('accounts', 'import', out)).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
				expect((await run('accounts', 'export', out)).stderr).toContain('skrivs inte över');
			}
		},
	);

	test('does not put a changed plan under the signatures of the old one', async () => {
		const { dir, run, told } = await municipality();
		const [file, out] = [join(dir, 'konton.csv'), join(dir, 'ut.csv')];
		await writeFile(file, `${HEADS};Syfte\n${GOOD};Visa skolan\n`);
		await run('accounts', 'import', file);
		await run('accounts', 'export', out);
		await writeFile(file, (await readFile(out, 'utf8')).replace('Visa skolan', 'Sälja skor'));
		const { exit, stdout } = await run('accounts', 'import', file);
		expect(exit).toBe(2);
		expect(stdout.replace(/\s+/g, ' ')).toContain(
			'Rad 2 Verksamhetschef: ”Kim Ek” har undertecknat en äldre version',
		);
		expect(stdout).toContain('töm namn och datum');
		const { account } = await told('accounts', 'show', 'bjork');
		expect(account.plan).toMatchObject({ version: 1, purpose: 'Visa skolan' });
	});

	test.each(['csv', 'yaml', 'json'])('keeps goals and functions apart in %s as they were', async (format) => {
		const { dir, run, told } = await municipality();
		const goals = ['--goal', 'Svara; följa upp', '--goal', 'A|B', '--goal', '"Hej"'];
		await run('accounts', 'add', ...ACCOUNT, ...goals, '--holder', 'Admin; vikarie');
		const out = join(dir, `ut.${format}`);
		await run('accounts', 'export', out);
		expect(await told('accounts', 'import', out)).toMatchObject({ changed: 0, unchanged: 1, wrong: [] });
	});

	test('whose columns mean the same is refused with both heads', async () => {
		const { dir, run } = await municipality();
		const file = join(dir, 'konton.csv');
		const row = 'https://x.com/b;Björkskolan;Redaktör A;Redaktör B';
		await writeFile(file, `Adress;Enhet;Behöriga;Administratörer\n${row}\n`);
		const { exit, stdout } = await run('accounts', 'import', file);
		expect(exit).toBe(2);
		expect(stdout.replace(/\s+/g, ' ')).toContain(
			'kolumnerna ”Behöriga” och ”Administratörer” betyder samma sak',
		);
		await writeFile(file, `Adress;Enhet;Behöriga;Administratörer\n${row.replace('Redaktör B', '')}\n`);
		expect((await run('accounts', 'import', file)).exit).toBe(0);
	});

	test('holds each of two references', async () => {
		const { dir, run, told } = await municipality();
		await run('accounts', 'add', ...ACCOUNT);
		await run(...sign('verksamhetschef', 'Kim Ek'));
		await run(...sign('förvaltningschef', 'Lo Berg'), '--reference', 'BUN 2026/99');
		await run('accounts', 'export', join(dir, 'ut.csv'));
		expect(await told('accounts', 'import', join(dir, 'ut.csv'))).toMatchObject({ unchanged: 1, wrong: [] });
	});

	test('with a wrong row is refused whole, with row, column, value and remedy', async () => {
		const { dir, run, told } = await municipality();
		const file = join(dir, 'konton.csv');
		const wrong = 'https://x.com/bjork2;Granskolan;;Anna Andersson;Kim Ek;1 oktober;;;;påhittat';
		await writeFile(file, `${HEADS}\n${GOOD}\n${wrong}\nhttps://twitter.com/Bjork;Björkskolan;;;;;;;;\n`);
		const { exit, stdout } = await run('accounts', 'import', file);
		expect(exit).toBe(2);
		expect(stdout).toContain('Inget är inläst');
		expect(stdout.replace(/\s+/g, ' ')).toContain(
			'Rad 4 Adress: ”https://twitter.com/Bjork” står två gånger',
		);
		const { wrong: rows } = await told('accounts', 'import', file);
		expect(
			rows.map((w: { row: number; field: string; problem: string }) => [w.row, w.field, w.problem]),
		).toEqual([
			[3, 'status', 'unknown-status'],
			[3, 'unit', 'unknown-unit'],
			[3, 'holders', 'person-as-holder'],
			[4, 'address', 'twice-in-file'],
		]);
		// Whoever reads it by a program is told the same in words.
		for (const row of rows)
			expect([row.message, row.remedy]).toEqual([expect.stringMatching(/\.$/), expect.stringMatching(/\.$/)]);
		expect(await told('accounts', 'list')).toEqual({ accounts: [] });
	});

	test.each([
		['x.csv', 'Adress;Verksamhet;Hittepå\nhttps://x.com/a;Björkskolan;1\n', 'Hittepå'],
		['x.csv', 'Verksamhet\nBjörkskolan\n', 'Adress'],
		['x.yaml', 'inte: en lista\n', 'den är ingen lista'],
		['x.yaml', '- a: [\n', 'innehållet är inte'],
		['x.csv', '', 'den är tom'],
		['x.csv', 'Adress;Verksamhet\nhttps://x.com/a;Björkskolan;mer\n', 'rad 2 har fler celler'],
		['x.xlsx', 'inget ark', 'innehållet är'],
	])('%s with %j is no table of accounts', async (name, content, what) => {
		const { dir, run } = await municipality();
		await writeFile(join(dir, name), content);
		const { exit, stdout } = await run('accounts', 'import', join(dir, name));
		expect(exit).toBe(2);
		expect(stdout).toContain(what);
	});

	test('of units goes out and in the same', async () => {
		const { dir, run, told } = await municipality();
		const file = join(dir, 'verksamheter.csv');
		await run('units', 'export', file);
		expect(await readFile(file, 'utf8')).toContain(
			'Björkskolan;Barn- och utbildningsnämnden;b@k.example;nej',
		);
		expect(await told('units', 'import', file)).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
		// The word that the program itself has for what a unit is.
		const listed = join(dir, 'verksamheter-listade.csv');
		await writeFile(listed, 'Verksamhet;Arkivbildare\nBjörkskolan;Barn- och utbildningsnämnden\n');
		expect(await told('units', 'import', listed)).toMatchObject({ added: 0, unchanged: 1, wrong: [] });
	});
});

test('an account that was captured by its address is registered with its history', async () => {
	const { run, told } = await municipality();
	await run('snapshot', 'http://127.0.0.1:9/kommunen', '--allow-host', '127.0.0.1:9');
	expect((await told('accounts', 'list')).accounts).toMatchObject([
		{ isDefault: true, lacks: ['not-registered'] },
	]);
	const { account } = await told('accounts', 'add', 'http://127.0.0.1:9/kommunen', '--unit', 'Björkskolan');
	expect(account).toMatchObject({ isDefault: false, status: 'planned', unit: { name: 'Björkskolan' } });
});
