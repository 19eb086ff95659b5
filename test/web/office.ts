import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { expect, onTestFinished } from 'vitest';
import type { Clock, Office } from '../../src/office.ts';
import type { Grant } from '../../src/records/people/person.ts';
import type { RegisterChange } from '../../src/records/register/change.ts';
import { serveWeb } from '../../src/web/serve.ts';
import { acceptInvitation, inviteFirst } from '../../src/work/people/invite.ts';
import { addPerson } from '../../src/work/people/people.ts';
import { accountAt } from '../storage/sample.ts';
import { tempOffice } from '../storage/temp-office.ts';

export const PASSWORD = 'korrekt häst batteri häftklammer';
export const FIRST = { name: 'Anna Lindqvist', email: 'anna.lindqvist@kommunen.example' };

export interface TestOffice {
	readonly office: Office;
	readonly origin: string;
}

/** A web office on loopback, on a port of its own, gone when the test ends. */
export async function openTestOffice(
	clock?: Clock,
	env: Readonly<Record<string, string>> = {},
): Promise<TestOffice> {
	const office = await tempOffice({
		env: { WEB_PORT: '0', WEB_REPLAY_PORT: '0', ...env },
		...(clock ? { clock } : {}),
	});
	const { origin, close } = await serveWeb(office);
	onTestFinished(close);
	return { office, origin };
}

/** The first administrator, who has chosen a password. */
export async function addFirst(office: Office): Promise<void> {
	const secret = await inviteFirst(office);
	if (secret === undefined) throw new Error('There is an administrator already');
	await acceptInvitation(office, secret, PASSWORD, FIRST);
}

/** Somebody with these roles, who has chosen the password; the first administrator is there. */
export async function addWith(
	office: Office,
	name: string,
	email: string,
	grants: readonly Grant[],
): Promise<void> {
	const by = await office.people.personOf(FIRST.email);
	if (!by) throw new Error('There is no administrator');
	const { secret } = await addPerson(office, { name, email, grants }, by);
	await acceptInvitation(office, secret, PASSWORD, { name: '', email: '' });
}

/** A unit with active accounts at these addresses, their ids as given. */
export async function addAccounts(
	office: Office,
	unitId: string,
	accounts: Readonly<Record<string, string>>,
): Promise<void> {
	const unit = { name: unitId, creator: 'Barn- och utbildningsnämnden', isCommunications: false };
	await office.register.change(
		[
			{ kind: 'unit-added', id: unitId, unit },
			...Object.entries(accounts).flatMap(([id, address]): RegisterChange[] => [
				{ kind: 'account-added', account: { id, unitId, ...accountAt(address), facts: { name: id } } },
				{ kind: 'status-changed', id, from: 'planned', to: 'active' },
			]),
		],
		FIRST.name,
	);
}

/** A page of a browser of its own. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
	const context = await browser.newContext({ locale: 'sv-SE', ...options });
	onTestFinished(() => context.close());
	return context.newPage();
}

export async function signIn(
	page: Page,
	origin: string,
	email = FIRST.email,
	password = PASSWORD,
): Promise<void> {
	await page.goto(`${origin}/logga-in`);
	await page.getByLabel('E-postadress').fill(email);
	await page.getByLabel('Lösenord').fill(password);
	await page.getByRole('button', { name: 'Logga in' }).click();
}

/** WCAG 2.2 A and AA as axe sees it, on what the page shows now. @param others what on it is somebody else's, as a selector */
export async function expectAccessible(page: Page, others?: string): Promise<void> {
	const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
	const axe = new AxeBuilder({ page }).withTags(tags);
	const { violations } = await (others ? axe.exclude(others) : axe).analyze();
	expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}
