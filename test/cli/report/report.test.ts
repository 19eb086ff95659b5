import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { launchBrowser } from '../../../src/capture/browser/launch.ts';
import { readConfig } from '../../../src/config.ts';
import { tempDir } from '../../storage/temp-office.ts';
import { municipality } from '../../work/report/municipality.ts';
import { ogonblick } from '../ogonblick.ts';

/** 2025 in a municipality with a unit of a hostile name: one account documented, one missing. */
async function year() {
	const dir = await tempDir();
	const dataDir = join(dir, 'data');
	const { office, unit, active, until, file } = await municipality(dataDir);
	await unit('Enheten <för> & ”allt”', 'Kommunstyrelsen');
	const done = await active('Enheten <för> & ”allt”', 'https://x.com/a', '=Kommunen');
	await active('Enheten <för> & ”allt”', 'https://x.com/b', 'Badet');
	until('2025-12-31');
	const bundle = await file(done, '2025-12-31');
	await office.close();
	const env = { DATA_DIR: dataDir, LOG_LEVEL: 'silent', ORGANISATION_NAME: 'Älvhamra kommun' };
	const run = (...args: readonly string[]) => ogonblick(['report', '--year', '2025', ...args], env);
	return { dir, run, bundle };
}

test('in short it says what a board needs to know, and what is missing and why', async () => {
	const { run } = await year();
	const { stdout, exit } = await run();
	expect(exit).toBe(0);
	for (const said of [
		'Årsrapport 2025',
		'1 är fullständig (50 procent)',
		'Badet',
		'Ingen ögonblicksbild togs.',
	])
		expect(stdout.replace(/\s+/g, ' ')).toContain(said);
	expect(stdout).not.toContain('hittills');
	expect((await run('--lang', 'en')).stdout).toContain('Yearly report 2025');
});

test('as a page it has headings in order and tables whose cells know their heads', async () => {
	const { dir, run, bundle } = await year();
	const file = join(dir, 'rapport.html');
	expect((await run('--out', file)).stdout).toContain(file);
	const { browser, end } = await launchBrowser(readConfig({}));
	onTestFinished(end);
	const page = await browser.newPage();
	await page.goto(`file://${file}`);
	expect(await page.locator('html').getAttribute('lang')).toBe('sv');
	const levels = await page.locator('h1,h2,h3').evaluateAll((all) => all.map((h) => Number(h.tagName[1])));
	expect(levels[0]).toBe(1);
	for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? level)).toBeLessThanOrEqual(1);
	const tables = await page.locator('table').count();
	expect(tables).toBeGreaterThanOrEqual(4);
	expect(await page.locator('table > caption').count()).toBe(tables);
	expect(await page.locator('th:not([scope])').count()).toBe(0);
	expect(await page.locator('body').textContent()).toContain(bundle);
	expect(await page.locator('h2', { hasText: 'Enheten <för> & ”allt”' }).count()).toBe(1);
	expect(await page.locator('body').textContent()).toContain('standardrad');
});

test('as PDF it is tagged and has its headings as outline', async () => {
	const { dir, run } = await year();
	const file = join(dir, 'rapport.pdf');
	expect(await run('--out', file)).toMatchObject({ exit: 0 });
	const pdf = (await readFile(file)).toString('latin1');
	expect(pdf.startsWith('%PDF-')).toBe(true);
	for (const mark of ['/MarkInfo', '/StructTreeRoot', '/Lang', '/Outlines']) expect(pdf).toContain(mark);
	expect(await run('--format', 'pdf')).toMatchObject({ exit: 2 });
});

test('as CSV it has a line for each thing due and filed, and no formula', async () => {
	const { run, bundle } = await year();
	const lines = (await run('--format', 'csv')).stdout.trimEnd().split('\n');
	expect(lines[0]).toMatch(/^\ufeffVerksamhet;Arkivbildare;Konto;/);
	expect(lines).toHaveLength(4);
	expect(lines.join('\n')).toContain(`;'=Kommunen;`);
	expect(lines.filter((line) => line.includes(bundle))).toHaveLength(2);
});

test('as JSON it is the whole report', async () => {
	const { run } = await year();
	const report = JSON.parse((await run('--json')).stdout);
	expect(report).toMatchObject({
		format: 'ogonblick-report/1',
		year: 2025,
		figures: { due: 2, documented: 1 },
	});
});

test.each([
	[['--year', '2099'], 'har inte börjat'],
	[['--unit', 'Finns inte'], 'Finns inte'],
	[['--year', 'i fjol'], '--year'],
	[['--format', 'docx'], 'docx'],
])('%j is refused and says what to do', async (args, said) => {
	const { run } = await year();
	const refused = await run(...args);
	expect(refused).toMatchObject({ exit: 2, stdout: '' });
	expect(refused.stderr).toContain(said);
});
