import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../fixtures/visitor.ts';
import { expectAccessible, openPage, openTestOffice, signIn } from '../office.ts';
import { addKnown, arrive, officeWithService, openFetcher } from './service.ts';

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
});
afterAll(() => browser.close());

async function signInThere(page: Page, login: string): Promise<void> {
	await page.locator('[name=login]').fill(login);
	await page.locator('[name=password]').fill('vad som helst');
	await page.locator('button[type=submit]').click();
}

test('a person whom an administrator has added signs in with the organisation’s account, and out of it, without JavaScript', async () => {
	const opened = await officeWithService();
	const { office, origin } = opened;
	const id = await addKnown(opened, 'bo', 'Bo Åkesson');
	const page = await openPage(browser, { javaScriptEnabled: false });
	await page.goto(`${origin}/jag`);
	await page.getByRole('link', { name: 'Logga in med kommunkontot' }).click();
	await signInThere(page, 'bo');
	// Back at the page that was asked for.
	await page.getByRole('heading', { name: 'Min inloggning' }).waitFor();
	await page.getByText('Du loggar in med kommunkontot, senast').waitFor();
	await page.getByText('Du har inget lösenord här.').waitFor();
	const events = await office.catalogue.events({ subject: id });
	expect(events.map(({ kind }) => kind)).toEqual([
		...['person-added', 'person-invited', 'identity-bound', 'signed-in'],
	]);
	expect(JSON.stringify(events)).not.toContain('example');

	await page.getByRole('button', { name: 'Logga ut', exact: true }).click();
	await page.getByText('Du är utloggad.').waitFor();
	await page.getByRole('link', { name: 'Logga ut också där' }).click();
	expect(new URL(page.url()).origin).toBe(opened.issuer);
	await page.locator('button[type=submit]').first().click();
	await page.getByText('Du är utloggad.').waitFor();
	await page.getByRole('link', { name: 'Logga in med kommunkontot' }).click();
	// Out there too: the account is asked for anew.
	await page.locator('[name=login]').waitFor();
});

test('an administrator sees who is bound, and unbinds, which signs out', async () => {
	const opened = await officeWithService();
	const { origin } = opened;
	const id = await addKnown(opened, 'bo', 'Bo Åkesson');
	const ask = openFetcher();
	await ask(await arrive(opened, ask, 'bo'));
	const page = await openPage(browser, { javaScriptEnabled: false });
	await signIn(page, origin);
	await page.goto(`${origin}/personer`);
	await page.getByRole('row', { name: 'Bo Åkesson' }).getByText('kan logga in med kommunkontot').waitFor();
	await page.goto(`${origin}/personer/${id}`);
	await page.getByText('kommunkontot: kopplad').waitFor();
	await page.getByRole('button', { name: 'Koppla loss från inloggningstjänsten' }).click();
	await page.getByText('Personen är losskopplad').waitFor();
	expect((await ask(`${origin}/jag`)).status).toBe(303);
});

test('its pages are accessible, in both languages', async () => {
	const opened = await officeWithService();
	const { origin } = opened;
	const id = await addKnown(opened, 'bo', 'Bo Åkesson');
	const page = await openPage(browser);
	await page.goto(`${origin}/logga-in?ut`);
	await page.getByRole('link', { name: 'Logga in med kommunkontot' }).click();
	opened.accounts.set('eva', { email: 'eva@kommunen.example', email_verified: true });
	await signInThere(page, 'eva');
	await page.getByText('Ingen är tillagd här').waitFor();
	await expectAccessible(page);
	for (const lang of ['sv', 'en']) {
		for (const path of ['/logga-in', '/logga-in?ut', '/logga-in/tjanst/svar?state=x']) {
			await page.goto(origin + path);
			expect(await page.locator('html').getAttribute('lang')).toBe(lang);
			await expectAccessible(page);
		}
		await page.goto(`${origin}/logga-in`);
		await page.getByRole('button', { name: lang === 'sv' ? 'In English' : 'På svenska' }).click();
	}
	await signIn(page, origin);
	for (const path of ['/jag', '/personer', `/personer/${id}`]) {
		await page.goto(origin + path);
		await expectAccessible(page);
	}
});

test('without a service there is no way to one', async () => {
	const { origin } = await openTestOffice();
	const page = await openPage(browser);
	await page.goto(`${origin}/logga-in`);
	expect(await page.getByRole('link', { name: 'Logga in med' }).count()).toBe(0);
	expect((await page.goto(`${origin}/logga-in/tjanst`))?.status()).toBe(404);
});
