import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../fixtures/visitor.ts';
import {
	addAccounts,
	addFirst,
	addWith,
	expectAccessible,
	openPage,
	openTestOffice,
	signIn,
} from './office.ts';

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
});
afterAll(() => browser.close());

const BO = 'bo@kommunen.example';
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const go = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).click();

async function archivist(javaScriptEnabled: boolean) {
	const opened = await openTestOffice();
	await addFirst(opened.office);
	await addAccounts(opened.office, 'skolan', { almby: 'https://social.example/@almby' });
	await addWith(opened.office, 'Bo Åkesson', BO, [{ role: 'archivist' }]);
	const page = await openPage(browser, { javaScriptEnabled });
	await signIn(page, opened.origin, BO);
	return { ...opened, page };
}

async function choose(page: Page, rows: readonly string[], name = 'konton.csv'): Promise<void> {
	await page.getByLabel('Fil', { exact: true }).setInputFiles({
		...{ name, mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) },
	});
	await press(page, 'Visa vad som skulle ändras');
}

const HEADS = 'Adress;Namn;Verksamhet;Ansvarig funktion';

test('an archivist sees what a table of accounts would change, row by row, before it is done; without scripts', async () => {
	const { office, origin, page } = await archivist(false);
	await page.goto(`${origin}/konton`);
	await go(page, 'Läs in konton');
	const before = await office.catalogue.events();
	await choose(page, [
		HEADS,
		'https://social.example/@ny;Nya skolan;skolan;',
		'https://social.example/@fel;Fel;finns inte;',
	]);
	// What is refused is told by its row, and the rows that are right are not taken in either.
	const wrong = page.getByRole('row', { name: 'ingen verksamhet heter ”finns inte”' });
	await wrong.waitFor();
	expect(await wrong.textContent()).toContain('3');
	await choose(page, [
		HEADS,
		'https://social.example/@ny;Nya skolan;skolan;',
		'https://social.example/@almby;Almby skola;skolan;Rektorsexpeditionen',
	]);
	await page.getByText('1 läggs till, 1 ändras, 0 är redan som raden säger.').waitFor();
	await page.getByRole('row', { name: '@ny läggs till' }).waitFor();
	await page.getByRole('row', { name: '@almby ändras: ' }).getByText('ansvarig funktion').waitFor();
	expect(await office.catalogue.events()).toEqual(before);
	await press(page, 'Läs in');
	await page.getByText('Tabellen är inläst: 1 tillagda, 1 ändrade.').waitFor();
	const accounts = await office.register.accounts({ isRegistered: true });
	expect(accounts.map(({ name, owner }) => [name, owner])).toEqual([
		['Almby skola', 'Rektorsexpeditionen'],
		['Nya skolan', ''],
	]);
	expect((await office.catalogue.events()).at(-1)?.actor).toBe('Bo Åkesson');
	// The page that is loaded again does nothing twice.
	await page.reload();
	expect((await office.register.accounts({ isRegistered: true })).length).toBe(2);
});

test('a table that was handed out is taken in again as it is, of every kind', async () => {
	const { office, origin, page } = await archivist(false);
	const number = { year: 2026, number: 'KS 2026/17', title: 'Sociala medier' };
	await office.cases.change([{ kind: 'case-added', id: 'arende', case: number }], 'Anna Lindqvist');
	await office.register.change(
		[{ kind: 'change-announced', id: 'almby', changeId: 'c', on: '2099-01-01', what: 'Byter namn' }],
		'Anna Lindqvist',
	);
	for (const kind of ['konton', 'verksamheter', 'samlingsarenden', 'andringar']) {
		await page.goto(`${origin}/tabeller/${kind}`);
		const handed = page.waitForEvent('download');
		await page.getByRole('link', { name: 'som CSV' }).click();
		const file = await (await handed).path();
		await page.getByLabel('Fil', { exact: true }).setInputFiles(file);
		// A browser calls what it has taken down by a name without an ending: what is in it is looked at.
		await press(page, 'Visa vad som skulle ändras');
		await page.getByText('0 läggs till, 0 ändras').or(page.getByRole('alert')).waitFor();
		expect([kind, await page.getByText('1 är redan som raden säger').count()]).toEqual([kind, 1]);
	}
});

test('a registrar registers the case of the year and corrects its number; without scripts', async () => {
	const { office, origin, page } = await archivist(false);
	await page.goto(`${origin}/enheter`);
	await go(page, 'Samlingsärenden');
	await page.getByLabel('Diarienummer', { exact: true }).fill('KS 2026/17');
	await page.getByLabel('Ärendemening', { exact: true }).fill('Sociala medier');
	await press(page, 'Registrera');
	await page.getByText('Ärendet är sparat.').waitFor();
	await page.getByLabel('Diarienummer', { exact: true }).fill('KS 2026/18');
	await press(page, 'Registrera');
	// There is one of that year already.
	await page.getByRole('alert').waitFor();
	await page.getByLabel('Nytt diarienummer').fill('KS 2026/19');
	await page.getByLabel('Ny ärendemening').fill('Konton i sociala medier');
	await press(page, 'Ändra');
	await page.getByRole('row', { name: 'KS 2026/19' }).getByText('Konton i sociala medier').waitFor();
	expect((await office.cases.list()).map((one) => one.number)).toEqual(['KS 2026/19']);
});

test('an archivist has an account watched more often in a crisis, and ends it; without scripts', async () => {
	const { office, origin, page } = await archivist(false);
	await page.goto(`${origin}/konton/almby`);
	await go(page, 'Bevakning');
	await page.getByLabel('Sista dagen').fill('2020-01-01');
	await press(page, 'Starta krisläge');
	await page.getByRole('alert').getByText('har').first().waitFor();
	expect(await office.watch.crises('almby')).toEqual([]);
	const until = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
	await page.getByLabel('Sista dagen').fill(until);
	await page.getByLabel('Hur ofta').selectOption({ label: 'var 15:e minut' });
	await page.getByLabel('Skäl').fill('Översvämning');
	await press(page, 'Starta krisläge');
	await page.getByText('Krisläget är på, bestämt av Bo Åkesson: Översvämning').waitFor();
	expect(await office.watch.crises('almby')).toMatchObject([
		{ everyMinutes: 15, startedBy: 'Bo Åkesson', reason: 'Översvämning' },
	]);
	await press(page, 'Avsluta krisläget');
	await page.getByText('Krisläget är avslutat.').waitFor();
	expect((await office.watch.crises('almby'))[0]?.endedAt).toBeDefined();
});

test('the yearly report, the public list and the rows of a plan are files to keep', async () => {
	const { office, origin, page } = await archivist(false);
	await office.register.change(
		[{ kind: 'account-changed', id: 'almby', facts: { isPublic: true } }],
		'Anna Lindqvist',
	);
	await page.goto(`${origin}/enheter`);
	await go(page, 'Rapporter och listor');
	for (const [i, holds] of ['almby', 'social.example/@almby'].entries()) {
		const handed = page.waitForEvent('download');
		await page.getByRole('button', { name: 'Hämta' }).nth(i).click();
		const text = await (await handed).createReadStream().then(async (stream) => {
			let all = '';
			for await (const piece of stream) all += String(piece);
			return all;
		});
		expect(text).toContain(holds);
	}
});

test('the pages are accessible, in both languages, and by keyboard', async () => {
	const { origin, page } = await archivist(true);
	await page.goto(`${origin}/tabeller/konton`);
	await choose(page, [HEADS, 'https://social.example/@ny;Nya skolan;skolan;']);
	await page.getByRole('button', { name: 'Läs in', exact: true }).waitFor();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Läs in', exact: true }).press('Enter');
	await page.getByText('Tabellen är inläst').waitFor();
	await choose(page, [HEADS, 'ingen adress;;finns inte;']);
	await page.getByRole('alert').waitFor();
	await expectAccessible(page);
	for (const lang of ['sv', 'en']) {
		for (const path of [
			...['/tabeller/konton', '/samlingsarenden', '/underlag', '/konton/almby/bevakning', '/konton'],
			'/enheter',
		]) {
			await page.goto(origin + path);
			await expectAccessible(page);
		}
		if (lang === 'sv') await page.getByRole('button', { name: 'In English' }).click();
	}
});
