import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../fixtures/visitor.ts';
import { handClock } from '../../storage/temp-office.ts';
import { expectAccessible, openPage } from '../office.ts';
import { openDevice } from '../passkeys/device.ts';
import { begun, MINE } from '../passkeys/opened.ts';
import { addKnown, arrive, type Crooked, officeWithService, openFetcher, shown } from './service.ts';

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
});
afterAll(() => browser.close());

/** Bo, whom the service has let through, in an office that has a name. */
async function letThrough(clock?: ReturnType<typeof handClock>) {
	const opened = await officeWithService({ host: 'localhost', ...(clock ? { clock } : {}) });
	const id = await addKnown(opened, 'bo', 'Bo Åkesson');
	const ask = openFetcher();
	expect((await ask(await arrive(opened, ask, 'bo'))).status).toBe(303);
	return { ...opened, opened, id, ask };
}

test('whoever comes by the organisation’s service shows there anew who they are, and adds a passkey', async () => {
	const { opened, origin, office, id, ask } = await letThrough();
	expect((await shown(await ask(origin + MINE))).text).toContain('Visa att det är du, med kommunkontot');
	expect((await ask(`${origin}${MINE}/borja`, {})).status).toBe(400);
	const before = await office.people.visitsOf(id);
	expect((await ask(await arrive(opened, ask, 'bo', MINE, true))).headers.get('location')).toBe(MINE);
	const answer = openDevice(origin).make(await begun(ask, origin, MINE));
	expect((await ask(origin + MINE, { name: 'Telefonen', answer })).status).toBe(303);
	expect(await office.passkeys.passkeys(id)).toHaveLength(1);
	// The visit that the browser had can be reached by nobody, and is gone.
	const after = await office.people.visitsOf(id);
	expect(after).toHaveLength(1);
	expect(after[0]?.key).not.toBe(before[0]?.key);
});

const there = async (page: Page) => {
	await page.locator('[name=login]').fill('bo');
	await page.locator('[name=password]').fill('vad som helst');
	await page.locator('button[type=submit]').click();
};

test('the way there and back works by the keyboard, and without JavaScript', async () => {
	const { origin } = await letThrough();
	const page = await openPage(browser, { javaScriptEnabled: false });
	await page.goto(`${origin}${MINE}`);
	await page.getByRole('link', { name: 'Logga in med kommunkontot' }).click();
	await there(page);
	await page.getByRole('link', { name: 'Visa att det är du, med kommunkontot' }).press('Enter');
	// It knows the person, and asks all the same.
	await there(page);
	await page.getByRole('heading', { name: 'Lägg till en inloggningsnyckel' }).waitFor();
	expect(await page.getByRole('link', { name: 'Visa att det är du' }).count()).toBe(0);
});

test('its pages are accessible, in both languages', async () => {
	const { origin, opened } = await letThrough();
	const page = await openPage(browser);
	await page.goto(`${origin}${MINE}`);
	await page.getByRole('link', { name: 'Logga in med kommunkontot' }).click();
	await there(page);
	await page.getByRole('link', { name: 'Visa att det är du, med kommunkontot' }).waitFor();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'In English' }).click();
	await page.getByRole('link', { name: 'Show that it is you, with kommunkontot' }).waitFor();
	await expectAccessible(page);
	opened.crooked.claims = ({ auth_time: _, ...own }) => own;
	await page.getByRole('link', { name: 'Show that it is you, with kommunkontot' }).click();
	await there(page);
	await page.getByText('does not say when you signed in there').waitFor();
	await expectAccessible(page);
	await page.getByRole('link', { name: 'To my sign-in' }).click();
	await page.getByRole('heading', { name: 'My sign-in' }).waitFor();
});

describe('a computer that somebody left, where the service lets through whoever sits there', () => {
	test('a new sign-in without a question (single sign-on) makes no passkey', async () => {
		const { opened, origin, office, id, ask } = await letThrough();
		await ask(`${origin}/logga-ut`, {});
		// The service has its own session: it lets the next one through.
		expect((await ask(await arrive(opened, ask, 'bo'))).status).toBe(303);
		expect((await ask(origin + MINE)).status).toBe(200);
		expect((await shown(await ask(`${origin}${MINE}/borja`, {}))).text).toContain('mer än 15 minuter');
		expect(await office.passkeys.passkeys(id)).toEqual([]);
	});

	const now = () => Math.floor(Date.now() / 1000);
	const UNASKED: readonly (readonly [name: string, crooked: Crooked, words: string])[] = [
		[
			'that passes over being asked',
			{ claims: (own) => ({ ...own, auth_time: now() - 1000 }) },
			'utan att fråga',
		],
		['that does not say when', { claims: ({ auth_time: _, ...own }) => own }, 'säger inte när'],
		['whose time lies ahead', { claims: (own) => ({ ...own, auth_time: now() + 600 }) }, 'utan att fråga'],
		['whose time is no number', { claims: (own) => ({ ...own, auth_time: '9999999999' }) }, ''],
		['whose time is no date', { claims: (own) => ({ ...own, auth_time: 1e300 }) }, ''],
	];
	test.each(UNASKED)('a service %s shows nobody anew', async (_, crooked, words) => {
		const { opened, origin, office, id, ask } = await letThrough();
		const answer = await arrive(opened, ask, 'bo', MINE, true);
		Object.assign(opened.crooked, crooked);
		const { status, text } = await shown(await ask(answer));
		expect([status, text]).toEqual([400, expect.stringContaining(words)]);
		// Still in as before, and no more than before.
		expect((await ask(`${origin}/jag`)).status).toBe(200);
		expect((await ask(`${origin}${MINE}/borja`, {})).status).toBe(400);
		expect(await office.people.visitsOf(id)).toHaveLength(1);
	});

	test('what was shown is over after 15 minutes', async () => {
		const clock = handClock(new Date().toISOString());
		const { opened, origin, ask } = await letThrough(clock);
		await ask(await arrive(opened, ask, 'bo', MINE, true));
		expect((await ask(`${origin}${MINE}/borja`, {})).status).toBe(200);
		clock.forward(16 * 60);
		expect((await ask(`${origin}${MINE}/borja`, {})).status).toBe(400);
	});
});

test('unbinding takes back the keys that the person has made for programs, and stops their webhooks', async () => {
	const { office, id } = await letThrough();
	const madeAt = office.clock.now().toISOString();
	const endsAt = new Date(Date.now() + 86_400_000).toISOString();
	const key = 'a'.repeat(64);
	const token = {
		id: 't',
		personId: id,
		name: 'Diariet',
		grants: [{ role: 'reader' as const }],
		madeAt,
		endsAt,
	};
	await office.tokens.add(token, key, 'Bo Åkesson');
	const hook = { id: 'h', address: 'https://arende.example/', events: ['account.closed'] as const };
	await office.hooks.add({ ...hook, madeBy: 'Bo Åkesson' }, 'c2VjcmV0');
	await office.hooks.add({ ...hook, id: 'i', madeBy: 'Anna Lindqvist' }, 'c2VjcmV0');
	await office.identities.release(id, 'Anna Lindqvist');
	expect((await office.hooks.hooks()).map(({ id, stopped }) => [id, stopped?.why])).toEqual([
		['h', 'person'],
		['i', undefined],
	]);
	expect((await office.tokens.token(key))?.revokedAt).toBeDefined();
	expect((await office.catalogue.events({ subject: 't' })).map(({ kind, actor }) => [kind, actor])).toEqual([
		['token-made', 'Bo Åkesson'],
		['token-revoked', 'Anna Lindqvist'],
	]);
});
