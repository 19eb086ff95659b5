import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../fixtures/visitor.ts';
import { askBy, BO, officeWithTwoUnits } from './api/office.ts';
import { expectAccessible, openPage, signIn } from './office.ts';

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
});
afterAll(() => browser.close());

test('an archivist makes a key for a program, sees it once, and an administrator takes it back, without JavaScript', async () => {
	const { origin } = await officeWithTwoUnits();
	const page = await openPage(browser, { javaScriptEnabled: false });
	await signIn(page, origin, BO);
	await page.getByRole('link', { name: 'Min inloggning' }).click();
	await page.getByRole('link', { name: 'Nycklar för program' }).click();
	await page.getByText('Du har inga nycklar.').waitFor();
	// Nothing of another unit, and nothing above the own role, is to be chosen.
	const values = await page
		.getByLabel('Roll')
		.locator('option')
		.evaluateAll((all) => all.map((each) => each.getAttribute('value')));
	expect(values).toEqual(['reader skolan', 'archivist skolan']);
	await page.getByLabel('Program').fill('Diariet');
	await page.getByLabel('Roll').selectOption('archivist skolan');
	await page.getByLabel('Gäller i').selectOption('30');
	await page.getByRole('button', { name: 'Skapa nyckeln' }).click();
	const secret = await page.getByLabel('Nyckel').inputValue();
	expect((await askBy(origin, secret)('/me')).status).toBe(200);
	await page.getByRole('link', { name: 'Till nycklarna' }).click();
	await page.getByRole('rowheader', { name: 'Diariet' }).waitFor();
	expect(await page.content()).not.toContain(secret);

	const administrator = await openPage(browser, { javaScriptEnabled: false });
	await signIn(administrator, origin);
	await administrator.goto(`${origin}/nycklar`);
	await administrator.getByRole('cell', { name: 'Bo Åkesson' }).waitFor();
	await administrator.getByRole('button', { name: 'Återkalla nyckeln för Diariet' }).click();
	await administrator.getByText('Nyckeln är återkallad och fungerar inte längre.').waitFor();
	expect((await askBy(origin, secret)('/me')).status).toBe(401);
});

test('the page of keys is accessible, in both languages, with and without keys, and when one has just been made', async () => {
	const { origin } = await officeWithTwoUnits();
	const page = await openPage(browser);
	await signIn(page, origin, BO);
	for (const lang of ['sv', 'en']) {
		await page.goto(`${origin}/nycklar`);
		expect(await page.locator('html').getAttribute('lang')).toBe(lang);
		await expectAccessible(page);
		await page.locator('#name').fill('Diariet');
		await page.locator('form.narrow button').click();
		await page.locator('#secret').waitFor();
		await expectAccessible(page);
		await page.goto(`${origin}/nycklar`);
		await expectAccessible(page);
		await page.getByRole('button', { name: lang === 'sv' ? 'In English' : 'På svenska' }).click();
	}
});
