import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../fixtures/visitor.ts';
import { handClock } from '../storage/temp-office.ts';
import { addAccounts, addFirst, openPage, openTestOffice, signIn } from './office.ts';

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
});
afterAll(() => browser.close());

/** What a sheet of A4 has between margins of a centimetre, in CSS pixels: as it stands, and on its side. */
const SHEETS = { portrait: 718, landscape: 1047 };

test('the calendar of a year is printed with all its columns: how much of it is covered stood beyond the edge of the paper', async () => {
	const { office, origin } = await openTestOffice(handClock());
	await addFirst(office);
	const accounts = Array.from({ length: 12 }, (_, i) => [`konto-${i}`, `https://social.example/@k${i}`]);
	await addAccounts(office, 'Barn- och utbildningsförvaltningens kommunikationsenhet', {
		...Object.fromEntries(accounts),
	});
	const page = await openPage(browser);
	await signIn(page, origin);
	await page.goto(`${origin}/kalender`);
	// The longest that a month can say.
	await page.evaluate(() => {
		const said = { missing: '120 saknas', partial: '100 ofullständigt', documented: '150 klart' };
		for (const cell of document.querySelectorAll('.wide td:not(:last-child)'))
			cell.replaceChildren(
				...Object.entries(said).map(([state, text]) => {
					const due = document.createElement('span');
					due.className = `due ${state}`;
					due.textContent = text;
					return due;
				}),
			);
	});
	await page.emulateMedia({ media: 'print' });
	for (const [sheet, width] of Object.entries(SHEETS)) {
		await page.setViewportSize({ width, height: 900 });
		const beyond = await page.evaluate(() =>
			[...document.querySelectorAll('.wide th, .wide td, .wide .due, .wide svg')].flatMap((each) => {
				const { left, right } = each.getBoundingClientRect();
				const isCut = left < 0 || right > innerWidth + 1 || each.scrollWidth > each.clientWidth + 1;
				return isCut && each.textContent ? [`${each.textContent.slice(0, 20)} ${right}`] : [];
			}),
		);
		expect([sheet, beyond]).toEqual([sheet, []]);
	}
});
