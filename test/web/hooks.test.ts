import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendHooks } from '../../src/work/hooks/send.ts';
import { openBrowser } from '../fixtures/visitor.ts';
import { webServer } from '../storage/post/web-server.ts';
import { aFiling, anOrder } from '../storage/sample.ts';
import { askAs } from './ask.ts';
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

async function officeThatTells(status: () => number) {
	const server = await webServer(status);
	const opened = await openTestOffice(undefined, { ALLOW_HOSTS: server.host });
	await addFirst(opened.office);
	await addAccounts(opened.office, 'skolan', { skolkonto: 'https://social.example/@skolan' });
	return { ...opened, ...server };
}

test('an administrator names a webhook, tries it, sees it fail on the start page and starts it again, without JavaScript', async () => {
	let status = 204;
	const { office, origin, url, posted } = await officeThatTells(() => status);
	const page = await openPage(browser, { javaScriptEnabled: false });
	await signIn(page, origin);
	await page.getByRole('link', { name: 'Personer' }).click();
	await page.getByRole('link', { name: 'Webhookar' }).click();
	await page.getByText('Inga webhookar finns.').waitFor();
	await page.getByLabel('Adress').fill('https://anna:hemligt@mottagare.example/');
	await page.getByRole('button', { name: 'Lägg till' }).click();
	await page.getByText('Det är ingen https-adress som går att skicka till.').waitFor();
	await page.getByLabel('Adress').fill(url);
	await page.getByRole('button', { name: 'Lägg till' }).click();
	expect(await page.getByLabel('Hemlighet').inputValue()).toMatch(/^whsec_/);
	await page.getByRole('link', { name: 'Till webhookarna' }).click();
	await page.getByRole('button', { name: `Skicka prov: ${url}` }).click();
	await page.getByText('Provet kom fram: HTTP 204.').waitFor();
	expect(posted).toHaveLength(1);

	status = 410;
	const order = await anOrder(office, { address: 'https://social.example/@skolan' });
	await office.catalogue.recordFiling(await aFiling(office, order));
	await sendHooks(office, new AbortController().signal);
	await page.goto(origin);
	await page.getByRole('heading', { name: 'Program som inte nås' }).waitFor();
	// What is a unit's own matter names the unit.
	const rowless = page.locator('.need', { hasText: 'ingen rad i dokumenthanteringsplanen' });
	expect(await rowless.getByRole('listitem').allInnerTexts()).toEqual(['skolan']);
	await page.getByRole('link', { name: new URL(url).host }).click();
	await page.getByText('stoppad: mottagaren svarade att adressen är borttagen').waitFor();
	status = 204;
	await page.getByRole('button', { name: `Starta igen: ${url}` }).click();
	await page.getByText('Webhooken är startad.').waitFor();
	expect(await sendHooks(office, new AbortController().signal)).toMatchObject({ sent: 1 });
	await page.getByRole('button', { name: `Ta bort: ${url}` }).click();
	await page.getByText('Webhooken är borttagen.').waitFor();
	expect(await office.hooks.hooks()).toEqual([]);
});

test('nobody names, sees or removes webhooks but who keeps people, by a form of their own making neither', async () => {
	const { office, origin, url } = await officeThatTells(() => 204);
	await addWith(office, 'Bo Åkesson', 'bo@kommunen.example', [{ role: 'archivist' }]);
	await addWith(office, 'Eva Ek', 'eva@kommunen.example', [{ role: 'administrator', unitId: 'skolan' }]);
	const form = { address: url, unit: 'alla', events: 'snapshot.filed' };
	const first = await askAs(origin);
	expect((await first('/webhookar', { form })).status).toBe(200);
	const [hook] = await office.hooks.hooks();
	const bo = await askAs(origin, 'bo@kommunen.example');
	for (const asked of [
		bo('/webhookar'),
		bo('/webhookar', { form }),
		bo(`/webhookar/${hook?.id}/ta-bort`, { form: {} }),
	])
		expect((await asked).status).toBe(403);
	const eva = await askAs(origin, 'eva@kommunen.example');
	expect((await eva('/webhookar', { form })).status).toBe(403);
	expect((await eva('/webhookar', { form: { ...form, unit: 'finns-inte' } })).status).toBe(403);
	expect((await eva(`/webhookar/${hook?.id}/ta-bort`, { form: {} })).status).toBe(404);
	expect(await (await eva('/webhookar')).text()).not.toContain(url);
	expect((await office.hooks.hooks()).map(({ id }) => id)).toEqual([hook?.id]);
});

test('the page of webhooks and the notice on the start page are accessible, in both languages', async () => {
	const { office, origin, url } = await officeThatTells(() => 410);
	const ask = await askAs(origin);
	await ask('/webhookar', { form: { address: url, unit: 'skolan', events: 'snapshot.filed' } });
	await ask('/webhookar', { form: { address: `${url}/2`, unit: 'alla', events: 'snapshot.failed' } });
	const order = await anOrder(office, { address: 'https://social.example/@skolan' });
	await office.catalogue.recordFiling(await aFiling(office, order));
	await sendHooks(office, new AbortController().signal);
	const page = await openPage(browser);
	await signIn(page, origin);
	for (const lang of ['sv', 'en']) {
		for (const path of ['/webhookar', '/', '/personer']) {
			await page.goto(origin + path);
			expect(await page.locator('html').getAttribute('lang')).toBe(lang);
			await expectAccessible(page);
		}
		await page.getByRole('button', { name: lang === 'sv' ? 'In English' : 'På svenska' }).click();
	}
});
