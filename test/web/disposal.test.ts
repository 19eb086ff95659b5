import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Grant } from '../../src/records/people/person.ts';
import { serveWeb } from '../../src/web/serve.ts';
import { pickBundle, registerRequest } from '../../src/work/disclosure/request.ts';
import { nameRow } from '../../src/work/register/name-row.ts';
import { documentsOf } from '../../src/work/report/documents.ts';
import { makerOf } from '../../src/work/summary/summaries.ts';
import { samplePacked, workshop } from '../bundle/sample.ts';
import { openBrowser } from '../fixtures/visitor.ts';
import { aFiling, anOrder } from '../storage/sample.ts';
import { filedCopy } from '../work/delivery/archive.ts';
import { csv, HEADS, ROWS, take } from '../work/register/plans.ts';
import { askAs } from './ask.ts';
import { addWith, expectAccessible, openPage, signIn } from './office.ts';
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
	// No form of the page does anything: one narrows the list, and what was there is there.
	expect(await page.locator('main form:not([method="get"])').count()).toBe(0);
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

test('the file holds all that is due, in however many parts it is read: a decision on a part would be taken for one on all', async () => {
	const { office, over, held } = await filedLongAgo();
	const documents = documentsOf(office);
	const { origin, close } = await serveWeb(office, {
		...makerOf(office),
		...documents,
		dueBundles: (wish) => documents.dueBundles({ ...wish, most: 1 }),
	});
	onTestFinished(close);
	const page = await openPage(browser);
	await signIn(page, origin, 'bo@kommunen.example');
	const lines = (await (await page.request.get(`${origin}/gallring.csv`)).text()).trim().split('\n');
	expect(lines.map((line) => line.split(';')[0]).slice(1)).toEqual([over.bundleId, held.bundleId]);
});

test('the list goes on where its first page ends, and its beginning is found again', async () => {
	const { office, origin, over, get } = await filedLongAgo();
	const all: string[] = [];
	for (let n = 0; n < 101; n++) {
		const capturedAt = `2021-01-01T10:${`${n % 60}`.padStart(2, '0')}:00.000Z`;
		const order = await anOrder(office, { address: 'https://social.example/@almby' });
		const filing = await aFiling(office, order, { capturedAt, planRowId: over.planRowId });
		mkdirSync(dirname(join(filing.root, filing.path)), { recursive: true });
		writeFileSync(join(filing.root, filing.path), 'zip');
		await office.catalogue.recordFiling(filing);
		all.push(filing.bundleId);
	}
	const page = await openPage(browser, { javaScriptEnabled: false });
	await signIn(page, origin, 'bo@kommunen.example');
	await page.goto(`${origin}/gallring`);
	const seen: (string | null)[] = [];
	const read = async () =>
		seen.push(
			...(await page
				.locator('tbody a[href^="/paket/"]')
				.evaluateAll((each) => each.map((a) => a.getAttribute('href')))),
		);
	await page.getByRole('table', { name: 'De 100 äldsta paketen av 103' }).waitFor();
	await read();
	expect(seen).toHaveLength(100);
	await page.getByRole('link', { name: 'Nästa' }).click();
	await page.getByRole('table', { name: 'Fler paket' }).waitFor();
	await read();
	expect(await page.getByRole('link', { name: 'Nästa' }).count()).toBe(0);
	expect(seen.length).toBe(103);
	expect(new Set(seen).size).toBe(103);
	expect(seen).toEqual(expect.arrayContaining(all.map((id) => `/paket/${id}`)));
	await page.getByRole('link', { name: 'Till listans början' }).click();
	await page.getByRole('table', { name: 'De 100 äldsta' }).waitFor();
	// What somebody wrote into the address is no place of the list.
	expect((await get('/gallring?efter=%27%20OR%201')).status).toBe(200);
});

test('what has been disposed of is no more in the list, and is told where it went: an archivist would decide on it again every year', async () => {
	const { office, origin, get, over, held } = await filedLongAgo();
	rmSync(join(over.root, over.path));
	const check = async () => {
		const page = await (await get('/gallring')).text();
		expect(page).not.toContain(over.bundleId);
		expect(page).toContain(held.bundleId);
		expect(page).toContain('1 paket till, vars gallringsfrist har gått ut, är inte med');
		expect(await (await get('/gallring.csv')).text()).not.toContain(over.bundleId);
		const gone = (await (await get('/gallring.csv?borta=1')).text()).trim().split('\n');
		expect(gone).toHaveLength(2);
		expect(gone[1]).toContain(`${over.bundleId};${over.sha256}`);
		expect(gone[1]).toContain('filen finns inte på sin plats');
	};
	await check();
	// The same when the nightly check has told of it, which spares looking for the file.
	const { bundleId } = over;
	await office.fixity.record(
		{ bundleId, at: '2026-11-24T01:00:00.000Z', outcome: 'missing', ms: 1 },
		'fixity',
	);
	await check();
	const page = await openPage(browser, { javaScriptEnabled: false });
	await signIn(page, origin, 'bo@kommunen.example');
	await page.goto(`${origin}/gallring`);
	// The rows count what is there.
	const row = page.getByRole('table', { name: 'Vad raderna säger' }).getByRole('row', { name: 'Borttaget' });
	expect((await row.getByRole('cell').allTextContents()).at(-1)).toBe('1');
	// All of it gone: nothing to decide, and no file to take away.
	rmSync(join(held.root, held.path));
	const none = await (await get('/gallring')).text();
	expect(none).toContain('Inget paket som ligger på sin plats har en gallringsfrist som har gått ut.');
	expect(none).toContain('2 paket till');
	expect(none).not.toContain('href="/gallring.csv"');
});

test('what was spoilt and moved aside stays in the list: its bytes lie in quarantine, and a decision has to name it', async () => {
	const { office, get, over } = await filedLongAgo();
	rmSync(join(over.root, over.path));
	const { bundleId } = over;
	await office.fixity.record(
		{ bundleId, at: '2026-11-24T01:00:00.000Z', outcome: 'quarantined', ms: 1 },
		'fixity',
	);
	const page = await (await get('/gallring')).text();
	expect(page).toContain(bundleId);
	expect(page).toContain('i karantän');
	expect(page).not.toContain('paket till, vars');
});

test('the list is narrowed to a unit, and to none in which one does not decide', async () => {
	const { office, origin, get, over, other } = await filedLongAgo([
		{ role: 'records-officer', unitId: 'skolan' },
		{ role: 'reader', unitId: 'vattnet' },
	]);
	const all = await (await get('/gallring')).text();
	expect(all).toContain(over.bundleId);
	expect(all).not.toContain(other.bundleId);
	expect(all).not.toContain('vattnet');
	for (const path of ['/gallring', '/gallring.csv'])
		expect([path, (await get(`${path}?enhet=vattnet`)).status]).toEqual([path, 403]);
	await addWith(office, 'Eva Ek', 'eva@kommunen.example', [{ role: 'records-officer' }]);
	const eva = await askAs(origin, 'eva@kommunen.example');
	for (const path of ['/gallring', '/gallring.csv']) {
		const text = await (await eva(`${path}?enhet=vattnet`)).text();
		expect(text).toContain(other.bundleId);
		expect(text).not.toContain(over.bundleId);
	}
	expect(await (await eva('/gallring?enhet=vattnet')).text()).toContain('href="/gallring.csv?enhet=vattnet"');
});

test('who does not hand out sees nothing of disposal', async () => {
	const { get } = await filedLongAgo([{ role: 'archivist' }]);
	for (const path of ['/gallring', '/gallring.csv'])
		expect([path, (await get(path)).status]).toEqual([path, 403]);
	expect(await (await get('/paket')).text()).not.toContain('/gallring');
});
