import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Office } from '../../src/office.ts';
import type { Filing } from '../../src/records/filing.ts';
import { existing, post, sampleCapture, sampleParts } from '../bundle/sample.ts';
import { openBrowser } from '../fixtures/visitor.ts';
import { anOrder } from '../storage/sample.ts';
import { tempDir } from '../storage/temp-office.ts';
import { askAs } from './ask.ts';
import { filedAs, filedWith } from './filed.ts';
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

/** A bundle of so many tiles of 640 px, filed in the usual way. @param height of each, px */
async function filedWithTiles(
	office: Office,
	{ tiles, height = 800, isRestricted = false }: { tiles: number; height?: number; isRestricted?: boolean },
): Promise<Filing> {
	const order = await anOrder(office, isRestricted ? { isRestricted } : {});
	const dir = await tempDir();
	const parts = join(dir, 'parts');
	await sampleParts(parts, 2);
	const tile = (i: number) => join(parts, `tile-${String(i).padStart(5, '0')}.png`);
	const first = await sharp(tile(1)).resize(640, height, { fit: 'fill' }).toBuffer();
	writeFileSync(tile(1), first);
	for (let i = 2; i <= tiles; i++) copyFileSync(tile(1), tile(i));
	const sized = existing(parts).map((part) => (part.role === 'tile' ? { ...part, height } : part));
	const capture = sampleCapture(sized);
	return filedAs(office, order, capture, dir);
}

const status = (page: Page) => page.locator('.zoom [role="status"]');

test('a page of 500,000 px is one picture that is read by keyboard and buttons, and little of it is asked for', async () => {
	const { office, origin } = await openTestOffice();
	await addFirst(office);
	const filing = await filedWithTiles(office, { tiles: 250, height: 2000 });
	const page = await openPage(browser, { reducedMotion: 'reduce' });
	const faults: string[] = [];
	page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
	page.on('pageerror', (error) => faults.push(error.message));
	await signIn(page, origin);
	const asked: string[] = [];
	page.on('request', (request) => /\/bild\/|\/fil\//.test(request.url()) && asked.push(request.url()));
	await page.goto(`${origin}/paket/${filing.bundleId}/bilder`);
	await page.locator('[data-zoom="open"]').waitFor();
	expect(await status(page).textContent()).toMatch(/^Bildruta 1 av 250, 0 % av sidan$/);
	const picture = page.getByRole('application', { name: /Hela sidan som en bild/ });
	await picture.focus();
	await page.keyboard.press('End');
	await expect.poll(() => status(page).textContent()).toBe('Bildruta 250 av 250, 100 % av sidan');
	await page.getByRole('button', { name: 'Början' }).click();
	await expect.poll(() => status(page).textContent()).toMatch(/^Bildruta 1 av/);
	for (let i = 0; i < 12; i++) await page.getByRole('button', { name: 'Zooma ut' }).click();
	await expect.poll(() => asked.some((url) => /\/bild\/4\/0$/.test(url))).toBe(true);
	// Not the whole, at any size.
	expect(asked.length).toBeLessThan(60);
	expect(faults).toEqual([]);
	await expectAccessible(page);
	await page.getByRole('button', { name: 'In English' }).click();
	await page.locator('[data-zoom="open"]').waitFor();
	await expectAccessible(page);
	// A place that is pointed at is where the picture begins.
	await page.goto(`${origin}/paket/${filing.bundleId}/bilder?rad=400100&hojd=300#ruta-201`);
	await page.locator('.found-place').waitFor();
	expect(await status(page).textContent()).toMatch(/^Tile 201 of 250/);
});

test('at its own size the picture is the tiles’ own bytes, smaller ones are drawn of them, and without scripts each tile is there with a link', async () => {
	const { office, origin } = await openTestOffice();
	await addFirst(office);
	const filing = await filedWithTiles(office, { tiles: 5 });
	const page = await openPage(browser, { javaScriptEnabled: false });
	await signIn(page, origin);
	const get = (path: string) => page.request.get(`${origin}/paket/${filing.bundleId}/${path}`);
	const piece = await get('bild/0/3');
	const tile = await get('fil/representations/rep_appearance/data/tile-00004.png');
	expect((await piece.body()).equals(await tile.body())).toBe(true);
	const half = await sharp(await (await get('bild/1/2')).body()).metadata();
	expect([half.format, half.width, half.height]).toEqual(['jpeg', 320, 400]);
	for (const path of ['bild/0/5', 'bild/9/0', 'bild/0/-1', 'bild/0/../../x'])
		expect((await get(path)).status(), path).toBeGreaterThanOrEqual(400);
	// Without scripts the page shows each tile with a link to it.
	await page.goto(`${origin}/paket/${filing.bundleId}/bilder`);
	expect(await page.locator('.zoom').isVisible()).toBe(false);
	expect(await page.locator('.tiles a img').count()).toBe(5);
	expect(await page.locator('.tiles img').first().isVisible()).toBe(true);
});

test('pieces of what is restricted are a records officer’s, and panning over it is one look', async () => {
	const { office, origin } = await openTestOffice();
	await addFirst(office);
	const filing = await filedWithTiles(office, { tiles: 2, isRestricted: true });
	await addWith(office, 'Eva Ek', 'eva@kommunen.example', [{ role: 'records-officer' }]);
	await addAccounts(office, 'skolan', {});
	await addWith(office, 'Ola Ny', 'ola@kommunen.example', [{ role: 'records-officer', unitId: 'skolan' }]);
	await addWith(office, 'Bo Åkesson', 'bo@kommunen.example', [{ role: 'archivist' }]);
	for (const [email, status] of [
		['bo@kommunen.example', 403],
		['eva@kommunen.example', 200],
		// Another unit's, also when somebody has had it drawn.
		['ola@kommunen.example', 404],
	] as const) {
		const page = await openPage(browser);
		await signIn(page, origin, email);
		for (const row of [0, 1]) {
			const answer = await page.request.get(`${origin}/paket/${filing.bundleId}/bild/0/${row}`);
			expect([email, answer.status()]).toEqual([email, status]);
			if (status === 200) expect(answer.headers()['cache-control']).toBe('no-store');
		}
	}
	const looks = await office.catalogue.events({ subject: filing.bundleId, kinds: ['restricted-seen'] });
	expect(looks.map(({ actor, data }) => [actor, data.what])).toEqual([['Eva Ek', 'pictures']]);
});

test('a finding leads to its post’s place on the picture, and to the post where nothing tells the place', async () => {
	const { office, origin } = await openTestOffice();
	await addFirst(office);
	const box = { x: 40, y: 430, width: 560, height: 330 };
	const { bundleId } = await filedWith(office, { posts: [{ ...post(1), box }, post(2)] });
	const ask = await askAs(origin);
	const to = async (asked: string) => {
		const answer = await ask(`/paket/${bundleId}/bilder?${new URLSearchParams({ inlagg: asked })}`);
		return answer.headers.get('location');
	};
	const place = `/paket/${bundleId}/bilder?rad=430&hojd=330#ruta-1`;
	expect([await to('1'), await to(post(1).permalink ?? '')]).toEqual([place, place]);
	expect(await to('2')).toBe(`/paket/${bundleId}/inlagg?vid=2#inlagg-2`);
	expect(await to('nothing')).toBe(`/paket/${bundleId}/inlagg?saknas=ja`);
});

test('a tile that is damaged is told of where it would be blank, and a bundle that is gone is not shown as if it were there', async () => {
	const { office, origin } = await openTestOffice();
	await addFirst(office);
	const filing = await filedWithTiles(office, { tiles: 3 });
	const file = await office.bundles(filing.root).read(filing.path);
	const bytes = readFileSync(file);
	// In the middle of the pixels of the second tile, which lies in the zip as it is.
	const at = bytes.indexOf('IDAT', bytes.indexOf('tile-00002.png')) + 400;
	bytes[at] = 0xff & ~(bytes[at] ?? 0);
	writeFileSync(file, bytes);
	const page = await openPage(browser, { reducedMotion: 'reduce' });
	await signIn(page, origin);
	await page.goto(`${origin}/paket/${filing.bundleId}/bilder`);
	await page.getByRole('alert').filter({ hasText: 'kunde inte visas' }).waitFor();
	await expectAccessible(page);
	const half = await page.request.get(`${origin}/paket/${filing.bundleId}/bild/1/0`);
	expect(half.status()).toBe(400);
	rmSync(file);
	const gone = await page.request.get(`${origin}/paket/${filing.bundleId}/bilder`);
	expect([gone.status(), await gone.text()]).toEqual([
		400,
		expect.stringContaining('finns inte där det arkiverades'),
	]);
});
