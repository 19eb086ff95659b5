import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { orderDelivery } from '../../src/work/delivery/order-delivery.ts';
import { sendAsked } from '../../src/work/delivery/send-asked.ts';
import { takeReceipt } from '../../src/work/delivery/take-receipt.ts';
import { samplePacked, workshop } from '../bundle/sample.ts';
import { openBrowser } from '../fixtures/visitor.ts';
import { tempDir } from '../storage/temp-office.ts';
import { filedCopy, folderTarget } from '../work/delivery/archive.ts';
import { expectAccessible, openPage, signIn } from './office.ts';
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
const NEVER = new AbortController().signal;

test('a delivery that has stopped is on the start page of who hands out in its unit, with the way to it, and of nobody else', async () => {
	const { office, origin, get } = await twoUnits([
		{ role: 'records-officer', unitId: 'skolan' },
		{ role: 'archivist', unitId: 'vattnet' },
	]);
	await folderTarget(office, '/finns/inte');
	const order = async (address: string) => {
		const { bundleId } = await filedCopy(office, packed, { address });
		const wish = { target: 't', bundles: [bundleId], by: 'Rut', isAgain: false };
		return (await orderDelivery(office, wish, NEVER)).number;
	};
	const own = await order('https://social.example/@almby');
	const other = await order('https://social.example/@vatten');
	await sendAsked(office, NEVER, { seconds: 60 });
	const page = await openPage(browser);
	await signIn(page, origin, 'bo@kommunen.example');
	const need = page.locator('section.need', { hasText: 'Leveranser som har stannat' });
	await need.getByRole('link', { name: `${own} till e-arkivet, ett paket` }).waitFor();
	expect(await need.getByRole('listitem').count()).toBe(1);
	await expectAccessible(page);
	expect(await (await get('/')).text()).not.toContain(other);
	await need.getByRole('link').click();
	await page.getByText('Försöks inte igen förrän någon ber om det.').waitFor();
});

test('an archivist who hands out nothing is not told of deliveries', async () => {
	const { office, get } = await twoUnits([{ role: 'archivist' }]);
	await folderTarget(office, '/finns/inte');
	const { bundleId } = await filedCopy(office, packed);
	await orderDelivery(office, { target: 't', bundles: [bundleId], by: 'Rut', isAgain: false }, NEVER);
	await sendAsked(office, NEVER, { seconds: 60 });
	expect(await (await get('/')).text()).not.toContain('Leveranser som har stannat');
});

test('a refusal that nothing more is done about is noted with its reason, without scripts, and leaves the start page', async () => {
	const { office, origin } = await twoUnits([{ role: 'records-officer', unitId: 'skolan' }]);
	await folderTarget(office, await tempDir());
	const { bundleId } = await filedCopy(office, packed, { address: 'https://social.example/@almby' });
	const wish = { target: 't', bundles: [bundleId], by: 'Rut', isAgain: false };
	const { number } = await orderDelivery(office, wish, NEVER);
	await sendAsked(office, NEVER, { seconds: 60 });
	const byHand = { received: [], refused: [bundleId], reason: 'Fel format' };
	await takeReceipt(office, number, { byHand, isCorrection: false, by: 'Rut' });
	const page = await openPage(browser, { javaScriptEnabled: false });
	await signIn(page, origin, 'bo@kommunen.example');
	const need = page.locator('section.need', { hasText: 'arkivet har avvisat' });
	await need.getByText('låt avvisningen stå fast').waitFor();
	await need.getByRole('link').click();
	await page.getByText('Låt avvisningen stå fast').click();
	await page.getByLabel('Varför det inte levereras på nytt').fill('Arkivet tar inte emot chattar');
	await page.getByRole('button', { name: 'Anteckna beslutet' }).click();
	await page.getByText('Det är antecknat att avvisningen står fast.').waitFor();
	await page.getByText('Ett avvisat paket levereras inte på nytt. Antecknat av Bo Åkesson').waitFor();
	await page.getByText('Arkivet tar inte emot chattar').waitFor();
	expect(await page.getByText('Låt avvisningen stå fast').count()).toBe(0);
	await page.goto(origin);
	expect(await need.count()).toBe(0);
});
