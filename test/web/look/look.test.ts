import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveWeb } from '../../../src/web/serve.ts';
import { openBrowser } from '../../fixtures/visitor.ts';
import { tempDir, tempOffice } from '../../storage/temp-office.ts';
import { addFirst, expectAccessible, openPage, openTestOffice, signIn } from '../office.ts';

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
});
afterAll(() => browser.close());

const LOGO =
	'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><rect width="40" height="40" fill="#8a1538"/><path d="M50 10h65v20H50z"/></svg>';

async function opened() {
	const file = join(await tempDir(), 'logotyp.svg');
	await writeFile(file, LOGO);
	const env = { WEB_LOGO_FILE: file, WEB_ACCENT: '#8a1538', ORGANISATION_NAME: 'Fjällunga kommun' };
	const { office, origin } = await openTestOffice(undefined, env);
	await addFirst(office);
	return origin;
}

const colourOf = (page: Page, name: string) =>
	page
		.getByRole('link', { name })
		.first()
		.evaluate((link) => getComputedStyle(link).color);

test.each([
	['light', 'rgb(138, 21, 56)'],
	['dark', undefined],
] as const)(
	'logo and colour are on every page, the sign-in too, and can be read: %s',
	async (colorScheme, colour) => {
		const origin = await opened();
		const page = await openPage(browser, { colorScheme });
		await page.goto(`${origin}/logga-in`);
		const logo = page.getByRole('img', { name: 'Fjällunga kommun' });
		expect(
			await logo.evaluate((image: HTMLImageElement) => [image.complete, image.naturalWidth > 0]),
		).toEqual([true, true]);
		await expectAccessible(page);
		const seen = await colourOf(page, 'Tillgänglighet');
		expect(seen === 'rgb(138, 21, 56)').toBe(colour !== undefined);
		await signIn(page, origin);
		for (const path of ['/', '/konton', '/jag', '/finns-inte']) {
			await page.goto(origin + path);
			expect(await logo.count()).toBe(1);
			await expectAccessible(page);
		}
		// Paper is light.
		await page.emulateMedia({ media: 'print' });
		expect(await logo.isVisible()).toBe(true);
		expect(await colourOf(page, 'Fjällunga kommun')).toBe('rgb(138, 21, 56)');
	},
);

test('a logo that is opened by itself is in a sandbox, and told to run and load nothing', async () => {
	const origin = await opened();
	const html = await (await fetch(`${origin}/logga-in`)).text();
	const [, path] = /class="logo" src="([^"]+)"/.exec(html) ?? [];
	const answer = await fetch(origin + path);
	expect(answer.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
	expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox$/);
	expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
	expect(await answer.text()).toBe(LOGO);
});

test('the office does not start with a colour that cannot be read, and captures do not care', async () => {
	const office = await tempOffice({ env: { WEB_PORT: '0', WEB_REPLAY_PORT: '0', WEB_ACCENT: '#ffcc00' } });
	await expect(serveWeb(office)).rejects.toMatchObject({ code: 'accent-unfit' });
});
