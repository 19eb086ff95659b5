import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import type { Page } from 'playwright';
import { expect, onTestFinished } from 'vitest';
import type { Office } from '../../../src/office.ts';
import { serveWeb } from '../../../src/web/serve.ts';
import { type LoginLimits, serveLogins } from '../../../src/work/logins/serve-logins.ts';
import { type MembersSite, openMembersSite } from '../../capture/login/members-site.ts';
import { tempDir, tempOffice } from '../../storage/temp-office.ts';
import { addAccounts, addFirst, addWith, signIn } from '../office.ts';

export const BO = 'bo@kommunen.example';
export const EVA = 'eva@kommunen.example';
export const USER = 'redaktör';
export const PASS = 'hemligt-lösenord-42';

export interface Opened {
	readonly office: Office;
	readonly site: MembersSite;
	readonly origin: string;
	/** What the office and its worker have logged, on every level. */
	readonly log: string[];
	/** Path of the account's page. */
	readonly path: string;
}

/** An office with an account of a platform that shows nothing without a login; Bo may order for its unit, Eva for another one. */
export async function opened(address = (site: MembersSite) => site.address): Promise<Opened> {
	const site = await openMembersSite();
	onTestFinished(() => site.close());
	const log: string[] = [];
	const sink = new Writable({
		write(chunk, _, done) {
			log.push(String(chunk));
			done();
		},
	});
	const office = await tempOffice({
		env: {
			...{ WEB_PORT: '0', WEB_REPLAY_PORT: '0', ALLOW_HOSTS: site.allowHosts.join(',') },
			SESSION_KEY_FILE: join(await tempDir(), 'settings', 'key.txt'),
		},
		log: pino({ level: 'trace' }, sink),
	});
	const { origin, close } = await serveWeb(office);
	onTestFinished(close);
	await addFirst(office);
	await addAccounts(office, 'skolan', { kommunen: address(site) });
	await addAccounts(office, 'badet', { simhallen: 'https://social.example/@simhallen' });
	await addWith(office, 'Bo Åkesson', BO, [{ role: 'archivist', unitId: 'skolan' }]);
	await addWith(office, 'Eva Berg', EVA, [{ role: 'archivist', unitId: 'badet' }]);
	return { office, site, origin, log, path: '/konton/kommunen/inloggning' };
}

/** A worker in this process, which ends with the test. */
export function startWorker(office: Office, limits?: LoginLimits) {
	const stop = new AbortController();
	const ended = serveLogins(office, stop.signal, limits);
	const end = async () => {
		stop.abort();
		return ended;
	};
	onTestFinished(async () => {
		await end();
	});
	return { end };
}

/** Bo's browser, before the account's login. */
export async function openBrowserOf({ origin, path }: Opened, page: Page): Promise<void> {
	await signIn(page, origin, BO);
	await page.goto(origin + path);
	await page.getByRole('button', { name: 'Öppna webbläsaren' }).click();
}

/** Waits until the picture shows the platform. */
export async function pictureShown(page: Page): Promise<void> {
	await page.getByText('Webbläsaren är öppen.').waitFor();
	await expect.poll(() => page.locator('[data-place]').textContent()).toMatch(/^http:\/\/127/);
}
