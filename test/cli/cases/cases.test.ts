import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aFiling, anOrder, officeIn } from '../../storage/sample.ts';
import { tempDir } from '../../storage/temp-office.ts';
import { ogonblick } from '../ogonblick.ts';

/** A municipality with one unit, and what was filed of a default account before there was a case. */
async function municipality() {
	const dir = await tempDir();
	const env = { DATA_DIR: join(dir, 'data'), LOG_LEVEL: 'silent' };
	const run = (...args: readonly string[]) => ogonblick(args, env);
	await run('units', 'add', 'Björkskolan', '--creator', 'Barn- och utbildningsnämnden');
	const file = async (more: Parameters<typeof aFiling>[2] = {}) => {
		const office = await officeIn(env.DATA_DIR);
		try {
			await office.catalogue.recordFiling(await aFiling(office, await anOrder(office), more));
		} finally {
			await office.close();
		}
	};
	return { dir, run, file };
}
const ADD = ['cases', 'add', '--year', '2026', '--number', 'KS 2026/123', '--by', 'Anna Arkivarie'];

test('a case takes in what was filed before it, says so, and gathers the year', async () => {
	const { run, file } = await municipality();
	await file();
	const added = await run(...ADD, '--title', 'Ögonblicksbilder 2026');
	expect(added.exit).toBe(0);
	expect(added.stdout.replace(/\s+/g, ' ')).toContain('1 paket som var arkiverade innan ärendet fanns');
	const shown = await run('cases', 'show', 'ks 2026/123');
	for (const said of ['Ögonblicksbilder 2026', 'numret saknas i manifestet', 'hela organisationen'])
		expect(shown.stdout).toContain(said);
	const { filed } = JSON.parse((await run('cases', 'show', '2026', '--json')).stdout);
	expect(filed).toMatchObject([{ isStated: false, filing: { outcome: 'complete' } }]);
	const bundle = await run('bundles', 'show', filed[0].filing.bundleId);
	expect(bundle.stdout.replace(/\s+/g, ' ')).toContain('KS 2026/123 (numret saknas i manifestet)');
	expect(bundle.stdout).toContain('paketet knöts till samlingsärendet');
});

test('a second case for the year is refused by name, and nothing is stored', async () => {
	const { run } = await municipality();
	await run(...ADD);
	const again = await run('cases', 'add', '--year', '2026', '--number', 'KS 2026/9');
	expect(again.exit).toBe(2);
	expect(again.stderr.replace(/\s+/g, ' ')).toContain('redan ett samlingsärende för det året: KS 2026/123');
	expect(
		(await run('cases', 'add', '--year', '2026', '--number', 'BUN 2026/4', '--unit', 'björkskolan')).exit,
	).toBe(0);
	expect(JSON.parse((await run('cases', 'list', '--json')).stdout).cases).toHaveLength(2);
	expect((await run('cases', 'show', '2026')).stderr).toContain('Flera samlingsärenden');
});

test.each([
	[['cases', 'add', '--number', 'KS 2026/1'], '--year'],
	[['cases', 'add', '--year', '2026'], '--number'],
	[['cases', 'add', '--year', 'i år', '--number', 'KS 2026/1'], 'inget år'],
	[['cases', 'add', '--year', '2026', '--number', 'vet inte'], 'diarienummer'],
	[['cases', 'add', '--year', '2026', '--number', 'KS 1/26', '--creator', 'Tomtenämnden'], 'Tomtenämnden'],
	[['cases', 'show', 'KS 9/99'], 'KS 9/99'],
])('%j is refused and says what to do', async (args, said) => {
	const { run } = await municipality();
	const refused = await run(...args);
	expect(refused).toMatchObject({ exit: 2, stdout: '' });
	expect(refused.stderr).toContain(said);
});

test('what is exported is taken in again as it was, and a wrong row stores nothing', async () => {
	const { dir, run } = await municipality();
	await run(...ADD, '--title', 'Årets; "stora" ärende');
	await run('cases', 'add', '--year', '2027', '--number', 'BUN 2027/1', '--unit', 'Björkskolan');
	const all = async (with_: typeof run) =>
		JSON.parse((await with_('cases', 'list', '--json')).stdout).cases.map(
			(c: { case: { year: number; number: string; title: string }; unit?: string }) => [
				...[c.case.year, c.case.number, c.case.title, c.unit],
			],
		);
	for (const name of ['arenden.csv', 'arenden.yaml']) {
		const file = join(dir, name);
		await run('cases', 'export', file);
		const other = await municipality();
		expect((await other.run('cases', 'import', file)).stdout).toContain('2 nya');
		expect(await all(other.run)).toEqual(await all(run));
		expect((await other.run('cases', 'import', file)).stdout).toContain('2 oförändrade');
	}
	const bad = join(dir, 'fel.csv');
	const text = await readFile(join(dir, 'arenden.csv'), 'utf8');
	await writeFile(bad, `${text}2028;inget;;;\n`);
	const third = await municipality();
	expect(await third.run('cases', 'import', bad)).toMatchObject({ exit: 2 });
	expect(await all(third.run)).toEqual([]);
});
