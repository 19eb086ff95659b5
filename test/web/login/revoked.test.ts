import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkLogin } from '../../../src/work/log-in.ts';
import { openBrowser } from '../../fixtures/visitor.ts';
import { openPage } from '../office.ts';
import { BO, openBrowserOf, opened, PASS, pictureShown, startWorker } from './opened.ts';

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
});
afterAll(() => browser.close());

const TAKEN: readonly (readonly [
	name: string,
	take: (all: Awaited<ReturnType<typeof opened>>, id: string) => Promise<unknown>,
])[] = [
	[
		'whose role was taken away',
		({ office }, id) => office.people.setGrants(id, [{ role: 'reader' }], 'Anna Lindqvist'),
	],
	[
		'whose account has gone to another unit',
		({ office }) =>
			office.register.change(
				[{ kind: 'account-changed', id: 'kommunen', unitId: 'badet', facts: {} }],
				'Anna Lindqvist',
			),
	],
	['who was signed out', ({ office }, id) => office.people.endAll(id, 'Anna Lindqvist')],
];

test.each(TAKEN)('somebody %s a moment before “Klar” stores no login', async (_, take) => {
	const all = await opened();
	const { office, site } = all;
	startWorker(office);
	const page = await openPage(browser);
	await openBrowserOf(all, page);
	await pictureShown(page);
	await page.getByRole('application').focus();
	await page.keyboard.press('Tab');
	await page.keyboard.type('redaktor');
	await page.keyboard.press('Tab');
	await page.keyboard.type(PASS);
	await page.keyboard.press('Enter');
	await expect.poll(() => site.secrets.length, { timeout: 10_000 }).toBeGreaterThan(0);
	const bo = await office.people.personOf(BO);
	await take(all, bo?.id ?? '');
	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: 'Klar' }).click();
	await page.getByText('Dina roller räcker inte till det.').waitFor();
	expect((await checkLogin(office, 'kommunen')).session).toBeUndefined();
	const events = await office.catalogue.events({ subject: 'kommunen' });
	expect(events.filter(({ kind }) => kind === 'session-stored')).toEqual([]);
});
