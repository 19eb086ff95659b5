import type { Browser, CDPSession, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../fixtures/visitor.ts';
import { addFirst, addWith, expectAccessible, FIRST, openPage, openTestOffice, signIn } from '../office.ts';

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
});
afterAll(() => browser.close());

const USE = { name: 'Använd en inloggningsnyckel' } as const;

async function opened() {
	const { office, origin } = await openTestOffice();
	await addFirst(office);
	return { office, numbers: origin, origin: origin.replace('127.0.0.1', 'localhost') };
}

/** A device that keeps passkeys in the browser itself, and whose person says yes to all. */
async function deviceOf(page: Page, more: object = {}) {
	const cdp: CDPSession = await page.context().newCDPSession(page);
	await cdp.send('WebAuthn.enable');
	const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
			...{ isUserVerified: true, automaticPresenceSimulation: true, ...more },
		},
	});
	const own = { authenticatorId };
	return {
		credentials: async () => (await cdp.send('WebAuthn.getCredentials', own)).credentials,
		/** Puts another count on all passkeys, as a copy of the device would have it. */
		setCounter: async (signCount: number) => {
			const { credentials } = await cdp.send('WebAuthn.getCredentials', own);
			await cdp.send('WebAuthn.clearCredentials', own);
			for (const credential of credentials)
				await cdp.send('WebAuthn.addCredential', { ...own, credential: { ...credential, signCount } });
		},
		verifies: (isUserVerified: boolean) => cdp.send('WebAuthn.setUserVerified', { ...own, isUserVerified }),
	};
}

async function add(page: Page, name: string): Promise<void> {
	await page.getByLabel('Namn', { exact: true }).fill(name);
	await page.getByRole('button', { name: 'Lägg till' }).click();
}

test('a person adds a passkey, signs in by it without writing anything, renames and removes it', async () => {
	const { office, origin } = await opened();
	const page = await openPage(browser);
	const faults: string[] = [];
	page.on('console', (line) => line.type() === 'error' && faults.push(line.text()));
	page.on('pageerror', (error) => faults.push(error.message));
	const device = await deviceOf(page);
	await signIn(page, origin);
	await page.getByRole('link', { name: 'Min inloggning' }).click();
	await page.getByRole('link', { name: 'Inloggningsnycklar' }).click();
	await page.getByText('Du har inga inloggningsnycklar.').waitFor();
	await expectAccessible(page);
	await add(page, 'Jobbdatorn');
	await page.getByText('Inloggningsnyckeln är tillagd.').waitFor();
	await expectAccessible(page);
	expect(await device.credentials()).toMatchObject([{ rpId: 'localhost', isResidentCredential: true }]);

	// The same device is asked to make no second one.
	await add(page, 'En till');
	await page.getByRole('alert').getByText('Enheten har redan en inloggningsnyckel hit.').waitFor();
	await expectAccessible(page);

	await page.getByRole('button', { name: 'Logga ut', exact: true }).click();
	await page.getByText('Du är utloggad.').waitFor();
	await expectAccessible(page);
	await page.goto(`${origin}/konton`);
	await page.getByRole('button', USE).click();
	await page.getByRole('heading', { name: 'Konton' }).waitFor();

	await page.goto(`${origin}/jag/inloggningsnycklar`);
	await page.getByRole('textbox', { name: 'Namn på Jobbdatorn' }).fill('Datorn på kontoret');
	await page.getByRole('button', { name: 'Byt namn på Jobbdatorn' }).click();
	await page.getByText('Namnet är ändrat.').waitFor();
	await page.getByRole('button', { name: 'Ta bort Datorn på kontoret' }).click();
	await page.getByText('Inloggningsnyckeln är borttagen').waitFor();

	await page.getByRole('button', { name: 'Logga ut', exact: true }).click();
	await page.getByRole('button', USE).click();
	await page.getByText('Inloggningsnyckeln finns inte här').waitFor();
	await expectAccessible(page);
	const events = await office.catalogue.events({ kinds: ['passkey-added', 'passkey-removed', 'signed-in'] });
	expect(events).toHaveLength(4);
	// The refused one is an answer of 400, which Chromium tells of; nothing is refused by the policy.
	expect(faults.filter((text) => !/status of 400/.test(text))).toEqual([]);
});

test('a device that is no longer alone, one that does not know its person, and none at all', async () => {
	const { office, origin } = await opened();
	const page = await openPage(browser);
	const device = await deviceOf(page);
	await signIn(page, origin);
	await page.goto(`${origin}/jag/inloggningsnycklar`);
	await add(page, 'Telefonen');
	await page.getByText('Inloggningsnyckeln är tillagd.').waitFor();
	await page.getByRole('button', { name: 'Logga ut', exact: true }).click();
	await device.setCounter(100);
	await page.getByRole('button', USE).click();
	await page.getByRole('heading', { name: 'Start' }).waitFor();
	await page.getByRole('button', { name: 'Logga ut', exact: true }).click();

	await device.verifies(false);
	await page.getByRole('button', USE).click();
	await page.getByRole('alert').getByText('Det avbröts').waitFor();
	await device.verifies(true);
	await device.setCounter(7);
	await page.getByRole('button', USE).click();
	await page.getByText('Det verkar finnas en kopia av inloggningsnyckeln ”Telefonen”').waitFor();
	await signIn(page, origin);
	await page.goto(`${origin}/jag/inloggningsnycklar`);
	await page.getByText('stängd: det verkar finnas en kopia av den.').waitFor();
	await expectAccessible(page);
	expect(await office.passkeys.passkeys()).toMatchObject([{ doubtedAt: expect.any(String) }]);
});

test('an administrator removes the passkeys of somebody who has lost their phone', async () => {
	const { office, origin } = await opened();
	await addWith(office, 'Bo Åkesson', 'bo@kommunen.example', [{ role: 'reader' }]);
	const his = await openPage(browser);
	await deviceOf(his);
	await signIn(his, origin, 'bo@kommunen.example');
	await his.goto(`${origin}/jag/inloggningsnycklar`);
	await add(his, 'Telefonen');
	await his.getByText('Inloggningsnyckeln är tillagd.').waitFor();

	const page = await openPage(browser, { javaScriptEnabled: false });
	await signIn(page, origin);
	await page.getByRole('link', { name: 'Personer' }).click();
	await page.getByRole('link', { name: 'Bo Åkesson' }).click();
	await page.getByRole('button', { name: 'Ta bort inloggningsnycklarna' }).click();
	await page.getByText('Inloggningsnycklarna är borttagna, och personen är utloggad överallt.').waitFor();
	await his.goto(`${origin}/jag`);
	await his.getByRole('button', USE).click();
	await his.getByText('Inloggningsnyckeln finns inte här').waitFor();
});

test('without JavaScript, and where the script does not come, the pages say what is needed, and the password works', async () => {
	const { origin } = await opened();
	const bare = await openPage(browser, { javaScriptEnabled: false });
	const cut = await openPage(browser);
	await cut.route('**/stil/*.js', (asked) => asked.abort());
	for (const page of [bare, cut]) {
		await page.goto(`${origin}/logga-in`);
		await page.getByText('Inloggningsnycklar kräver att JavaScript är påslaget').waitFor();
		expect(await page.getByRole('button', USE).count()).toBe(0);
		// axe is a script itself.
		if (page === cut) await expectAccessible(page);
		await signIn(page, origin);
		await page.goto(`${origin}/jag/inloggningsnycklar`);
		await page.getByText('Inloggningsnycklar kräver att JavaScript är påslaget').waitFor();
		if (page === cut) await expectAccessible(page);
	}
});

test('where the office is reached by an IP address it is said why there can be none, and where there can', async () => {
	const { numbers, origin } = await opened();
	const page = await openPage(browser);
	await page.goto(`${numbers}/logga-in`);
	expect(await page.getByRole('button', USE).count()).toBe(0);
	await signIn(page, numbers);
	await page.goto(`${numbers}/jag/inloggningsnycklar`);
	await page.getByText(`Öppna kontoret på ${origin} i stället.`).waitFor();
	await expectAccessible(page);
});

test('in English by choice', async () => {
	const { origin } = await opened();
	const page = await openPage(browser);
	await deviceOf(page);
	await page.goto(`${origin}/logga-in`);
	await page.getByRole('button', { name: 'In English' }).click();
	await page.getByLabel('E-mail address').fill(FIRST.email);
	await page.getByLabel('Password').fill('korrekt häst batteri häftklammer');
	await page.getByRole('button', { name: 'Sign in' }).click();
	await page.goto(`${origin}/jag/inloggningsnycklar`);
	await page.getByLabel('Name', { exact: true }).fill('Work phone');
	await page.getByRole('button', { name: 'Add' }).click();
	await page.getByText('The passkey is added.').waitFor();
	await expectAccessible(page);
});
