import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { post } from '../bundle/sample.ts';
import { openBrowser } from '../fixtures/visitor.ts';
import { filedWith } from './filed.ts';
import { addFirst, addWith, expectAccessible, openPage, openTestOffice, signIn } from './office.ts';

const ATTACK = '<img src=x onerror="document.title=\'taken\'"><script>document.title="taken"</script>';

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
});
afterAll(() => browser.close());

/** An office with an open bundle, whose texts are attacks too, and a restricted one. */
async function officeToSearch() {
	const opened = await openTestOffice();
	await addFirst(opened.office);
	const comments = [
		{
			...{ id: 'c1', author: { name: ATTACK }, text: '=HYPERLINK("http://x.example") båt' },
			replies: [{ id: 'c2', text: `Båtarna ${ATTACK}`, replies: [] }],
		},
	];
	const posts = [
		{
			...post(1),
			author: { name: `"${ATTACK}` },
			text: `Båten lägger till vid badplatsen ${ATTACK}`,
			comments,
		},
		{ ...post(2), text: 'Skolan är stängd', comments: [], box: { x: 40, y: 400, width: 560, height: 330 } },
	];
	const filing = await filedWith(opened.office, { posts });
	const secret = await filedWith(opened.office, {
		posts: [{ ...post(1), text: 'En hemlig båt' }],
		isRestricted: true,
		address: 'https://www.facebook.com/hemligt',
	});
	return { ...opened, filing, secret };
}

test('an archivist finds a post by an inflection of its words, reads it where it stands, and keeps the hits as a table', async () => {
	const { origin, filing } = await officeToSearch();
	const page = await openPage(browser, { javaScriptEnabled: false });
	await signIn(page, origin);
	await page.getByRole('link', { name: 'Sök', exact: true }).click();
	await page.getByRole('searchbox').fill('båtarna');
	await page.getByRole('button', { name: 'Sök' }).click();
	await page.getByRole('heading', { name: /Träffar: 3/ }).waitFor();
	expect(await page.locator('mark').allTextContents()).toEqual(['Båten', 'båt', 'Båtarna']);
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: /CSV/ }).click(),
	]);
	const csv = await (await download.createReadStream()).toArray();
	const text = Buffer.concat(csv).toString('utf8');
	expect(text.startsWith('\uFEFFFångad;Konto;')).toBe(true);
	expect(text).toContain(`"'=HYPERLINK(""http://x.example"") båt"`);
	expect(text).not.toContain('hemlig');
	await page.getByText('Avgränsa').click();
	await page.getByLabel('Plattform').selectOption('facebook');
	await page.getByRole('button', { name: 'Sök' }).click();
	await page.getByText('Inget inlägg och ingen kommentar passar.').waitFor();
	await page.getByRole('searchbox').fill('skolor');
	await page.getByLabel('Plattform').selectOption('');
	await page.getByRole('button', { name: 'Sök' }).click();
	await page.getByRole('link', { name: /inlägg 2/ }).click();
	expect(page.url()).toContain(`/paket/${filing.bundleId}/inlagg?vid=2`);
	expect(await page.locator('#inlagg-2 mark').allTextContents()).toEqual(['Skolan']);
	expect(await page.locator('#inlagg-2 svg image').count()).toBe(1);
});

test('stored XSS by post text, author and comment: nothing captured is markup among the hits, the posts and in the search field', async () => {
	const { origin, filing } = await officeToSearch();
	const page = await openPage(browser);
	await signIn(page, origin);
	for (const path of [
		'/sok?fraga=båt',
		`/paket/${filing.bundleId}/inlagg`,
		`/paket/${filing.bundleId}/inlagg?fraga=båt`,
		`/paket/${filing.bundleId}/las/manifest`,
		`/sok?fraga=${encodeURIComponent(`båt"><script>document.title="taken"</script>`)}`,
	]) {
		await page.goto(origin + path);
		await page.waitForTimeout(50);
		expect([path, await page.title()]).not.toContain('taken');
		expect([path, await page.locator('img[src="x"], main script').count()]).toEqual([path, 0]);
	}
	await page.goto(`${origin}/sok?fraga=båt`);
	expect(await page.getByText('<script>').count()).toBeGreaterThan(0);
});

test('a search tells nobody of a restricted bundle who may not see it, and each look of who may is recorded', async () => {
	const { office, origin, secret } = await officeToSearch();
	await addWith(office, 'Bo Åkesson', 'bo@kommunen.example', [{ role: 'archivist' }]);
	await addWith(office, 'Eva Ek', 'eva@kommunen.example', [{ role: 'records-officer' }]);
	const unit = { name: 'Skolan', creator: 'Nämnden', isCommunications: false };
	await office.register.change([{ kind: 'unit-added', id: 'skolan', unit }], 'Anna');
	await addWith(office, 'Li Dahl', 'li@kommunen.example', [{ role: 'records-officer', unitId: 'skolan' }]);
	for (const [email, hits, posts] of [
		['anna.lindqvist@kommunen.example', 3, 403],
		['bo@kommunen.example', 3, 403],
		['eva@kommunen.example', 4, 200],
		// Nothing of it is of the unit where they may see what is restricted.
		['li@kommunen.example', 0, 404],
	] as const) {
		const page = await openPage(browser);
		await signIn(page, origin, email);
		for (const path of ['/sok?fraga=båt', '/sok?fraga=hemlig*', '/sok.csv?fraga=båt']) {
			const text = await (await page.request.get(origin + path)).text();
			expect([email, path, /hemlig båt/i.test(text.replace(/<\/?mark>/g, ''))]).toEqual([
				email,
				path,
				hits === 4,
			]);
		}
		await page.goto(`${origin}/sok?fraga=båt`);
		expect([email, await page.locator('.found > li').count()]).toEqual([email, hits]);
		const answer = await page.request.get(`${origin}/paket/${secret.bundleId}/inlagg`);
		expect([email, answer.status()]).toEqual([email, posts]);
	}
	const looks = await office.catalogue.events({ subject: secret.bundleId, kinds: ['restricted-seen'] });
	expect(new Set(looks.map(({ actor, data }) => `${actor} ${data.what}`))).toEqual(
		new Set(['Eva Ek find', 'Eva Ek posts']),
	);
});

test('syntax of the search engine, NUL, and a query without an end are text, or refused in words', async () => {
	const { origin } = await officeToSearch();
	const page = await openPage(browser);
	await signIn(page, origin);
	for (const [written, status] of [
		['"', 400],
		['*', 400],
		['en b*', 400],
		['AND OR NOT', 200],
		['NEAR(båt skola)', 200],
		['scope:restricted', 200],
		["båt' OR 1=1 --", 200],
		['båt\u0000', 200],
		['-', 400],
		['a'.repeat(5000), 400],
		['å '.repeat(140), 400],
	] as const) {
		const answer = await page.request.get(`${origin}/sok?${new URLSearchParams({ fraga: written })}`);
		expect([written, answer.status()]).toEqual([written, status]);
		if (status === 400) expect(await answer.text()).toContain('Gör så här:');
	}
});

test('search, posts, comparison, calendar and documents are accessible, in both languages', async () => {
	const { office, origin, filing } = await officeToSearch();
	await filedWith(office, { posts: [post(3)], started: '2025-11-23T21:50:00.000Z', name: 'Före' });
	const [newest, ...others] = (await office.catalogue.filings({ account: filing.accountId })).map(
		({ bundleId }) => bundleId,
	);
	const page = await openPage(browser);
	await signIn(page, origin);
	const paths = [
		'/sok?fraga=båt&ar=2026',
		`/paket/${filing.bundleId}/inlagg`,
		`/konton/${filing.accountId}/jamfor?fran=${others.at(-1)}&till=${newest}`,
		'/kalender',
		`/paket/${filing.bundleId}/las/mets`,
	];
	for (const path of paths) {
		await page.goto(origin + path);
		await expectAccessible(page);
	}
	await page.getByRole('button', { name: 'In English' }).click();
	for (const path of paths) {
		await page.goto(origin + path);
		await expectAccessible(page);
	}
});
