import { readdir } from 'node:fs/promises';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendAsked } from '../../src/work/delivery/send-asked.ts';
import { samplePacked, workshop } from '../bundle/sample.ts';
import { openBrowser } from '../fixtures/visitor.ts';
import { tempDir } from '../storage/temp-office.ts';
import { filedCopy, folderTarget } from '../work/delivery/archive.ts';
import { addFirst, addWith, expectAccessible, openPage, openTestOffice, signIn } from './office.ts';
import { twoUnits } from './two-units.ts';

const { dir, clean } = workshop();
let packed: string;
let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
	({ file: packed } = await samplePacked(dir));
});
afterAll(async () => {
	await browser.close();
	clean();
});

const RUT = 'rut@kommunen.example';
const NEVER = new AbortController().signal;
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const go = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).click();

test.each([
	['with', true],
	['without', false],
])(
	'a records officer orders a delivery, sees it sent by the worker, and takes the receipt in, %s scripts',
	async (_, javaScriptEnabled) => {
		const { office, origin } = await openTestOffice();
		await addFirst(office);
		const where = await tempDir();
		await folderTarget(office, where, { agreement: 'KS 2026/7' });
		const { bundleId } = await filedCopy(office, packed);
		const hidden = await filedCopy(office, packed, { isRestricted: true });
		await addWith(office, 'Rut Berg', RUT, [{ role: 'records-officer' }]);
		const page = await openPage(browser, { javaScriptEnabled });
		// What looks at the page is a script itself.
		const accessible = async () => javaScriptEnabled && expectAccessible(page);
		page.setDefaultTimeout(8000);
		await signIn(page, origin, RUT);
		await page.goto(`${origin}/paket`);
		await go(page, 'Leveranser till e-arkiv');
		await page.getByText('Inga leveranser.').waitFor();
		await go(page, 'Beställ en leverans');
		// Nothing is chosen: the same words as the command, and what to do on this page.
		await press(page, 'Visa vad som skulle levereras');
		await page.getByRole('alert').getByText('Det framgår inte vilka paket som ska levereras.').waitFor();
		await accessible();
		await page.getByLabel('År', { exact: true }).selectOption('2026');
		await press(page, 'Visa vad som skulle levereras');
		await page.getByText('Ett paket skulle levereras till e-arkivet. Inget är beställt än.').waitFor();
		await page
			.getByRole('row', { name: hidden.bundleId.slice(0, 8) })
			.getByText('sekretessmarkerat')
			.waitFor();
		await accessible();
		expect(await office.deliveries.list()).toEqual([]);
		await press(page, 'Beställ leveransen');
		await page.getByText('Leveransen är beställd.').waitFor();
		await page.getByText('Väntar på att skickas, eller skickas nu. Begärt av Rut Berg').waitFor();
		// The office has sent nothing itself.
		expect(await readdir(where)).toEqual([]);
		await accessible();
		const [delivery] = await office.deliveries.list();
		const number = delivery?.number ?? '';
		await sendAsked(office, NEVER, { seconds: 60 });
		await page.goto(`${origin}/leveranser/${number}`);
		await page.getByText('1 skickat, kvittens saknas').waitFor();
		const list = await (await page.request.get(`${origin}/leveranser/${number}/leveranslista.csv`)).text();
		expect(list).toContain(bundleId);
		const answer = async (text: string) => {
			const buffer = Buffer.from(`Id;Besked;Orsak\n${text}\n`);
			await page
				.getByLabel('Fil', { exact: true })
				.setInputFiles({ name: 'kvittens.csv', mimeType: 'text/csv', buffer });
			await press(page, 'Ta in kvittensen');
		};
		await answer('ffffffff;mottaget;');
		await page.getByRole('alert').getByText('ingår inte i leveransen').waitFor();
		await answer(`${bundleId};mottaget;`);
		await page.getByText('Kvittensen är intagen. Mottagna: 1.').waitFor();
		// It was wrong, and is put right by hand.
		await page.getByLabel('Avvisade paket').fill(bundleId);
		await page.getByLabel('Orsak till att de avvisades').fill('Fel format');
		await page.getByLabel('Ändra ett besked som togs in tidigare och var fel').last().check();
		await press(page, 'Anteckna svaret');
		await page.getByRole('row', { name: 'avvisat' }).getByText('Fel format').waitFor();
		expect((await office.catalogue.events({ subject: bundleId })).at(-1)).toMatchObject({
			...{ kind: 'bundle-refused', actor: 'Rut Berg' },
		});
		await page.goto(`${origin}/leveranser`);
		await page.getByRole('row', { name: number }).getByText('besvarad').waitFor();
		await accessible();
		await page.getByRole('button', { name: 'In English' }).click();
		for (const path of ['/leveranser', '/leveranser/ny', `/leveranser/${number}`]) {
			await page.goto(origin + path);
			await accessible();
		}
	},
	240_000,
);

test('a delivery that waits says why and what to do, and is given up with a reason', async () => {
	const { office, origin } = await openTestOffice();
	await addFirst(office);
	await folderTarget(office, '/finns/inte');
	await filedCopy(office, packed);
	await addWith(office, 'Rut Berg', RUT, [{ role: 'records-officer' }]);
	const page = await openPage(browser);
	page.setDefaultTimeout(8000);
	await signIn(page, origin, RUT);
	await page.goto(`${origin}/leveranser/ny`);
	await page.getByLabel('År', { exact: true }).selectOption('2026');
	await press(page, 'Visa vad som skulle levereras');
	await press(page, 'Beställ leveransen');
	await sendAsked(office, NEVER, { seconds: 60 });
	await page.reload();
	await page.getByText('Det gick inte senast.').waitFor();
	await page.getByText('Försöks inte igen förrän någon ber om det.').waitFor();
	await expectAccessible(page);
	await page.getByText('Ta tillbaka', { exact: true }).click();
	await page.getByLabel('Skäl', { exact: true }).fill('Fel arkiv');
	await press(page, 'Ta tillbaka leveransen');
	await page.getByText('Väntar på att tas tillbaka. Begärt av Rut Berg').waitFor();
	await sendAsked(office, NEVER, { seconds: 60 });
	await page.reload();
	await page.getByRole('row', { name: 'återtaget' }).getByText('Fel arkiv').waitFor();
}, 240_000);

test('who hands out in one unit orders, sees and answers nothing of another, and others nothing at all', async () => {
	const { office, get, post, events } = await twoUnits([
		{ role: 'archivist' },
		{ role: 'records-officer', unitId: 'skolan' },
	]);
	await folderTarget(office, await tempDir());
	const own = await filedCopy(office, packed, { address: 'https://social.example/@almby' });
	const other = await filedCopy(office, packed, { address: 'https://social.example/@vatten' });
	const order = (fields: Readonly<Record<string, string>>) =>
		post('/leveranser/ny', { target: 't', seen: 'ja', ...fields });
	const before = await events();
	for (const fields of [{ unit: 'vattnet' }, { year: '2026' }, { bundles: other.bundleId }, {}])
		expect([fields, (await order(fields)).status]).toEqual([fields, 403]);
	expect(await events()).toEqual(before);
	expect((await order({ unit: 'skolan' })).status).toBe(303);
	const [mine] = await office.deliveries.list();
	expect(mine?.bundles.map(({ line }) => line.bundleId)).toEqual([own.bundleId]);
	const theirs = await office.deliveries.order(
		{
			...{ id: 'd', targetId: 't', target: { name: 'e-arkivet', kind: 'folder', where: '/x' }, system: 'x' },
			...{ organisation: { name: 'x' }, orderedBy: 'Anna', orderedAt: '2026-11-29T10:00:00Z' },
			lines: [{ ...(mine?.bundles[0]?.line as never as object), bundleId: other.bundleId } as never],
		},
		2026,
	);
	const list = await (await get('/leveranser')).text();
	expect([list.includes(mine?.number ?? '-'), list.includes(theirs.number)]).toEqual([true, false]);
	const asked = async (answer: Promise<Response>, number: string) => {
		const told = await answer;
		return [told.status, (await told.text()).replaceAll(number, 'NR')];
	};
	for (const path of ['', '/leveranslista.csv'])
		expect(await asked(get(`/leveranser/${theirs.number}${path}`), theirs.number)).toEqual(
			await asked(get(`/leveranser/2026-9999${path}`), '2026-9999'),
		);
	const after = await events();
	for (const [path, fields] of [
		['fortsatt', {}],
		['ta-tillbaka', { reason: 'x' }],
		['kvittens', { received: 'all' }],
	] as const)
		expect([path, (await post(`/leveranser/${theirs.number}/${path}`, fields)).status]).toEqual([path, 404]);
	// No form is taken that another page sent (CSRF).
	for (const path of [
		'ny',
		`${mine?.number}/fortsatt`,
		`${mine?.number}/ta-tillbaka`,
		`${mine?.number}/kvittens`,
	])
		expect((await post(`/leveranser/${path}`, {}, { origin: 'https://ond.example' })).status).toBe(403);
	expect(await events()).toEqual(after);
}, 120_000);

test('an archivist and an administrator deliver nothing', async () => {
	const { get, post } = await twoUnits([{ role: 'archivist' }, { role: 'administrator' }]);
	for (const path of ['/leveranser', '/leveranser/ny', '/leveranser/2026-0001'])
		expect([path, (await get(path)).status]).toEqual([path, 403]);
	for (const path of ['ny', '2026-0001/fortsatt', '2026-0001/ta-tillbaka', '2026-0001/kvittens'])
		expect([path, (await post(`/leveranser/${path}`, {})).status]).toEqual([path, 403]);
	expect(await (await get('/paket')).text()).not.toContain('/leveranser');
});
