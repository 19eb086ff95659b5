import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Office } from '../../src/office.ts';
import { LEASE_SECONDS } from '../../src/records/order.ts';
import { workOrders } from '../../src/work/work-orders.ts';
import { sampleParts } from '../bundle/sample.ts';
import { page as answerWith, openSite } from '../capture/recorder/site.ts';
import { openBrowser } from '../fixtures/visitor.ts';
import { aFiling } from '../storage/sample.ts';
import { handClock, tempDir } from '../storage/temp-office.ts';
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
const POST =
	'<article><h2><a href="/en/1">Nummer ett</a></h2><time datetime="2026-03-01">1 mars</time><p>Badplatsen öppnar på lördag och bryggan är lagad efter vinterns is.</p></article>';
const ALMBY = `<html lang=sv><title>Almby</title><h1>Almby</h1><main>${POST}</main>`;

/** An archivist at an account that is in use. */
async function atAccount(
	address: string,
	options: {
		readonly javaScriptEnabled?: boolean;
		readonly env?: Record<string, string>;
		clock?: ReturnType<typeof handClock>;
	} = {},
) {
	const { env, clock, ...browsing } = options;
	const opened = await openTestOffice(clock, env);
	await addFirst(opened.office);
	await addAccounts(opened.office, 'skolan', { almby: address });
	await addWith(opened.office, 'Bo Åkesson', BO, [{ role: 'archivist', unitId: 'skolan' }]);
	const page = await openPage(browser, browsing);
	await signIn(page, opened.origin, BO);
	await page.goto(`${opened.origin}/konton/almby`);
	return { ...opened, page };
}

/** The three steps to a closing. */
async function beginClosing(page: Page, level: string): Promise<void> {
	await page.getByRole('link', { name: 'Avsluta kontot' }).click();
	await page.getByLabel('Skäl').fill('Skolan läggs ned');
	await page.getByLabel('Nivå').selectOption(level);
	await page.getByRole('button', { name: 'Fortsätt' }).click();
	await page.getByText('Ingen är angiven.').waitFor();
	await page.getByText('färre än två behöriga funktioner', { exact: false }).waitFor();
	await page.getByRole('link', { name: 'Fortsätt' }).click();
	await page.getByText('Skolan läggs ned').waitFor();
	await page.getByRole('button', { name: 'Påbörja avslutet' }).click();
	await page.getByText('Beställningen väntar på sin tur.').waitFor();
}

/** Takes the order as a worker does, and lays tiles where its capture would. */
async function claimWithTiles(office: Office, tiles: number): Promise<string> {
	const order = await office.queue.claim('arbetare');
	if (!order) throw new Error('No order waits');
	const dir = join(office.config.DATA_DIR, 'work', order.id);
	await mkdir(dir, { recursive: true });
	const [part] = await sampleParts(join(await tempDir(), 'parts'), 1);
	if (part?.outcome !== 'taken') throw new Error('No tile was made');
	for (let i = 1; i <= tiles; i++) await copyFile(part.file, join(dir, `tile-0000${i}.png`));
	await office.queue.tell(order.id, 'arbetare', { step: 'walk', posts: 17, tiles, bytes: 1_234_000 });
	return order.id;
}

test('an archivist closes an account in three steps, and watches it become closed by a real capture', async () => {
	const site = await openSite({ '/almby': answerWith(ALMBY) });
	onTestFinished(() => site.close());
	const host = `127.0.0.1:${site.port}`;
	const env = { ALLOW_HOSTS: host, FEED_QUIET_SECONDS: '0.5', FEED_TRIES: '1', HOST_DELAY_SECONDS: '0' };
	const { office, page } = await atAccount(`http://${host}/almby`, { env });
	await beginClosing(page, 'overview');
	await expectAccessible(page);
	const worked = workOrders(office, {
		...{ concurrency: 1, signal: AbortSignal.timeout(60_000), show: () => undefined },
	});
	// It follows without being asked to.
	await page.getByText('Inlägg som setts').waitFor();
	const [result] = await worked;
	expect(result?.outcome).toBe('complete');
	await page.getByText('Ögonblicksbilden är fullständig, och kontot är avslutat.').waitFor();
	await expectAccessible(page);
	expect((await office.register.accounts({ id: 'almby' }))[0]?.status).toBe('closed');
	await page.getByRole('link', { name: 'Till paketet' }).click();
	await page.getByRole('heading', { name: 'Så såg kontot ut' }).waitFor();
}, 60_000);

test('with scripts the page follows what the worker tells, with tiles as they come, and a stop is heard', async () => {
	const { office, page } = await atAccount('https://social.example/@almby');
	await beginClosing(page, 'unique');
	const id = await claimWithTiles(office, 2);
	await page.getByText('Läser flödet').waitFor();
	await page.getByText('1,2 MB').waitFor();
	const small = page.locator('.thumbs img');
	await expect.poll(() => small.count(), { timeout: 5000 }).toBe(2);
	const isThere = (image: Element) => (image as HTMLImageElement).naturalWidth;
	await expect.poll(() => small.first().evaluate(isThere), { timeout: 5000 }).toBe(240);
	await office.queue.tell(id, 'arbetare', { step: 'judge', posts: 42, tiles: 2, bytes: 1_234_000 });
	await page.getByText('Bedömer fångsten').waitFor();
	await page.getByText('42', { exact: true }).waitFor();
	await expectAccessible(page);
	await page.getByLabel('Skäl (får utelämnas)').fill('Fel dag');
	await page.getByRole('button', { name: 'Stoppa' }).click();
	await page.getByText('Bo Åkesson har bett arbetet att sluta.').waitFor();
	expect(
		await office.queue.tell(id, 'arbetare', { step: 'judge', posts: 42, tiles: 2, bytes: 1 }),
	).toMatchObject({
		...{ by: 'Bo Åkesson', reason: 'Fel dag' },
	});
	await office.queue.release(id, 'arbetare', 'stopped');
	await page.getByText('Beställningen stoppades av Bo Åkesson.').waitFor();
	await expectAccessible(page);
}, 30_000);

test('without scripts the page is fetched again by itself; a dead worker shows, a partial snapshot is accepted with a reason', async () => {
	const clock = handClock(new Date().toISOString());
	const { office, origin, page } = await atAccount('https://social.example/@almby', {
		...{ javaScriptEnabled: false, clock },
	});
	await beginClosing(page, 'unique');
	const id = await claimWithTiles(office, 1);
	// Nobody asks for it: the page does.
	await page.getByText('Läser flödet').waitFor({ timeout: 8000 });
	await page.getByRole('link', { name: 'Sluta hämta sidan på nytt' }).click();
	expect(await page.locator('meta[http-equiv=refresh]').count()).toBe(0);
	clock.forward(LEASE_SECONDS);
	await page.reload();
	await page
		.getByText('Arbetet har brutits: programmet som utförde beställningen svarar inte längre.')
		.waitFor();
	// Nothing is done just now.
	expect(await page.getByRole('heading', { name: 'Just nu' }).count()).toBe(0);
	await page.getByRole('heading', { name: 'Så långt hade arbetet kommit' }).waitFor();
	await office.queue.recoverLost();
	await page.reload();
	await page.getByText('Inget är arkiverat, och beställningen väntar på ett nytt försök.').waitFor();
	const order = await office.queue.claim('arbetare', id);
	if (!order) throw new Error('The order is not there again');
	const capturedAt = clock.now().toISOString();
	await office.catalogue.recordFiling(await aFiling(office, order, { outcome: 'partial', capturedAt }));
	await page.reload();
	await page
		.getByText('Kontot är inte avslutat än: ögonblicksbilden för avslutet blev ofullständig.')
		.waitFor();
	await page.getByRole('link', { name: 'Till avslutet av kontot' }).click();
	await page.getByRole('button', { name: 'Beställ en ny ögonblicksbild' }).click();
	await page.getByText('Beställningen väntar på sin tur.').waitFor();
	await page.getByRole('button', { name: 'Stoppa' }).click();
	await page.getByText('Beställningen stoppades av Bo Åkesson.').waitFor();
	await page.goto(`${origin}/konton/almby/avsluta`);
	const accept = page.locator('form[action$="/anda"]');
	await accept.getByLabel('Skäl').fill('Plattformen visar inte mer');
	await accept.getByRole('button', { name: 'Avsluta ändå' }).click();
	await page
		.getByText('Bo Åkesson beslutade att avsluta kontot utan en fullständig ögonblicksbild.')
		.waitFor();
	const [closing] = await office.occasions.closings({ accountId: 'almby' });
	expect(closing?.ended).toMatchObject({
		how: 'override',
		by: 'Bo Åkesson',
		reason: 'Plattformen visar inte mer',
	});
}, 40_000);

test('each page of ordering and closing is accessible in both languages, and says at its step what is wrong', async () => {
	const { office, origin, page } = await atAccount('https://social.example/@almby');
	const address = `${origin}/konton/almby`;
	for (const lang of ['sv', 'en']) {
		for (const path of ['/bestall', '/bestall?steg=2', '/bestall?steg=3', '/avsluta', '/avsluta?steg=3']) {
			await page.goto(address + path);
			expect(await page.locator('html').getAttribute('lang')).toBe(lang);
			await expectAccessible(page);
		}
		await page.getByRole('button', { name: lang === 'sv' ? 'In English' : 'På svenska' }).click();
	}
	await page.goto(`${address}/avsluta?steg=3&reason=Anna+811228-9874&last=dag&day=2026-13-45`);
	await page.getByRole('alert').waitFor();
	expect(await page.locator('[aria-current=step]').textContent()).toBe('Varför och när');
	expect(await page.getByLabel('Skäl').inputValue()).toBe('Anna 811228-9874');
	await page.goto(`${address}/avsluta`);
	await beginClosingLater(page);
	await expectAccessible(page);
	expect((await office.catalogue.openOrders()).length).toBe(0);
	const cancel = page.locator('form[action$="/avbryt"]');
	await cancel.getByLabel('Skäl').fill('Skolan blir kvar');
	await cancel.getByRole('button').click();
	await page.getByText('Avslutet är avbrutet: kontot finns kvar.').waitFor();
	expect((await office.register.accounts({ id: 'almby' }))[0]?.status).toBe('active');
}, 60_000);

/** A closing whose last content is to come. */
async function beginClosingLater(page: Page): Promise<void> {
	await page.getByLabel('publiceras senast', { exact: false }).check();
	await page
		.getByLabel('Dag', { exact: true })
		.fill(new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10));
	await page.getByRole('button', { name: 'Fortsätt' }).click();
	await page.getByRole('link', { name: 'Fortsätt' }).click();
	await page.getByRole('button', { name: 'Påbörja avslutet' }).click();
	await page.getByText('Ögonblicksbilden beställs av sig själv').waitFor();
}
