import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import type { Hand, LoginTold } from '../../../src/records/login-stream.ts';
import { checkLogin } from '../../../src/work/log-in.ts';
import { type Answer, openSite, page } from '../../capture/recorder/site.ts';
import { tempDir, tempOffice } from '../../storage/temp-office.ts';
import { addAccounts, addFirst } from '../office.ts';
import { startWorker } from './opened.ts';

const WISH = {
	accountId: 'kommunen',
	by: 'Bo',
	visit: 'v',
	screen: { width: 800, height: 600, isTouch: false },
};
const CONSENT = { 'set-cookie': 'consent=1; Max-Age=9999' };
/** A page that is one button. */
const button = (act: string) =>
	page(`<title>A</title><body onclick="${act}" style="margin:0"><p style="height:600px">Logga in`, CONSENT);

/** A worker, and a line to its browser as the office has it, before a platform of these pages. */
async function lineTo(pages: Readonly<Record<string, Answer>>) {
	const site = await openSite(pages);
	onTestFinished(() => site.close());
	const SESSION_KEY_FILE = join(await tempDir(), 'settings', 'key.txt');
	const office = await tempOffice({ env: { ALLOW_HOSTS: `127.0.0.1:${site.port}`, SESSION_KEY_FILE } });
	await addFirst(office);
	await addAccounts(office, 'skolan', { kommunen: site.at('127.0.0.1') });
	const worker = startWorker(office);
	const open = async () => {
		const caller = await office.logins.ask(WISH);
		const told: LoginTold[] = [];
		caller.heard((each) => {
			if (each instanceof Uint8Array) caller.pass('{"kind":"seen"}');
			else told.push(each);
		});
		const say = (hand: Hand) => caller.pass(JSON.stringify(hand));
		const press = () => {
			for (const isDown of [true, false])
				say({ kind: 'button', isDown, x: 90, y: 90, button: 'left', clicks: 1 });
		};
		const windows = () =>
			told.flatMap((each) => (each.kind === 'windows' ? [each.windows] : [])).at(-1) ?? [];
		const refusal = () => told.find((each) => each.kind === 'refused');
		return { caller, told, say, press, windows, refusal };
	};
	await expect.poll(() => readdirSync(join(office.config.DATA_DIR, 'logins'))).toEqual(['worker.sock']);
	const line = await open();
	await expect.poll(() => line.windows().at(0)?.title, { timeout: 15_000 }).toBe('A');
	return { ...line, office, worker, open };
}

/** Ends the processes of this test's pages, as the system does when memory is out. */
function killPages(): void {
	for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
		try {
			const command = readFileSync(`/proc/${name}/cmdline`, 'utf8');
			if (command.includes('--type=renderer') && isBelow(Number(name))) process.kill(Number(name), 'SIGKILL');
		} catch (error) {
			// It has ended since the list was read.
			if (!['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
		}
	}
}

/** Whether a process descends from this one. */
function isBelow(pid: number): boolean {
	if (pid <= 1) return false;
	const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
	const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
	return parent === process.pid || isBelow(parent);
}

test('a page that crashes has stored no login: what it held is not called one', async () => {
	const { office, refusal } = await lineTo({ '/': button('') });
	killPages();
	await expect.poll(refusal, { timeout: 10_000 }).toMatchObject({ code: 'login-worker-lost' });
	expect((await checkLogin(office, 'kommunen')).session).toBeUndefined();
}, 60_000);

test('a page that answers no more when the login is to be stored holds neither the account nor the worker', async () => {
	const { caller, worker, told, say, press, open } = await lineTo({ '/': button('for(;;);') });
	press();
	await wait(500);
	say({ kind: 'done' });
	await expect.poll(() => told.map(({ kind }) => kind)).toContain('saving');
	await wait(1000);
	caller.close();
	await expect
		.poll(
			async () => {
				const again = await open();
				await wait(1000);
				again.caller.close();
				return again.refusal()?.kind ?? 'opened';
			},
			{ timeout: 20_000 },
		)
		.toBe('opened');
	expect(await Promise.race([worker.end(), wait(15_000)])).toEqual({ stored: 0 });
}, 60_000);

test.each([0, 30, 150, 600])(
	'a window that closes itself after %i ms leaves the one that opened it in view and in hand',
	async (ms) => {
		const act = `const w=window.open('/p');document.title+='x';setTimeout(()=>w.close(),${ms})`;
		const { press, windows } = await lineTo({ '/': button(act), '/p': page('<title>P</title>p') });
		press();
		await expect.poll(() => windows().map(({ title }) => title), { timeout: 10_000 }).toEqual(['Ax']);
		await wait(1500);
		press();
		await expect
			.poll(windows, { timeout: 10_000 })
			.toEqual([{ origin: expect.stringMatching(/^http/), title: 'Axx', isShown: true }]);
	},
	60_000,
);
