import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../fixtures/visitor.ts';
import { aFiling, anOrder } from '../storage/sample.ts';
import { addAccounts, addFirst, FIRST, openPage, openTestOffice, signIn } from './office.ts';

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
});
afterAll(() => browser.close());

test.each([
	[1366, 1],
	[683, 2],
	[360, 3],
])(
	'no name is so long that a list must be moved sideways to read what stands beside it: %i px',
	async (width, deviceScaleFactor) => {
		const { office, origin } = await openTestOffice();
		await addFirst(office);
		await addAccounts(office, 'skolan', { almby: 'https://social.example/@almby' });
		const name = `${'Å'.repeat(150)} och <b>${'👩‍👩‍👧‍👦'.repeat(10)}`.slice(0, 200);
		const facts = { kind: 'account-changed', id: 'almby', unitId: 'skolan', facts: { name } } as const;
		await office.register.change([facts], FIRST.name);
		const order = await anOrder(office, { address: 'https://social.example/@almby' });
		await office.catalogue.recordFiling(await aFiling(office, order));
		const page = await openPage(browser, { viewport: { width, height: 700 }, deviceScaleFactor });
		await signIn(page, origin);
		for (const path of ['/', '/konton', '/paket', '/konton/almby']) {
			await page.goto(origin + path);
			await page.getByText('ÅÅÅÅÅ').first().waitFor();
			const beyond = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
			expect([path, await page.evaluate(beyond)]).toEqual([path, 0]);
			if (path !== '/') expect(await page.locator('main').textContent()).toContain(name.slice(0, 150));
		}
	},
	60_000,
);
