import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkLogin } from '../../../src/work/log-in.ts';
import { everythingKept, whereFound } from '../../capture/login/kept.ts';
import { openBrowser } from '../../fixtures/visitor.ts';
import { expectAccessible, openPage, signIn } from '../office.ts';
import { BO, openBrowserOf, opened, PASS, pictureShown, startWorker, USER } from './opened.ts';

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
});
afterAll(() => browser.close());

test('an archivist logs in to a platform through the office by keyboard, and the login is stored as the command stores it, with no secret anywhere', async () => {
	const all = await opened();
	const { office, site, log } = all;
	startWorker(office);
	const page = await openPage(browser);
	const faults: string[] = [];
	page.on('console', (line) => line.type() === 'error' && faults.push(line.text()));
	page.on('pageerror', (error) => faults.push(error.message));
	await signIn(page, all.origin, BO);
	await page.goto(`${all.origin}/konton/kommunen`);
	await page.getByRole('link', { name: 'Inloggning', exact: true }).click();
	await page.getByText('Ingen inloggning är sparad.').waitFor();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Öppna webbläsaren' }).click();
	await pictureShown(page);
	await expectAccessible(page);

	const picture = page.getByRole('application');
	await picture.focus();
	await page.keyboard.press('Tab');
	await page.getByText('I fokus på sidan: utan namn, textfält').waitFor();
	await page.keyboard.type('redakt');
	// A keyboard with å, ä and ö says so itself; the test's own has none.
	await picture.dispatchEvent('keydown', { key: 'ö' });
	await page.keyboard.type('r');
	await page.keyboard.press('Tab');
	// Esc is the way out of the picture, and the text field the way to paste.
	await page.keyboard.press('Escape');
	expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Klar');
	await page.getByLabel('Dölj texten här').check();
	await page.getByLabel('Text att skriva på sidan').fill(PASS);
	await page.getByRole('button', { name: 'Skriv på sidan' }).click();
	expect(await page.getByLabel('Text att skriva på sidan').inputValue()).toBe('');
	await page.getByRole('button', { name: 'Enter' }).click();
	await expect.poll(() => site.secrets.length, { timeout: 10_000 }).toBeGreaterThan(1);
	const sent = site.visits.find(({ method }) => method === 'POST')?.body;
	expect([...new URLSearchParams(String(sent))]).toEqual([
		['user', USER],
		['password', PASS],
	]);
	await page.getByRole('button', { name: 'Klar' }).click();
	await page.getByText('Inloggningen är sparad, krypterad, och kontrollerad.').waitFor();
	await page.getByText('Bo Åkesson').waitFor();
	await expectAccessible(page);
	expect(faults).toEqual([]);

	const { session } = await checkLogin(office, 'kommunen');
	expect(session).toMatchObject({ condition: 'usable', madeBy: 'Bo Åkesson', hosts: ['127.0.0.1'] });
	const events = await office.catalogue.events({ subject: 'kommunen' });
	expect(events.find(({ kind }) => kind === 'session-stored')?.actor).toBe('Bo Åkesson');
	const secrets = [...site.secrets, PASS, USER];
	expect(whereFound(await everythingKept(office.config.DATA_DIR), secrets)).toEqual([]);
	expect(secrets.filter((secret) => log.join('').includes(secret))).toEqual([]);

	await page.getByRole('button', { name: 'English' }).click();
	await page.getByText('A login is stored and has not run out.').waitFor();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Open the browser' }).click();
	await page.getByText('The browser is open.').waitFor();
	await expectAccessible(page);
	await page.getByRole('link', { name: 'Cancel' }).click();
	await page.getByRole('button', { name: 'Forget the login' }).click();
	await page.getByText('No login is stored.').waitFor();
	expect(await readdir(join(office.config.DATA_DIR, 'sessions'))).toEqual([]);
}, 90_000);

test('a finger on a phone logs in, and what is seen fits the screen', async () => {
	const all = await opened();
	startWorker(all.office);
	const page = await openPage(browser, {
		viewport: { width: 390, height: 800 },
		hasTouch: true,
		isMobile: true,
	});
	await openBrowserOf(all, page);
	await pictureShown(page);
	const wide = await page.evaluate(() => document.documentElement.scrollWidth);
	expect(wide).toBeLessThanOrEqual(390);
	const picture = page.getByRole('application');
	await picture.tap({ position: { x: 60, y: 20 } });
	await page.getByText('I fokus på sidan: utan namn, textfält').waitFor();
	await page.getByLabel('Text att skriva på sidan').fill(USER);
	await page.getByRole('button', { name: 'Skriv på sidan' }).tap();
	await page.getByRole('button', { name: 'Enter' }).tap();
	await expect.poll(() => all.site.secrets.length, { timeout: 10_000 }).toBeGreaterThan(1);
	await page.getByRole('button', { name: 'Klar' }).tap();
	await page.getByText('Inloggningen är sparad').waitFor();
}, 60_000);

test('without JavaScript the page says so and names the command', async () => {
	const all = await opened();
	const page = await openPage(browser, { javaScriptEnabled: false });
	await signIn(page, all.origin, BO);
	await page.goto(all.origin + all.path);
	await page.getByText('Det kräver att JavaScript är påslaget.').waitFor();
	await page.getByText(`ogonblick login ${all.site.address}`).waitFor();
	await page.getByRole('button', { name: 'Öppna webbläsaren' }).click();
	await page.getByText('Det kräver att JavaScript är påslaget.').waitFor();
});
