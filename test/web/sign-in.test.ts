import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inviteFirst } from '../../src/work/people/invite.ts';
import { openBrowser } from '../fixtures/visitor.ts';
import { anOrder } from '../storage/sample.ts';
import {
	addFirst,
	addWith,
	expectAccessible,
	FIRST,
	openPage,
	openTestOffice,
	PASSWORD,
	signIn,
} from './office.ts';

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
});
afterAll(() => browser.close());

test('from the link on the console to a second person who signs in, without JavaScript', async () => {
	const { office, origin } = await openTestOffice();
	const secret = await inviteFirst(office);
	const page = await openPage(browser, { javaScriptEnabled: false });
	await page.goto(origin);
	expect(new URL(page.url()).pathname).toBe('/logga-in');

	await page.goto(`${origin}/inbjudan/${secret}`);
	await page.getByLabel('För- och efternamn').fill(FIRST.name);
	await page.getByLabel('E-postadress').fill(FIRST.email);
	await page.getByLabel('Nytt lösenord').fill(PASSWORD);
	await page.getByLabel('Lösenordet igen').fill(`${PASSWORD}!`);
	await page.getByRole('button', { name: 'Spara lösenordet' }).click();
	await page.getByText('Lösenorden är inte likadana.').waitFor();
	expect(await page.getByLabel('För- och efternamn').inputValue()).toBe(FIRST.name);
	await page.getByLabel('Nytt lösenord').fill(PASSWORD);
	await page.getByLabel('Lösenordet igen').fill(PASSWORD);
	await page.getByRole('button', { name: 'Spara lösenordet' }).click();
	await page.getByText('Lösenordet är sparat. Logga in med det.').waitFor();

	await signIn(page, origin, FIRST.email, 'fel lösenord, långt nog');
	await page.getByText('Adressen och lösenordet hör inte ihop.').waitFor();
	await signIn(page, origin);
	await page.getByRole('link', { name: 'Personer' }).click();
	await page.getByLabel('För- och efternamn').or(page.getByLabel('Namn')).fill('Bo Åkesson');
	await page.getByLabel('E-postadress').fill('bo@kommunen.example');
	await page.getByLabel('Roll').selectOption('archivist');
	await page.getByRole('button', { name: 'Lägg till och skapa länk' }).click();
	const link = await page.getByLabel('Länk').inputValue();

	const other = await openPage(browser, { javaScriptEnabled: false });
	await other.goto(link);
	await other.getByText('Välkommen, Bo Åkesson.').waitFor();
	await other.getByLabel('Nytt lösenord').fill('fyra vilda gäss över ån');
	await other.getByLabel('Lösenordet igen').fill('fyra vilda gäss över ån');
	await other.getByRole('button', { name: 'Spara lösenordet' }).click();
	await signIn(other, origin, 'bo@kommunen.example', 'fyra vilda gäss över ån');
	await other.getByRole('heading', { name: 'Start' }).waitFor();
	expect(await other.getByRole('link', { name: 'Personer' }).count()).toBe(0);
	// A link works once, also for whoever finds it later.
	await other.goto(link);
	await other.getByText('Länken fungerar inte längre', { exact: true }).waitFor();
});

test('every page of signing in and of people is accessible, in both languages', async () => {
	const { office, origin } = await openTestOffice();
	const secret = await inviteFirst(office);
	const page = await openPage(browser);
	await page.goto(`${origin}/inbjudan/${secret}`);
	await expectAccessible(page);
	await addFirst(office);
	await page.goto(`${origin}/logga-in`);
	await expectAccessible(page);
	// In another browser too, so that there is one to sign out.
	await fetch(`${origin}/logga-in`, {
		...{ method: 'POST', redirect: 'manual', headers: { origin, 'user-agent': 'Chrome/140 (Linux)' } },
		body: new URLSearchParams({ email: FIRST.email, password: PASSWORD }),
	});
	await signIn(page, origin);
	const { id } = (await office.people.people())[0] ?? { id: '' };
	await addWith(office, 'Bo Åkesson', 'bo@kommunen.example', [{ role: 'archivist' }]);
	const { accountId } = await anOrder(office);
	for (const lang of ['sv', 'en']) {
		for (const path of [
			...['/', '/konton', '/paket', '/personer', `/personer/${id}`, '/jag', '/tillganglighet', '/finns-inte'],
			`/konton/${accountId}`,
		]) {
			await page.goto(origin + path);
			expect(await page.locator('html').getAttribute('lang')).toBe(lang);
			await expectAccessible(page);
		}
		await page.getByRole('button', { name: lang === 'sv' ? 'In English' : 'På svenska' }).click();
	}
	// With the forms that only who may order sees.
	const archivist = await openPage(browser);
	await signIn(archivist, origin, 'bo@kommunen.example');
	await archivist.goto(`${origin}/konton/${accountId}`);
	await archivist.getByRole('link', { name: 'Beställ en ögonblicksbild' }).waitFor();
	await expectAccessible(archivist);
});
