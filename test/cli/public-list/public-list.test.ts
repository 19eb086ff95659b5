import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import { launchBrowser } from '../../../src/capture/browser/launch.ts';
import { readConfig } from '../../../src/config.ts';
import { tempDir } from '../../storage/temp-office.ts';
import { website } from '../../work/public-list/website.ts';
import { ogonblick } from '../ogonblick.ts';

const HEADS =
	'adress;namn;verksamhet;behöriga funktioner;syfte;målgrupp;offentligt;status;verksamhetschef;verksamhetschef, datum;förvaltningschef;förvaltningschef, datum;diarienummer';
const SIGNED = 'Kim Ek;2026-01-10;Lo Berg;2026-01-12;KS 2026/4';

/** A municipality whose accounts are these rows: address, name, purpose, public. */
async function municipality(...rows: readonly (readonly [string, string, string, string])[]) {
	const dir = await tempDir();
	const env = {
		...{ DATA_DIR: join(dir, 'data'), LOG_LEVEL: 'silent', PAGE_DELAY_SECONDS: '0' },
		ORGANISATION_NAME: 'Älvhamra & grannar <kommun>',
	};
	const run = (...args: readonly string[]) => ogonblick(args, env);
	await run('units', 'add', 'Björkskolan', '--creator', 'Barn- och utbildningsnämnden');
	const lines = rows.map(
		([address, name, purpose, is]) =>
			`${address};${name};Björkskolan;Rektor|Administratör;${purpose};Elever;${is};aktivt;${SIGNED}`,
	);
	await writeFile(join(dir, 'konton.csv'), [HEADS, ...lines].join('\n'));
	expect(await run('accounts', 'import', join(dir, 'konton.csv'))).toMatchObject({ exit: 0 });
	return { dir, run };
}

const TWO = [
	['https://www.facebook.com/bjorkskolan', 'Björkskolan', 'Visa <b>skolan</b>', 'ja'],
	['https://x.com/intern', 'Internt', 'Samverkan', 'nej'],
] as const;

describe('the exported list', () => {
	test('is a page that says its language, its headings, and which cell is whose, also on a narrow screen', async () => {
		const { dir, run } = await municipality(...TWO);
		const file = join(dir, 'lista.html');
		expect(await run('public-list', 'export', '--out', file)).toMatchObject({ exit: 0 });
		const { browser, end } = await launchBrowser(readConfig({}));
		onTestFinished(end);
		const page = await browser.newPage({ viewport: { width: 320, height: 600 } });
		await page.goto(`file://${file}`);
		expect(await page.locator('html').getAttribute('lang')).toBe('sv');
		expect(await page.title()).toBe('Älvhamra & grannar <kommun> i sociala medier');
		const tree = await page.locator('body').ariaSnapshot();
		for (const said of [
			'heading "Älvhamra & grannar <kommun> i sociala medier" [level=1]',
			'heading "Björkskolan" [level=2]',
			'table "Konton som hör till Björkskolan"',
			'columnheader "Målgrupp"',
			'rowheader "Björkskolan på Facebook"',
			'link "Björkskolan på Facebook"',
			'Visa <b>skolan</b>',
		])
			expect(tree).toContain(said);
		expect(tree).not.toContain('Internt');
		const wider = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
		expect(wider).toBe(false);
	});

	test('is a fragment without head, style or first heading', async () => {
		const { run } = await municipality(...TWO);
		const { stdout } = await run('public-list', 'export', '--fragment');
		expect(stdout).not.toMatch(/<html|<head|<style|<h1/);
		expect(stdout).toContain('<h2>');
		expect(await run('public-list', 'export', '--fragment', '--format', 'csv')).toMatchObject({ exit: 2 });
	});

	test('is CSV as Excel takes it, with no formula in it', async () => {
		const { run } = await municipality(['https://x.com/a', '=HYPERLINK(1)', '+46', 'ja']);
		const { stdout } = await run('public-list', 'export', '--format', 'csv');
		expect(stdout.startsWith('\ufeffVerksamhet;Konto;Plattform;Adress;')).toBe(true);
		expect(stdout).toContain(`;'=HYPERLINK(1);`);
		expect(stdout).toContain(`;'+46;`);
	});

	test('is JSON as its schema says', async () => {
		const { run } = await municipality(...TWO);
		const { stdout } = await run('public-list', 'export', '--format', 'json');
		const schema = JSON.parse(await readFile('docs/schema/public-list.schema.json', 'utf8'));
		const ajv = new Ajv2020({ strict: false, validateFormats: false });
		expect(ajv.validate(schema, JSON.parse(stdout)), ajv.errorsText()).toBe(true);
	});

	test('takes the place of the one before, and leaves nothing half-written', async () => {
		const { dir, run } = await municipality(...TWO);
		const file = join(dir, 'lista.json');
		await writeFile(file, 'x'.repeat(100_000));
		await run('public-list', 'export', '--out', file);
		expect(JSON.parse(await readFile(file, 'utf8')).units).toHaveLength(1);
		expect((await readdir(dir)).sort()).toEqual(['data', 'konton.csv', 'lista.json']);
		const nowhere = await run('public-list', 'export', '--out', join(dir, 'saknas', 'lista.html'));
		expect(nowhere).toMatchObject({ exit: 2 });
	});

	test('that is empty says that it is', async () => {
		const { dir, run } = await municipality();
		const { stdout } = await run('public-list', 'export', '--out', join(dir, 'lista.html'));
		expect(stdout).toContain('Förteckningen är tom');
	});
});

describe('the list on the website', () => {
	const listed = (site: string) => `${site}/lista`;

	test('exits 0 where it agrees, 10 where it differs, and says what to do', async () => {
		const site = await website({
			'/lista': '<main><a href="{site}/@bjork">Björkskolan</a></main>',
			'/annan': '<main><a href="{site}/@annan">Okänd klubb</a></main>',
			...{ '/@bjork': 'x', '/@annan': 'x' },
		});
		const { run } = await municipality([`${site.origin}/@bjork`, 'Björkskolan', 'Visa', 'ja']);
		const check = (path: string, ...more: readonly string[]) =>
			run('public-list', 'check', `${site.origin}${path}`, '--allow-host', site.host, ...more);
		expect(await check('/lista')).toMatchObject({ exit: 0 });
		const differs = await check('/annan');
		expect(differs.exit).toBe(10);
		for (const said of [
			'2 skillnader',
			'Okänd klubb',
			'men inte i registret',
			'Lägg till kontot på webbplatsen',
		])
			expect(differs.stdout.replaceAll('\u00a0', ' ')).toContain(said);
		const { stdout } = await check('/annan', '--json');
		expect(JSON.parse(stdout)).toMatchObject({
			agrees: false,
			agreed: 0,
			differences: [{ kind: 'unknown' }, { kind: 'not-listed', account: { name: 'Björkskolan' } }],
		});
	});

	test('exits 75 where the website does not answer, and 2 where the page is not there', async () => {
		const site = await website({ '/lista': 503 });
		const { run } = await municipality(...TWO);
		const check = (address: string) => run('public-list', 'check', address, '--allow-host', site.host);
		expect(await check(listed(site.origin))).toMatchObject({ exit: 75 });
		expect(await check(`${site.origin}/borta`)).toMatchObject({ exit: 2 });
		expect((await run('public-list', 'check', listed(site.origin))).stderr).toContain('--allow-host');
	});
});
