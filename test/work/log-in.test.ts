import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { Decrypter } from 'age-encryption';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { readManifest } from '../../src/bundle/read.ts';
import { openLoginBrowser } from '../../src/capture/login/window.ts';
import type { Office, OpenLoginWindow } from '../../src/office.ts';
import { checkLogin, forgetLogin, type LoginWish, logIn } from '../../src/work/log-in.ts';
import { placeOrder } from '../../src/work/place-order.ts';
import { takeSnapshot } from '../../src/work/take-snapshot.ts';
import { everythingKept, whereFound } from '../capture/login/kept.ts';
import { type MembersSite, openMembersSite } from '../capture/login/members-site.ts';
import { tempDir, tempOffice } from '../storage/temp-office.ts';

const never = () => new Promise<void>(() => undefined);
const going = new AbortController().signal;

/** A person who logs in and then closes the window; only that nobody sees it. */
const person: OpenLoginWindow = async (address, allowHosts, office) => {
	const browser = await openLoginBrowser(address, allowHosts, office, true);
	const { page } = browser;
	void (async () => {
		await page.fill('input[name=user]', 'redaktör');
		await page.fill('input[name=password]', 'hemligt');
		await page.click('button');
		await page.waitForSelector('#shown:not(:empty)');
		await page.close();
	})();
	return browser;
};

async function open(): Promise<{
	site: MembersSite;
	office: Office;
	wish: LoginWish;
	keyFile: string;
	log: string[];
}> {
	const site = await openMembersSite();
	onTestFinished(() => site.close());
	const log: string[] = [];
	const sink = new Writable({
		write(chunk, _, done) {
			log.push(String(chunk));
			done();
		},
	});
	const keyFile = join(await tempDir(), 'settings', 'key.txt');
	const office = await tempOffice({
		env: { SESSION_KEY_FILE: keyFile, HOST_DELAY_SECONDS: '0' },
		log: pino({ level: 'trace' }, sink),
	});
	const wish = {
		target: site.address,
		by: 'Anna Arkivarie',
		allowHosts: site.allowHosts,
		open: person,
		ready: never,
	};
	return { site, office, wish, keyFile, log };
}

async function snapshot(office: Office, { address, allowHosts }: MembersSite) {
	const order = await placeOrder(office, {
		target: address,
		occasion: 'adhoc',
		reason: '',
		level: 'unique',
		allowHosts,
	});
	return takeSnapshot(order, office, going, () => undefined);
}

test('a person logs in, captures are logged in from then on, and no secret of the login is kept in the clear', async () => {
	const { site, office, wish, keyFile, log } = await open();
	const { account, session } = await logIn(office, wish, going);
	expect(session).toMatchObject({ condition: 'usable', madeBy: 'Anna Arkivarie', hosts: ['127.0.0.1'] });

	const stored = join(office.config.DATA_DIR, 'sessions', `${account.id}.age`);
	expect([(await stat(stored)).mode & 0o777, (await stat(keyFile)).mode & 0o777]).toEqual([0o600, 0o600]);
	const decrypter = new Decrypter();
	decrypter.addIdentity(/^AGE-SECRET-KEY-.*$/m.exec(await readFile(keyFile, 'utf8'))?.[0] ?? '');
	expect(await decrypter.decrypt(await readFile(stored), 'text')).toContain(site.secrets.at(-2));

	// Twice: the platform changes the cookie at every visit, and the first capture must hand the new one on.
	for (const round of [1, 2]) {
		const result = await snapshot(office, site);
		const codes = result.findings.map((f) => f.code);
		expect(result.outcome, `${round}: ${codes}`).not.toBe('failed');
		expect(result.counts?.posts).toBe(8);
		expect(codes).toEqual(expect.arrayContaining(['session-used', 'secrets-redacted']));
		expect(codes).not.toContain('session-expired');
		const stated = (await readManifest(result.path ?? '')).capture;
		expect([stated.wayIn, stated.cookies]).toEqual(['browser-session', 'redacted']);
	}

	const kept = await everythingKept(office.config.DATA_DIR);
	expect(site.secrets.length).toBeGreaterThan(6);
	expect(kept.some(({ name, bytes }) => name.endsWith('!gunzip') && bytes.includes('/api/key'))).toBe(true);
	expect(whereFound(kept, site.secrets)).toEqual([]);
	expect(site.secrets.filter((secret) => log.join('').includes(secret))).toEqual([]);
}, 180_000);

test('a login that the platform has ended is told as such, and what to do', async () => {
	const { site, office, wish } = await open();
	await logIn(office, wish, going);
	site.endLogins();
	const result = await snapshot(office, site);
	expect(result.outcome).toBe('failed');
	const failures = result.findings.filter((f) => f.severity === 'failure');
	expect(failures.map((f) => f.code)).toEqual(['session-expired', 'login-wall']);
	expect(failures[0]?.detail).toContain('ogonblick login');
	expect(whereFound(await everythingKept(office.config.DATA_DIR), site.secrets)).toEqual([]);
}, 120_000);

test('what is stored can be asked for and forgotten, and both leave a trace without values', async () => {
	const { site, office, wish } = await open();
	const { account } = await logIn(office, wish, going);
	expect((await checkLogin(office, account.handle)).session?.condition).toBe('usable');
	expect(await forgetLogin(office, site.address, 'Anna Arkivarie')).toMatchObject({ forgotten: true });
	expect((await checkLogin(office, site.address)).session).toBeUndefined();
	expect(await readdir(join(office.config.DATA_DIR, 'sessions'))).toEqual([]);
	const events = await office.catalogue.events({ subject: account.id });
	expect(events.map((e) => e.kind)).toEqual(expect.arrayContaining(['session-stored', 'session-forgotten']));
	expect(site.secrets.filter((s) => JSON.stringify(events).includes(s))).toEqual([]);
	await expect(checkLogin(office, 'https://social.example/@ingen')).rejects.toMatchObject({
		code: 'unknown-account',
	});
}, 60_000);

test('a person who says that they are done before logging in, or stops, has stored nothing', async () => {
	const { office, wish } = await open();
	const idle: OpenLoginWindow = (address, hosts, rooms) => openLoginBrowser(address, hosts, rooms, true);
	const atOnce = { ...wish, open: idle, ready: async () => undefined };
	await expect(logIn(office, atOnce, going)).rejects.toMatchObject({ code: 'login-empty', exit: 2 });
	const stop = AbortSignal.timeout(1);
	await expect(logIn(office, { ...wish, open: idle }, stop)).rejects.toMatchObject({
		code: 'login-stopped',
		exit: 75,
	});
	expect(await readdir(join(office.config.DATA_DIR, 'sessions'))).toEqual([]);
}, 60_000);
