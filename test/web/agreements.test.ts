import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../fixtures/visitor.ts';
import { expectAccessible, openPage, signIn } from './office.ts';
import { twoUnits } from './two-units.ts';

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
});
afterAll(() => browser.close());

test('an archivist sets the agreement of all and of a unit, is told field by field what is wrong, and takes one away; without scripts', async () => {
	const { office, origin } = await twoUnits([{ role: 'archivist' }]);
	const page = await openPage(browser, { javaScriptEnabled: false });
	await signIn(page, origin, 'bo@kommunen.example');
	await page.goto(`${origin}/enheter`);
	await page.getByRole('link', { name: 'Överenskommelser med arkiv' }).click();
	await page.getByText('Inga överenskommelser är angivna.').waitFor();
	const save = () => page.getByRole('button', { name: 'Spara överenskommelsen' }).click();
	await page.getByLabel('Överenskommelsens nummer').fill('KS 2026/123');
	await page.getByLabel('Arkivets organisationsnummer').fill('12');
	await save();
	const alert = page.getByRole('alert');
	// By what the fields are called here, and no flag of the command.
	await alert.getByText('Arkivets organisationsnummer: Ange också vems numret är, under ”Arkiv”.').waitFor();
	expect(await alert.textContent()).not.toContain('--');
	expect(await page.getByLabel('Överenskommelsens nummer').inputValue()).toBe('KS 2026/123');
	await page.getByLabel('Arkiv', { exact: true }).fill('Kommunarkivet');
	await page.getByLabel('Arkivets organisationsnummer').fill('202100-1074');
	await save();
	await page.getByRole('status').getByText('Överenskommelsen är sparad').waitFor();
	await page.getByLabel('Överenskommelsens nummer').fill('KS 2026/140');
	await page.getByLabel('Verksamhet', { exact: true }).selectOption('skolan');
	await page.getByLabel('Arkivbildare', { exact: true }).selectOption('Barn- och utbildningsnämnden');
	await save();
	await alert.getByText('Både en arkivbildare och en verksamhet är vald.').waitFor();
	await page.getByLabel('Arkivbildare', { exact: true }).selectOption('');
	await save();
	await page.getByRole('row', { name: 'KS 2026/140' }).getByText('skolan').waitFor();
	expect(await office.deliveries.agreements()).toEqual([
		{ number: 'KS 2026/123', archive: 'Kommunarkivet', archiveNumber: '202100-1074' },
		{ number: 'KS 2026/140', unitId: 'skolan' },
	]);
	await page.getByRole('button', { name: 'Ta bort: KS 2026/123, alla verksamheter' }).click();
	await page.getByRole('status').getByText('Överenskommelsen är borttagen').waitFor();
	expect((await office.deliveries.agreements()).map(({ number }) => number)).toEqual(['KS 2026/140']);
});

test.each(['sv', 'en'] as const)('the page is accessible in %s', async (lang) => {
	const { office, origin } = await twoUnits([{ role: 'archivist' }]);
	await office.deliveries.saveAgreement({ number: 'KS 1', archive: 'Kommunarkivet' }, 'Anna');
	const page = await openPage(browser);
	await signIn(page, origin, 'bo@kommunen.example');
	await page.context().addCookies([{ name: 'sprak', value: lang, url: origin }]);
	await page.goto(`${origin}/overenskommelser`);
	await page.getByRole('row', { name: 'KS 1' }).waitFor();
	await expectAccessible(page);
});

test('who keeps one unit sets its agreement and no other, and sees none of another unit', async () => {
	const { office, get, post, events } = await twoUnits([{ role: 'archivist', unitId: 'skolan' }]);
	await office.deliveries.saveAgreement({ number: 'VN 1', unitId: 'vattnet' }, 'Anna');
	const before = await events();
	const creator = 'Barn- och utbildningsnämnden';
	for (const where of [{}, { unitId: 'vattnet' }, { creator }, { creator, unitId: 'skolan' }])
		for (const path of ['/overenskommelser', '/overenskommelser/ta-bort'])
			expect([path, where, (await post(path, { number: 'X', ...where })).status]).toEqual([path, where, 403]);
	expect(await events()).toEqual(before);
	expect(await (await get('/overenskommelser')).text()).not.toContain('VN 1');
	expect((await post('/overenskommelser', { number: 'SK 1', unitId: 'skolan' })).status).toBe(303);
	const reader = await twoUnits([{ role: 'reader' }]);
	expect((await reader.get('/overenskommelser')).status).toBe(403);
});
