import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openBrowser } from '../../fixtures/visitor.ts';
import { openPage, signIn } from '../office.ts';
import { BO, type Opened, openBrowserOf, opened, pictureShown, startWorker } from './opened.ts';

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
});
afterAll(() => browser.close());

const LONG = 600_000;

/** Processes that descend from one, by what Linux says of each. */
function descendants(pid: number): number[] {
	const parents = readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.flatMap((name) => {
			try {
				const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
				return [[Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])] as const];
			} catch {
				// It has ended since the list was read.
				return [];
			}
		});
	const below = (of: number): number[] =>
		parents.filter(([, parent]) => parent === of).flatMap(([child]) => [child, ...below(child)]);
	return below(pid);
}

const isAlive = (pid: number) => {
	try {
		return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
	} catch {
		return false;
	}
};

/** A worker in a process of its own. */
async function workerOf({ office }: Opened) {
	const { DATA_DIR, SESSION_KEY_FILE = '', ALLOW_HOSTS } = office.config;
	const child = spawn(process.execPath, [join(import.meta.dirname, 'children/worker.ts')], {
		stdio: ['ignore', 'pipe', 'inherit'],
		env: {
			...process.env,
			...{ DATA_DIR, SESSION_KEY_FILE, ALLOW_HOSTS: ALLOW_HOSTS.join(','), KEEP_FREE_BYTES: '0' },
		},
	});
	onTestFinished(() => void child.kill('SIGKILL'));
	await once(child.stdout, 'data');
	return child;
}

test('a browser that nobody uses is closed, and one that is open for too long, and nothing is stored', async () => {
	const all = await opened();
	const worker = startWorker(all.office, { idleMs: 2500, longestMs: LONG });
	const page = await openPage(browser);
	await openBrowserOf(all, page);
	await page.getByText(/^Webbläsaren stängs om \d+ sekunder om du inte/).waitFor();
	await page.getByText('Webbläsaren användes inte på fem minuter och är stängd.').waitFor();
	await worker.end();
	startWorker(all.office, { idleMs: LONG, longestMs: 2500 });
	await page.getByRole('button', { name: 'Öppna en ny webbläsare' }).click();
	await page.getByText('Webbläsaren har varit öppen i en halvtimme').waitFor();
	expect(readdirSync(join(all.office.config.DATA_DIR, 'sessions'))).toEqual([]);
}, 60_000);

test('where no worker runs the page says so, and what to do', async () => {
	const all = await opened();
	const page = await openPage(browser);
	await openBrowserOf(all, page);
	await page.getByText('Ingen öppnar webbläsare för inloggningar just nu.').waitFor();
	await page.getByText('ogonblick job logins').waitFor();
});

test('one account has one browser: who comes second is told, and sees nothing of the first', async () => {
	const all = await opened();
	startWorker(all.office);
	const first = await openPage(browser);
	await openBrowserOf(all, first);
	await pictureShown(first);
	const second = await openPage(browser);
	await openBrowserOf(all, second);
	await second.getByText('Någon håller redan på att logga in på kontot.').waitFor();
	expect(await second.getByRole('application').isVisible()).toBe(false);
	// The first is left, and the account is free at once.
	await first.goto(all.origin);
	await expect
		.poll(
			async () => {
				await second.getByRole('button', { name: 'Öppna en ny webbläsare' }).click();
				return second
					.getByText('Webbläsaren är öppen.')
					.waitFor({ timeout: 4000 })
					.then(
						() => true,
						() => false,
					);
			},
			{ timeout: 20_000 },
		)
		.toBe(true);
}, 60_000);

test('a worker that is killed takes its browser along, the person is told, and the next worker takes its place', async () => {
	const all = await opened();
	const worker = await workerOf(all);
	const page = await openPage(browser);
	await openBrowserOf(all, page);
	await pictureShown(page);
	const running = descendants(worker.pid ?? 0);
	expect(running.length).toBeGreaterThan(0);
	worker.kill('SIGKILL');
	await page.getByText('Webbläsaren försvann, och inget är sparat.').waitFor();
	await expect.poll(() => running.filter(isAlive), { timeout: 10_000 }).toEqual([]);
	startWorker(all.office);
	await page.getByRole('button', { name: 'Öppna en ny webbläsare' }).click();
	await pictureShown(page);
}, 60_000);

test('a person who leaves, or is shut out, leaves no browser running', async () => {
	const all = await opened();
	const worker = await workerOf(all);
	const page = await openPage(browser);
	await openBrowserOf(all, page);
	await pictureShown(page);
	const running = descendants(worker.pid ?? 0);
	await page.close();
	await expect.poll(() => running.filter(isAlive), { timeout: 10_000 }).toEqual([]);
	expect(isAlive(worker.pid ?? 0)).toBe(true);
}, 60_000);

test('what a page of the platform may not reach, the login’s browser does not either', async () => {
	const all = await opened(() => 'http://127.0.0.1:6543/kommunen');
	startWorker(all.office);
	const page = await openPage(browser);
	await signIn(page, all.origin, BO);
	await page.goto(all.origin + all.path);
	await page.getByRole('button', { name: 'Öppna webbläsaren' }).click();
	await page.getByText('Webbläsaren är öppen.').waitFor();
	await expect.poll(() => all.log.join('')).toContain('refused by the gate');
}, 60_000);
