import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyBundle } from '../../src/bundle/verify.ts';
import { openBrowser } from '../fixtures/visitor.ts';
import { tempDir } from '../storage/temp-office.ts';
import { filesOfZip, holding, showing } from '../work/disclosure/every-byte.ts';
import { fileSample, MARK, NAME } from '../work/disclosure/sample.ts';
import { addFirst, addWith, expectAccessible, openPage, openTestOffice, PASSWORD, signIn } from './office.ts';

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
});
afterAll(() => browser.close());

type Sent = [path: string, form?: Record<string, string>];
const RUT = ['Rut Berg', 'rut@kommunen.example'] as const;

/** Signs in without a browser. @returns how to ask for a page, or to send a form */
async function asked(origin: string, email: string) {
	const send = (path: string, form?: Record<string, string>, cookie = '') =>
		fetch(origin + path, {
			redirect: 'manual',
			method: form ? 'POST' : 'GET',
			headers: { ...(form ? { origin } : {}), cookie },
			...(form ? { body: new URLSearchParams(form) } : {}),
		});
	const answer = await send('/logga-in', { email, password: PASSWORD });
	const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
	return (path: string, form?: Record<string, string>) => send(path, form, cookie);
}

test('a records officer registers a request, strikes a name, reviews, and hands out a zip with a certificate', async () => {
	const { office, origin } = await openTestOffice();
	await addFirst(office);
	await addWith(office, ...RUT, [{ role: 'records-officer' }]);
	const dir = await tempDir();
	const filing = await fileSample(office, dir, { isRestricted: true });
	const source = join(filing.root, filing.path);
	const before = createHash('sha256').update(readFileSync(source)).digest('hex');
	const page = await openPage(browser);
	await signIn(page, origin, RUT[1]);
	await page.getByRole('link', { name: 'Utlämnande' }).click();
	await expectAccessible(page);
	await page.getByLabel('Vad begäran gäller').fill('Inläggen om julmarknaden');
	await page.getByLabel('Diarienummer (om det finns)').fill('KS 2026/9');
	await page.getByRole('button', { name: 'Registrera' }).click();
	await page.getByText('inte uppgivet').waitFor();
	await page.goto(`${origin}/paket/${filing.bundleId}`);
	await page.getByRole('button', { name: /Inläggen om julmarknaden/ }).click();
	await page.getByText('Paketet är valt.').waitFor();
	expect([...(await office.disclosures.holds([filing.bundleId])).keys()]).toEqual([filing.bundleId]);
	await expectAccessible(page);
	await page.getByRole('link', { name: 'Maska' }).click();
	await expectAccessible(page);
	await page.getByLabel('Skäl till maskningen').fill('21 kap. 1 § OSL');
	await page.getByLabel('Texter som maskas överallt').fill(NAME);
	const tile = page.locator('.strikable img').nth(1);
	await tile.scrollIntoViewIfNeeded();
	const box = await tile.boundingBox();
	if (!box) throw new Error('no tile is shown');
	// The tile is taller than the window: its upper edge may be above it.
	const top = Math.max(0, box.y) + 40;
	await page.mouse.move(box.x + 5, top);
	await page.mouse.down();
	await page.mouse.move(box.x + 60, top + 35);
	await page.mouse.up();
	expect(await page.getByLabel('Ytor i bilderna').inputValue()).toMatch(/^2:\d+,\d+,\d+,\d+$/);
	await page.getByRole('button', { name: 'Gör den maskade kopian' }).click();
	await page.getByText('Den maskade kopian är gjord.').waitFor();
	await page.getByRole('link', { name: 'Granska kopian' }).click();
	await expectAccessible(page);
	await page.getByRole('link', { name: 'Till begäran' }).click();
	await page.getByLabel('lämnas ut i sin helhet').check();
	await page.getByRole('button', { name: 'Spara prövningen' }).click();
	await page.getByText('Något är maskat, så handlingarna lämnas inte ut i sin helhet.').waitFor();
	await page.getByLabel('lämnas ut delvis, i maskad kopia').check();
	await page.getByLabel('Prövade lagrum').fill('21 kap. 1 § OSL');
	await page.getByLabel('Skäl').fill('Uppgift om enskilds hälsa');
	await page.getByRole('button', { name: 'Spara prövningen' }).click();
	await page.getByText('skriftligt beslut').waitFor();
	await page.getByRole('button', { name: 'Lämna ut och avsluta' }).click();
	const link = page.getByRole('link', { name: 'Hämta det som lämnades ut' });
	await expectAccessible(page);
	const handed = join(dir, 'handed.zip');
	writeFileSync(handed, await (await page.request.get(origin + (await link.getAttribute('href')))).body());
	await page.getByRole('button', { name: 'In English' }).click();
	await expectAccessible(page);

	const files = await filesOfZip(handed);
	const names = [...files.keys()];
	const copy = names.find((name) => name.endsWith('.zip')) ?? '';
	expect([...names].sort()).toEqual(['bevis-om-utlamnande.html', 'kontrollsummor.txt', copy]);
	const certificate = String(files.get('bevis-om-utlamnande.html'));
	const sha256 = createHash('sha256')
		.update(files.get(copy) ?? '')
		.digest('hex');
	for (const said of [sha256, 'KS 2026/9', 'Rut Berg', '21 kap. 1 § OSL', '6 kap. 3 §'])
		expect(certificate).toContain(said);
	expect(String(files.get('kontrollsummor.txt'))).toContain(`${sha256}  ${copy}\n`);
	const inner = join(dir, 'copy.zip');
	writeFileSync(inner, files.get(copy) ?? '');
	expect((await verifyBundle(inner)).ok).toBe(true);
	expect(await holding(inner, [NAME])).toEqual([]);
	expect(await showing(inner, MARK)).toEqual([]);
	expect(createHash('sha256').update(readFileSync(source)).digest('hex')).toBe(before);
	expect((await office.disclosures.holds([filing.bundleId])).size).toBe(0);
	await page.goto(`${origin}/sekretesslogg`);
	await expectAccessible(page);
	expect(await page.locator('tbody tr').count()).toBeGreaterThan(2);
	const looks = (await page.locator('tbody').textContent()) ?? '';
	for (const look of ['the redacted copy', 'handed out the bundle', 'fetched what was handed out'])
		expect(looks).toContain(look);
});

test('who has no right to hand out, or not in that unit, sees and does nothing of it (role escalation across units), and no path leads out of a copy', async () => {
	const { office, origin } = await openTestOffice();
	await addFirst(office);
	const filing = await fileSample(office, await tempDir());
	await office.register.change(
		['skolan', 'vattnet'].map((id) => ({
			...({ kind: 'unit-added', id } as const),
			unit: { name: id, creator: 'Nämnden', isCommunications: false },
		})),
		'Anna Lindqvist',
	);
	await addWith(office, ...RUT, [{ role: 'records-officer' }]);
	await addWith(office, 'Eva Ek', 'eva@kommunen.example', [{ role: 'records-officer', unitId: 'vattnet' }]);
	await addWith(office, 'Bo Åkesson', 'bo@kommunen.example', [{ role: 'archivist' }]);
	const { id: whole } = await office.disclosures.add(
		{ id: '11111111-0000-4000-8000-000000000000', receivedOn: '2026-11-20', what: 'Allt', requester: 'Elsa' },
		'Rut Berg',
	);
	const { id: school } = await office.disclosures.add(
		{
			id: '22222222-0000-4000-8000-000000000000',
			receivedOn: '2026-11-20',
			what: 'Skolan',
			unitId: 'skolan',
		},
		'Rut Berg',
	);
	const [rut, eva, bo, anna] = await Promise.all(
		[RUT[1], 'eva@kommunen.example', 'bo@kommunen.example', 'anna.lindqvist@kommunen.example'].map((email) =>
			asked(origin, email),
		),
	);
	expect((await rut?.(`/utlamnanden/${whole}/valj`, { bundle: filing.bundleId }))?.status).toBe(303);
	const paths = [whole, school].flatMap((id): Sent[] => [
		[`/utlamnanden/${id}`],
		[`/utlamnanden/${id}/fil`],
		[`/utlamnanden/${id}/maska/${filing.bundleId}`],
		[`/utlamnanden/${id}/kopia/${filing.bundleId}`],
		[`/utlamnanden/${id}/valj`, { bundle: filing.bundleId }],
		[`/utlamnanden/${id}/ta-bort`, { bundle: filing.bundleId }],
		[`/utlamnanden/${id}/prova`, { outcome: 'whole' }],
		[`/utlamnanden/${id}/lamna-ut`, {}],
		[`/utlamnanden/${id}/avsluta`, { how: 'withdrawn' }],
		[`/utlamnanden/${id}/maska/${filing.bundleId}`, { reason: 'x', post: '1' }],
	]);
	for (const ask of [eva, bo, anna])
		for (const [path, form] of paths)
			expect([path, (await ask?.(path, form))?.status]).toEqual([path, ask === eva ? 404 : 403]);
	const general: readonly Sent[] = [
		['/utlamnanden'],
		['/sekretesslogg'],
		['/utlamnanden', { what: 'x', received: '2026-11-20' }],
	];
	for (const ask of [bo, anna])
		for (const [path, form] of general)
			expect([path, (await ask?.(path, form))?.status]).toEqual([path, 403]);
	// Who hands out in one unit neither registers a request beyond it nor sees those of others.
	for (const unit of ['', 'skolan'])
		expect((await eva?.('/utlamnanden', { what: 'x', received: '2026-11-20', unit }))?.status).toBe(403);
	expect(await (await eva?.('/utlamnanden'))?.text()).not.toContain('Skolan');
	const { id: water } = await office.disclosures.add(
		{
			id: '33333333-0000-4000-8000-000000000000',
			receivedOn: '2026-11-20',
			what: 'Vattnet',
			unitId: 'vattnet',
		},
		'Rut Berg',
	);
	expect((await eva?.(`/utlamnanden/${water}/valj`, { bundle: filing.bundleId }))?.status).toBe(404);
	expect((await office.disclosures.disclosure(water))?.picks).toEqual([]);
	expect((await office.disclosures.disclosure(whole))?.picks).toHaveLength(1);

	const form = { reason: '21 kap. 1 § OSL', post: '2' };
	expect((await rut?.(`/utlamnanden/${whole}/maska/${filing.bundleId}`, form))?.status).toBe(303);
	const base = `/utlamnanden/${whole}/kopia/${filing.bundleId}/fil`;
	expect((await rut?.(`${base}/documentation/LASMIG.html`))?.status).toBe(200);
	for (const path of ['..%2f..%2fcatalogue.sqlite', 'documentation/..%2fMETS.xml', '%00', '%2fetc%2fpasswd'])
		expect([path, ((await rut?.(`${base}/${path}`))?.status ?? 0) >= 400]).toEqual([path, true]);

	// A review is of the copy that the reviewer had before them.
	const open = async () => (await rut?.(`/utlamnanden/${whole}`))?.text();
	const readOf = (text = '') => /name="read" value="([^"]+)"/.exec(text)?.[1] ?? '';
	const old = readOf(await open());
	expect(
		(await rut?.(`/utlamnanden/${whole}/maska/${filing.bundleId}`, { ...form, post: '3' }))?.status,
	).toBe(303);
	const review = { outcome: 'part', sections: '', reason: 'Hälsa' };
	for (const read of ['', old]) {
		const refused = await rut?.(`/utlamnanden/${whole}/prova`, { ...review, read });
		expect([refused?.status, await refused?.text()]).toEqual([
			400,
			expect.stringContaining('Begäran eller prövningen ändrades under tiden.'),
		]);
	}
	expect((await office.disclosures.disclosure(whole))?.review).toBeUndefined();
	const now = readOf(await open());
	expect((await rut?.(`/utlamnanden/${whole}/prova`, { ...review, read: now }))?.status).toBe(303);

	for (const id of ['%25', '_', whole.replace('1', '_')])
		expect([id, (await rut?.(`/utlamnanden/${id}`))?.status]).toEqual([id, 404]);
});
