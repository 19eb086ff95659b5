import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Grant } from '../../src/records/people/person.ts';
import { serveWeb } from '../../src/web/serve.ts';
import { pickBundle, registerRequest } from '../../src/work/disclosure/request.ts';
import { dueForDisposal } from '../../src/work/disposal/list-due.ts';
import { nameRow } from '../../src/work/register/name-row.ts';
import { documentsOf } from '../../src/work/report/documents.ts';
import { makerOf } from '../../src/work/summary/summaries.ts';
import { samplePacked, workshop } from '../bundle/sample.ts';
import { openBrowser } from '../fixtures/visitor.ts';
import { filedCopy } from '../work/delivery/archive.ts';
import { csv, HEADS, ROWS, take } from '../work/register/plans.ts';
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

const OFFICER: readonly Grant[] = [{ role: 'records-officer', unitId: 'skolan' }];

/** Of the school one bundle whose two years are over, one that is held, and one whose years are not; of the waterworks one that is over. */
async function filedLongAgo(grants = OFFICER) {
	const opened = await twoUnits(grants);
	const { office } = opened;
	const rows = [HEADS, ...ROWS, ['', 'Chattlogg', 'Nej', 'Vid inaktualitet', '', '']];
	await take(office, csv(rows));
	const file = async (address: string, capturedAt: string) =>
		filedCopy(office, packed, { address }, { capturedAt });
	const named = (unit: string, row: string) =>
		nameRow(office, { unit, plan: 'Nämndens plan', row, purposes: ['snapshots'] }, 'Anna');
	await named('skolan', 'Borttaget inlägg');
	await named('vattnet', 'Borttaget inlägg');
	const over = await file('https://social.example/@almby', '2020-03-01T10:00:00.000Z');
	const held = await file('https://social.example/@almby', '2020-04-01T10:00:00.000Z');
	const young = await file('https://social.example/@almby', new Date().toISOString());
	const other = await file('https://social.example/@vatten', '2020-03-01T10:00:00.000Z');
	await named('skolan', 'Chattlogg');
	const unneeded = await file('https://social.example/@almby', '2020-05-01T10:00:00.000Z');
	await named('skolan', 'Ögonblicksbild av konto');
	const preserved = await file('https://social.example/@almby', '2020-06-01T10:00:00.000Z');
	const wish = { unitId: 'skolan', receivedOn: '2026-11-20', requester: '', what: 'Allt', caseNumber: '' };
	const request = await registerRequest(office, wish, 'Rut Berg');
	await pickBundle(office, request, held.bundleId, [], 'Rut Berg');
	return { ...opened, over, held, young, other, unneeded, preserved };
}

test('a records officer sees what may be disposed of, what holds it, and what somebody has to decide; nothing is disposed of by looking', async () => {
	const { office, origin, get, events, over, held, young, other, unneeded, preserved } = await filedLongAgo();
	const before = await events();
	const page = await openPage(browser, { javaScriptEnabled: false });
	await signIn(page, origin, 'bo@kommunen.example');
	await page.goto(`${origin}/paket`);
	await page.getByRole('link', { name: 'Gallring' }).click();
	await page.getByText('Webbkontoret gallrar ingenting').waitFor();
	const due = page.getByRole('table', { name: 'vars gallringsfrist har gått ut' });
	expect(
		await due
			.locator('tbody a[href^="/paket/"]')
			.evaluateAll((all) => all.map((a) => a.getAttribute('href'))),
	).toEqual([over, held].map(({ bundleId }) => `/paket/${bundleId}`));
	expect(await due.getByRole('row').nth(1).textContent()).toContain('2022-03-01');
	expect(await due.getByRole('row').nth(1).textContent()).not.toContain('gallringsspärr');
	expect(await due.getByRole('row').nth(2).textContent()).toContain('gallringsspärr, inte levererat');
	const rows = page.getByRole('table', { name: 'Vad raderna säger' });
	await rows.getByRole('row', { name: 'Chattlogg' }).getByText('någon måste avgöra').waitFor();
	expect(await rows.textContent()).not.toContain('Ögonblicksbild av konto');
	const list = await (await get('/gallring.csv')).text();
	for (const { bundleId, sha256 } of [over, held]) expect(list).toContain(`${bundleId};${sha256}`);
	for (const { bundleId } of [young, other, unneeded, preserved]) expect(list).not.toContain(bundleId);
	// No form of the page leads anywhere, and what was there is there.
	expect(await page.locator('main form').count()).toBe(0);
	for (const { root, path } of [over, held, unneeded]) expect(existsSync(join(root, path))).toBe(true);
	expect((await events()).filter(({ kind }) => kind !== 'signed-in')).toEqual(
		before.filter(({ kind }) => kind !== 'signed-in'),
	);
	expect((await office.catalogue.filings()).length).toBe(6);
});

test.each(['sv', 'en'] as const)('the page is accessible in %s, and no wider than a phone', async (lang) => {
	const { origin } = await filedLongAgo();
	const page = await openPage(browser);
	await signIn(page, origin, 'bo@kommunen.example');
	await page.context().addCookies([{ name: 'sprak', value: lang, url: origin }]);
	await page.goto(`${origin}/gallring`);
	await page.getByRole('table').nth(1).waitFor();
	await expectAccessible(page);
	await page.setViewportSize({ width: 390, height: 800 });
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('a bundle that no decided plan rules over is told as one that may not be disposed of, and the days tell what they count from', async () => {
	const { office, get } = await filedLongAgo([{ role: 'records-officer' }]);
	await filedCopy(office, packed, {}, { capturedAt: '2015-03-01T10:00:00.000Z' });
	const page = await (await get('/gallring')).text();
	expect(page).toContain('ingen plan är beslutad: inget får gallras');
	// Many plans count from the end of the year: who takes the day as it stands destroys a record too early.
	expect(page).toContain('Frister räknas här från dagen då bilden togs.');
	expect(await (await get('/gallring.csv')).text()).toContain('(räknat från dagen då bilden togs)');
});

test('a list that does not hold all that is due says so in the file itself: a decision on it would be one on a part', async () => {
	const { office } = await filedLongAgo();
	const { origin, close } = await serveWeb(office, {
		...makerOf(office),
		...documentsOf(office),
		disposal: (wish) => dueForDisposal(office, { ...wish, most: 1 }),
	});
	onTestFinished(close);
	const page = await openPage(browser);
	await signIn(page, origin, 'bo@kommunen.example');
	const lines = (await (await page.request.get(`${origin}/gallring.csv`)).text()).trim().split('\n');
	expect(lines).toHaveLength(3);
	expect(lines[2]).toMatch(/^LISTAN ÄR INTE HEL: 1 paket till/);
});

test('who does not hand out sees nothing of disposal', async () => {
	const { get } = await filedLongAgo([{ role: 'archivist' }]);
	for (const path of ['/gallring', '/gallring.csv'])
		expect([path, (await get(path)).status]).toEqual([path, 403]);
	expect(await (await get('/paket')).text()).not.toContain('/gallring');
});
