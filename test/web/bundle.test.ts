import { createHash } from 'node:crypto';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Office } from '../../src/office.ts';
import type { Filing } from '../../src/records/filing.ts';
import type { Finding } from '../../src/records/verdict.ts';
import { fileBundle } from '../../src/work/file-bundle.ts';
import { filesInside } from '../../src/work/look-inside.ts';
import { sampleCapture, sampleParts } from '../bundle/sample.ts';
import { openBrowser } from '../fixtures/visitor.ts';
import { anOrder } from '../storage/sample.ts';
import { tempDir } from '../storage/temp-office.ts';
import { askAs } from './ask.ts';
import { filedAs } from './filed.ts';
import { addFirst, addWith, expectAccessible, openPage, openTestOffice, signIn } from './office.ts';

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
});
afterAll(() => browser.close());

/** An office with one bundle that was filed in the usual way. */
async function officeWithBundle(isRestricted: boolean, findings: readonly Finding[] = []) {
	const opened = await openTestOffice();
	const { office } = opened;
	await addFirst(office);
	const order = await anOrder(office, isRestricted ? { isRestricted } : {});
	const context = await office.catalogue.accountContext(order.accountId);
	const dir = await tempDir();
	const capture = sampleCapture(await sampleParts(join(dir, 'parts'), 2));
	const captured = { capture, verdict: { outcome: 'complete', findings } } as const;
	const { signal } = new AbortController();
	await fileBundle(office, order, context, captured, dir, signal, () => {});
	const [filing] = await office.catalogue.filings();
	if (!filing) throw new Error('Nothing was filed');
	return { ...opened, filing };
}

/** Posts that no longer unpack; all else is as it was. */
async function damagePosts(office: Office, { path }: Filing): Promise<void> {
	const file = join(office.bundles().root, path);
	const bytes = await readFile(file);
	const at = bytes.indexOf('data/posts.jsonl') + 'data/posts.jsonl'.length + 20;
	await chmod(file, 0o600);
	await writeFile(file, bytes.fill(0xff, at, at + 40));
}

test('a bundle shows its picture, every tile, and hands out each file as it was sealed', async () => {
	const { office, origin, filing } = await officeWithBundle(false);
	const page = await openPage(browser);
	await signIn(page, origin);
	await page.getByRole('link', { name: 'Paket' }).click();
	await page.locator('tbody a').first().click();
	await page.getByRole('heading', { name: 'Så såg kontot ut' }).waitFor();
	await expectAccessible(page);
	await page.getByRole('link', { name: /Se hela sidan/ }).click();
	const files = await filesInside(office, filing);
	const tiles = files.filter(({ role }) => role === 'tile');
	expect(tiles.length).toBeGreaterThan(0);
	const shown = page.locator('.tiles img');
	expect(await shown.count()).toBe(tiles.length);
	await shown.last().scrollIntoViewIfNeeded();
	const isThere = (image: Element) =>
		(image as HTMLImageElement).decode().then(() => (image as HTMLImageElement).naturalWidth > 0);
	expect(await shown.last().evaluate(isThere)).toBe(true);
	await expectAccessible(page);
	await page.getByRole('button', { name: 'In English' }).click();
	await expectAccessible(page);
	await page.goto(`${origin}/paket/${filing.bundleId}`);
	await expectAccessible(page);
	for (const { path, sha256, role } of files) {
		const answer = await page.request.get(`${origin}/paket/${filing.bundleId}/fil/${path}`);
		expect([
			path,
			createHash('sha256')
				.update(await answer.body())
				.digest('hex'),
		]).toEqual([path, sha256]);
		// Nothing out of a bundle is a page of the office.
		expect([role, answer.headers()['content-type']?.includes('html')]).toEqual([role, false]);
		const policy = answer.headers()['content-security-policy'] ?? '';
		expect(policy).toContain("default-src 'none'");
		const isPdf = answer.headers()['content-type'] === 'application/pdf';
		expect([role, policy.includes('sandbox')]).toEqual([role, !isPdf]);
	}
	// The whole of it too, as the catalogue knows it: without a command nobody else could take one with them.
	const way = page.getByRole('link', { name: /Fetch the whole bundle/ });
	const [download] = await Promise.all([page.waitForEvent('download'), way.click()]);
	expect(download.suggestedFilename()).toBe(`${filing.bundleId}.zip`);
	const whole = await readFile(await download.path());
	expect(createHash('sha256').update(whole).digest('hex')).toBe(filing.sha256);
	for (const path of [
		'METS.xml%00',
		'..%2f..%2fcatalogue.sqlite',
		'documentation/../METS.xml',
		'nothing.png',
	])
		expect(
			(await page.request.get(`${origin}/paket/${filing.bundleId}/fil/${path}`)).status(),
		).toBeGreaterThanOrEqual(400);
});

test('what is restricted is shown to a records officer alone, and each look is recorded', async () => {
	const { office, origin, filing } = await officeWithBundle(true);
	await addWith(office, 'Bo Åkesson', 'bo@kommunen.example', [{ role: 'archivist' }]);
	await addWith(office, 'Eva Ek', 'eva@kommunen.example', [{ role: 'records-officer' }]);
	const tile = (await filesInside(office, filing)).find(({ role }) => role === 'tile');
	const at = `/paket/${filing.bundleId}`;
	const addresses = [`${at}/bilder`, `${at}/fil/${tile?.path}`, `${at}/zip`];
	for (const [email, status] of [
		['anna.lindqvist@kommunen.example', 403],
		['bo@kommunen.example', 403],
		['eva@kommunen.example', 200],
	] as const) {
		const page = await openPage(browser);
		await signIn(page, origin, email);
		for (const address of addresses)
			expect([email, (await page.request.get(origin + address)).status()]).toEqual([email, status]);
		const text = await (await page.request.get(`${origin}/paket/${filing.bundleId}`)).text();
		expect([email, text.includes('/fil/')]).toEqual([email, status === 200]);
	}
	const events = await office.catalogue.events({ subject: filing.bundleId, kinds: ['restricted-seen'] });
	expect(events.map(({ actor, data }) => [actor, data.what])).toEqual([
		['Eva Ek', 'pictures'],
		['Eva Ek', tile?.path],
		['Eva Ek', 'zip'],
		['Eva Ek', 'page'],
	]);
});

test('a snapshot of the first hour of a year is called by the day that it had here, and by no worker’s number', async () => {
	const { office, origin } = await openTestOffice();
	await addFirst(office);
	const order = await anOrder(office);
	await office.queue.claim('31337-abcdef', order.id);
	const dir = await tempDir();
	const parts = await sampleParts(join(dir, 'parts'), 1);
	const filing = await filedAs(
		office,
		order,
		sampleCapture(parts, { started: '2025-12-31T23:10:00.000Z' }),
		dir,
	);
	const ask = await askAs(origin);
	for (const path of ['', '/inlagg', '/uppspelning']) {
		const text = await (await ask(`/paket/${filing.bundleId}${path}`)).text();
		const [, heading = ''] = /<h1>(.*?)<\/h1>/s.exec(text) ?? [];
		expect([path, heading]).toEqual([path, expect.stringContaining('2026-01-01')]);
	}
	const text = await (await ask(`/paket/${filing.bundleId}`)).text();
	expect(text).toContain('arbetet började');
	expect(text).not.toContain('31337-abcdef');
});

test('a finding leads to the posts and tiles that it names, and never to a page that says that there is no such place', async () => {
	const { office, origin, filing } = await officeWithBundle(false, [
		{
			...({ code: 'feed-requests-failed', severity: 'loss', detail: '' } as const),
			data: { count: 2, examples: ['500 https://social.example/mer?from=15', 'post-finns-inte'] },
		},
		{
			...({ code: 'posts-not-in-recording', severity: 'loss', detail: '' } as const),
			data: { count: 2, examples: ['2', 'tile-00001.png'] },
		},
	]);
	const page = await openPage(browser);
	await signIn(page, origin);
	await page.goto(`${origin}/paket/${filing.bundleId}`);
	const named = page.locator('main li a');
	const ways = await named.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
	expect(ways.map((way) => way.replace(`/paket/${filing.bundleId}`, ''))).toEqual([
		'/inlagg?vid=2#inlagg-2',
		'/bilder?inlagg=2',
		'/bilder#ruta-1',
	]);
	await named.first().click();
	await page.locator('#inlagg-2').waitFor();
	// Where the posts cannot be read the page stands all the same.
	await damagePosts(office, filing);
	await page.goto(`${origin}/paket/${filing.bundleId}`);
	await page.getByRole('heading', { name: 'Händelser' }).waitFor();
});
