import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Filing } from '../../src/records/filing.ts';
import { fixityTable } from '../../src/words/fixity-table.ts';
import { fixityReport } from '../../src/work/fixity/report.ts';
import { writeTable } from '../../src/work/tables/write-table.ts';
import { samplePacked, workshop } from '../bundle/sample.ts';
import { openBrowser } from '../fixtures/visitor.ts';
import { filedCopy } from '../work/delivery/archive.ts';
import { expectAccessible, openPage, signIn } from './office.ts';
import { twoUnits } from './two-units.ts';

const { dir, clean } = workshop();
let packed: string;
let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
	({ file: packed } = await samplePacked(dir));
});
afterAll(async () => {
	await browser.close();
	clean();
});

/** Of each unit one that is whole and one that is damaged, as a reader of the first unit sees them. */
async function checked() {
	const opened = await twoUnits([{ role: 'reader', unitId: 'skolan' }]);
	const { office } = opened;
	const own = { address: 'https://social.example/@almby' };
	const other = { address: 'https://social.example/@vatten' };
	const at = '2026-11-20T01:00:00.000Z';
	const note = async ({ bundleId, sha256 }: Filing, outcome: 'intact' | 'damaged') =>
		office.fixity.record({ bundleId, at, outcome, sha256, ms: 5 }, 'fixity');
	await note(await filedCopy(office, packed, own), 'intact');
	const damaged = await filedCopy(office, packed, own);
	await note(damaged, 'damaged');
	const hidden = await filedCopy(office, packed, other);
	await note(hidden, 'damaged');
	return { ...opened, damaged, hidden };
}

test('a bundle that is damaged is told of with what to do, without scripts, in both languages', async () => {
	const { origin, damaged } = await checked();
	const page = await openPage(browser, { javaScriptEnabled: false });
	await signIn(page, origin, 'bo@kommunen.example');
	await page.goto(`${origin}/paket`);
	await page.getByRole('link', { name: 'Beständighetskontroller' }).click();
	const row = page.getByRole('table', { name: 'inte är som de ska' }).getByRole('row').nth(1);
	expect(await row.textContent()).toMatch(/skadat: någon eller något har skrivit i filen.*fixity restore/s);
	await row.locator(`a[href="/paket/${damaged.bundleId}"]`).waitFor();
	await expect
		.poll(() => page.locator('dl.facts').textContent())
		.toMatch(/Arkiverade paket.*2 .*Skadade.*1/s);
	// By keyboard alone: the unit is chosen and the list narrowed.
	await page.getByLabel('Verksamhet').focus();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await page.waitForURL(/enhet=skolan/);
	await row.waitFor();
});

test.each(['sv', 'en'] as const)('the report is accessible in %s', async (lang) => {
	const { origin } = await checked();
	const page = await openPage(browser);
	await signIn(page, origin, 'bo@kommunen.example');
	await page.context().addCookies([{ name: 'sprak', value: lang, url: origin }]);
	await page.goto(`${origin}/kontroller`);
	await page
		.getByRole('heading', { name: lang === 'sv' ? 'Inte som de ska' : 'Not as they should be' })
		.waitFor();
	await expectAccessible(page);
	await page.setViewportSize({ width: 390, height: 800 });
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('the table to take away is the command’s, of the reader’s own units alone', async () => {
	const { office, get, hidden } = await checked();
	const own = office.bundles().root;
	const { columns, rows } = fixityTable(await fixityReport(office, { unitIds: ['skolan'] }), 'sv', own);
	expect(await (await get('/kontroller.csv')).text()).toBe(writeTable(columns, rows, 'csv').slice(1));
	const answer = await (await get('/kontroller')).text();
	expect(answer).not.toContain(hidden.bundleId);
	expect(answer).not.toContain('vattnet');
	for (const path of [
		'/kontroller?enhet=vattnet',
		'/kontroller.csv?enhet=vattnet',
		'/kontroller?enhet=ingen',
	])
		expect([path, (await get(path)).status]).toEqual([path, 403]);
});

test('a reader is told nothing of the machine: neither page nor table says in which folder or at which address the stores lie', async () => {
	const opened = await twoUnits([{ role: 'reader' }]);
	const { office, get } = opened;
	await filedCopy(office, packed, { address: 'https://social.example/@almby' });
	const elsewhere = join(dir, 'någon annanstans');
	await filedCopy(office, packed, { address: 'https://social.example/@almby' }, { root: elsewhere });
	const report = await fixityReport(office);
	const table = await (await get('/kontroller.csv')).text();
	const shown = [table, await (await get('/kontroller')).text()].join();
	for (const { store } of report.groups) expect(shown).not.toContain(store);
	expect(shown).not.toContain(dir);
	expect(shown).not.toContain(office.config.DATA_DIR);
	// Which of the places it is can still be told apart.
	expect(table).toContain(';arkivets mapp;');
	expect(table).toContain(';en annan mapp;');
	const second = [
		{ ...report.groups[0], store: 's3://hemlig-hink/arkiv', isSecond: true },
	] as typeof report.groups;
	expect(fixityTable({ groups: second }, 'sv', office.bundles().root).rows[0]?.[1]).toBe('uppsatt');
	expect(fixityTable({ groups: second }, 'sv').rows[0]?.[1]).toBe('s3://hemlig-hink/arkiv');
});
