import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBrowser } from '../../src/capture/browser/find.ts';
import type { Office } from '../../src/office.ts';
import type { Filing } from '../../src/records/filing.ts';
import { existing, sampleCapture, sampleParts } from '../bundle/sample.ts';
import { writeWarc } from '../bundle/wacz/sample-warc.ts';
import { anOrder } from '../storage/sample.ts';
import { tempDir } from '../storage/temp-office.ts';
import { filedAs } from './filed.ts';
import {
	addAccounts,
	addFirst,
	addWith,
	expectAccessible,
	openPage,
	openTestOffice,
	signIn,
} from './office.ts';

const ADDRESS = 'https://social.example/@exempelkommun';

let browser: Browser;
beforeAll(async () => {
	const { path } = findBrowser({ BROWSER_PATH: process.env.BROWSER_PATH });
	browser = await chromium.launch({
		executablePath: path,
		chromiumSandbox: process.getuid?.() !== 0,
		// No name but those of this machine leads anywhere.
		args: [
			...['--disable-gpu', '--no-first-run', '--disable-background-networking'],
			'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE *.localhost',
		],
	});
});
afterAll(() => browser.close());

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
	const { port } = server.address() as AddressInfo;
	await new Promise((closed) => server.close(closed));
	return port;
}

/** As an organisation has it: two names under one domain. */
async function openTwoNames() {
	const [office, replay] = [await freePort(), await freePort()];
	const { office: rooms, origin } = await openTestOffice(undefined, {
		...{ WEB_PORT: `${office}`, WEB_URL: `http://kontor.ogonblick.localhost:${office}` },
		...{ WEB_REPLAY_PORT: `${replay}`, WEB_REPLAY_URL: `http://uppspelning.ogonblick.localhost:${replay}` },
	});
	await addFirst(rooms);
	return { office: rooms, origin };
}

/** A bundle whose recording holds these pages, the account's first. */
async function filedWithPages(office: Office, pages: Readonly<Record<string, string>>, isRestricted = false) {
	const order = await anOrder(office, isRestricted ? { isRestricted } : {});
	const dir = await tempDir();
	const parts = join(dir, 'parts');
	await sampleParts(parts, 1);
	const exchanges = Object.entries(pages).map(([url, body]) => ({
		...{ url, body },
		headers: { 'Content-Type': url.endsWith('.json') ? 'application/json' : 'text/html; charset=utf-8' },
	}));
	await writeWarc(join(parts, 'snapshot.warc.gz'), exchanges);
	const capture = sampleCapture(existing(parts));
	return filedAs(office, order, capture, dir);
}

const replayOf = (page: Page) => page.frameLocator('iframe.replay').frameLocator('iframe');

async function openReplay(page: Page, origin: string, filing: Filing): Promise<string> {
	await page.goto(`${origin}/paket/${filing.bundleId}/uppspelning`);
	return (await page.locator('iframe.replay').getAttribute('src')) ?? '';
}

test('the posts of a recording are read in its replay, without a network, in the office', async () => {
	const { office, origin } = await openTwoNames();
	const filing = await filedWithPages(office, {
		[ADDRESS]:
			'<!doctype html><html lang="sv"><title>Exempelkommun</title><main><h1>Exempelkommun</h1></main><script>fetch("/posts.json").then((a) => a.json()).then((all) => { for (const text of all) document.querySelector("main").append(Object.assign(document.createElement("article"), { textContent: text })); });</script></html>',
		'https://social.example/posts.json': JSON.stringify([
			'Årets julmarknad öppnar på lördag.',
			'Tack för i år!',
		]),
	});
	const page = await openPage(browser);
	await signIn(page, origin);
	await page.goto(`${origin}/paket/${filing.bundleId}`);
	await page.getByRole('link', { name: 'Spela upp sidan som den var' }).click();
	await replayOf(page).getByText('Årets julmarknad öppnar på lördag.').waitFor({ timeout: 20_000 });
	expect(await replayOf(page).locator('article').allTextContents()).toEqual([
		'Årets julmarknad öppnar på lördag.',
		'Tack för i år!',
	]);
	await expectAccessible(page, 'iframe.replay');
	await page.getByRole('button', { name: 'In English' }).click();
	await replayOf(page).getByText('Tack för i år!').waitFor();
	await expectAccessible(page, 'iframe.replay');
	// Pieces, as they are asked for; and nothing for who has no leave, or another's.
	const src = new URL((await page.locator('iframe.replay').getAttribute('src')) ?? '');
	const [ticket, at] = [src.searchParams.get('biljett') ?? '', `http://127.0.0.1:${src.port}`];
	const get = (path: string, headers: Record<string, string> = {}) =>
		page.request.get(at + path, { headers: { host: src.host, ...headers } });
	const recording = `/${filing.bundleId}/snapshot.wacz?biljett=`;
	const whole = await (await get(recording + ticket)).body();
	const piece = await get(recording + ticket, { range: 'bytes=10-19' });
	expect([piece.status(), piece.headers()['content-range']]).toEqual([206, `bytes 10-19/${whole.length}`]);
	expect((await piece.body()).equals(whole.subarray(10, 20))).toBe(true);
	const last = await get(recording + ticket, { range: 'bytes=-22' });
	expect((await last.body()).equals(whole.subarray(-22))).toBe(true);
	expect((await get(recording + ticket, { range: `bytes=${whole.length}-` })).status()).toBe(416);
	for (const forged of ['', 'x', `${ticket}x`, ticket.replace(/^./, 'z'), '9.9.9'])
		expect([forged, (await get(recording + forged)).status()]).toEqual([forged, 403]);
	expect((await get(`/uuid-another/snapshot.wacz?biljett=${ticket}`)).status()).toBe(403);
	// Under the office's own name nothing of it is there, or its cookie would come with each request.
	expect((await page.request.get(at + recording + ticket)).status()).toBe(421);
	// In a window of its own nothing bounds what is replayed.
	expect((await get(`/${filing.bundleId}/?biljett=${ticket}`)).status()).toBe(403);
});

test('attack: a captured page reaches for the office’s cookie, forms and window', async () => {
	const { office, origin } = await openTwoNames();
	const attack = `
		const tries = {};
		const attempt = async (name, reach) => {
			try { tries[name] = String(await reach()); } catch (error) { tries[name] = 'refused'; }
		};
		const form = (target) => {
			const made = Object.assign(document.createElement('form'), { method: 'post', action: '${origin}/logga-ut', target });
			document.body.append(made);
			HTMLFormElement.prototype.submit.call(made);
		};
		(async () => {
			await attempt('cookie', () => parent.parent.document.cookie);
			await attempt('realm', () => document.defaultView.parent.parent.document.body.innerText);
			await attempt('fetch', async () => (await fetch('${origin}/jag', { credentials: 'include' })).status);
			await attempt('post', async () => (await fetch('${origin}/logga-ut', { method: 'POST', mode: 'no-cors', credentials: 'include' })).status);
			await attempt('socket', () => new Promise((done, fail) => { const s = new WebSocket('${origin.replace('http', 'ws')}/'); s.onopen = () => done('open'); s.onerror = () => fail(s); }));
			await attempt('set', () => { document.cookie = 'ogonblick=stulen; path=/'; });
			await attempt('image', () => new Promise((done, fail) => { const i = new Image(); i.onload = done; i.onerror = fail; i.src = '${origin}/tillganglighet'; document.body.append(i); }));
			await attempt('bare', async () => {
				const frame = document.createElement('iframe');
				document.body.append(frame);
				return (await frame.contentWindow.fetch('${origin}/jag', { mode: 'no-cors', credentials: 'include' })).type;
			});
			await attempt('beacon', () => navigator.sendBeacon('${origin}/logga-ut', 'x') && 'sent');
			await attempt('message', () => parent.parent.postMessage({ msg_type: 'addColl' }, '*'));
			document.querySelector('p').textContent = 'klart ' + JSON.stringify(tries);
		})();
		document.querySelector('button').addEventListener('click', async () => {
			await attempt('link', () => document.querySelector('a').click());
			await attempt('window', () => open('${origin}/logga-ut'));
			await attempt('form blank', () => form('_blank'));
			await attempt('form top', () => form('_top'));
			await attempt('top', () => { top.location = '${origin}/tillganglighet'; });
			await attempt('parent', () => { parent.parent.location.href = '${origin}/tillganglighet'; });
		});`;
	const filing = await filedWithPages(office, {
		[ADDRESS]: `<!doctype html><html lang="sv"><title>x</title><body><p>väntar</p><button>Vidare</button><a target="_top" href="${origin}/tillganglighet">Läs mer</a><script>${attack}</script></body></html>`,
	});
	const page = await openPage(browser);
	await signIn(page, origin);
	const opened: string[] = [];
	page.context().on('page', (window) => opened.push(window.url()));
	page.on('websocket', (socket) => opened.push(socket.url()));
	await openReplay(page, origin, filing);
	const here = page.url();
	const answered: string[] = [];
	page.context().on('response', (response) => {
		const url = new URL(response.url());
		if (url.origin === origin && !url.pathname.startsWith('/stil/')) answered.push(url.href);
	});
	const cookies: string[] = [];
	page.context().on('request', async (request) => {
		const { cookie } = await request.allHeaders().catch(() => ({ cookie: undefined }));
		if (cookie && !request.url().startsWith(origin)) cookies.push(cookie);
	});
	const told = replayOf(page).locator('p');
	await expect.poll(() => told.textContent(), { timeout: 20_000 }).toMatch(/^klart/);
	const tries = JSON.parse((await told.textContent())?.slice(6) ?? '{}') as Record<string, string>;
	expect(JSON.stringify(tries)).not.toMatch(/ogonblick=(?!stulen)|Paket|"200"|opaque/);
	await replayOf(page).getByRole('button').click();
	await page.waitForTimeout(700);
	expect(page.url()).toBe(here);
	expect([opened, answered]).toEqual([[], []]);
	expect(cookies.filter((cookie) => cookie.includes('ogonblick=') && !cookie.includes('stulen'))).toEqual([]);
	// Whoever sat there is signed in still, by their own cookie.
	await page.goto(`${origin}/jag`);
	expect(new URL(page.url()).pathname).toBe('/jag');
	const own = await page.context().cookies(origin);
	expect(own.find(({ name }) => name === 'ogonblick')?.value).not.toBe('stulen');
});

test('attack: a captured page that nothing rewrites reaches for the office, and for the replay’s other pages', async () => {
	const { office, origin } = await openTwoNames();
	const raw = `${ADDRESS}/raw`;
	const attack = `
		const tries = {};
		const attempt = async (name, reach) => {
			try { tries[name] = String(await reach()); } catch { tries[name] = 'refused'; }
		};
		(async () => {
			await attempt('cookie', () => top.document.cookie);
			await attempt('fetch', async () => (await fetch('${origin}/jag', { mode: 'no-cors', credentials: 'include' })).type);
			await attempt('socket', () => new Promise((done, fail) => { const s = new WebSocket('${origin.replace('http', 'ws')}/'); s.onopen = () => done('open'); s.onerror = () => fail(s); }));
			await attempt('image', () => new Promise((done, fail) => { const i = new Image(); i.onload = () => done('shown'); i.onerror = fail; i.src = '${origin}/stil/kontor.css'; }));
			await attempt('worker', async () => (await navigator.serviceWorker.register('/uppspelare.js', { scope: '/' })).scope);
			await attempt('window', () => { if (!open('${origin}/logga-ut')) throw 0; return 'opened'; });
			await attempt('frame', () => new Promise((done, fail) => { const f = document.createElement('iframe'); f.src = '${origin}/jag'; f.onload = () => { try { done(f.contentDocument ? 'empty' : 'refused'); } catch { done('refused'); } }; document.body.append(f); }));
			await attempt('top', () => { top.location = '${origin}/tillganglighet'; });
			await attempt('form', () => { const f = Object.assign(document.createElement('form'), { method: 'post', action: '${origin}/logga-ut', target: '_top' }); document.body.append(f); f.submit(); });
			document.querySelector('p').textContent = 'klart ' + JSON.stringify(tries);
		})();`;
	const filing = await filedWithPages(office, {
		[ADDRESS]: '<!doctype html><html lang="sv"><title>x</title><body><h1>Kommunen</h1></body></html>',
		[raw]: `<!doctype html><html lang="sv"><title>x</title><body><p>väntar</p><script>${attack}</script></body></html>`,
	});
	const page = await openPage(browser);
	await signIn(page, origin);
	await openReplay(page, origin, filing);
	const here = page.url();
	await replayOf(page).getByText('Kommunen').waitFor({ timeout: 20_000 });
	const answered: string[] = [];
	page.context().on('response', (response) => {
		if (new URL(response.url()).origin === origin) answered.push(response.url());
	});
	const frame = page.frames().find((one) => one.url().includes('/w/recording/'));
	const unwrapped = frame?.url().replace(/mp_\/.*/, `id_/${raw}`) ?? '';
	await frame?.goto(unwrapped);
	const told = replayOf(page).locator('p');
	await expect.poll(() => told.textContent(), { timeout: 20_000 }).toMatch(/^klart/);
	const tries = JSON.parse((await told.textContent())?.slice(6) ?? '{}') as Record<string, string>;
	const { top, form, frame: framed, ...others } = tries;
	expect(new Set(Object.values(others))).toEqual(new Set(['refused']));
	expect(framed).not.toBe('shown');
	await page.waitForTimeout(500);
	expect([page.url(), answered]).toEqual([here, []]);
	// In a window of its own, where nothing surrounds it, it is not shown.
	const alone = await page.context().newPage();
	const answer = await alone.goto(unwrapped);
	expect([answer?.status(), await answer?.text()]).toEqual([403, 'Visas bara inne i webbkontoret.']);
	expect(await alone.locator('p').count()).toBe(0);
});

test('a replay of what is restricted is a records officer’s, and the look is recorded', async () => {
	const { office, origin } = await openTestOffice();
	await addFirst(office);
	const filing = await filedWithPages(office, { [ADDRESS]: '<h1>Hemligt</h1>' }, true);
	await addWith(office, 'Eva Ek', 'eva@kommunen.example', [{ role: 'records-officer' }]);
	await addAccounts(office, 'skolan', {});
	await addWith(office, 'Ola Ny', 'ola@kommunen.example', [{ role: 'records-officer', unitId: 'skolan' }]);
	for (const [email, status] of [
		['anna.lindqvist@kommunen.example', 403],
		['eva@kommunen.example', 200],
		// Another unit's, also when somebody has had it drawn.
		['ola@kommunen.example', 404],
	] as const) {
		const page = await openPage(browser);
		await signIn(page, origin, email);
		const answer = await page.request.get(`${origin}/paket/${filing.bundleId}/uppspelning`);
		expect([email, answer.status(), /biljett=/.test(await answer.text())]).toEqual([
			email,
			status,
			status === 200,
		]);
	}
	const looks = await office.catalogue.events({ subject: filing.bundleId, kinds: ['restricted-seen'] });
	expect(looks.map(({ actor, data }) => [actor, data.what])).toEqual([['Eva Ek', 'replay']]);
});

test.each([
	['replay-without-tls', 'http://uppspelning.kommun.example'],
	['replay-shares-host', 'https://kontor.kommun.example:8443'],
])(
	'the office does not start where nothing could be replayed, or all could be reached: %s',
	async (code, url) => {
		const asked = { WEB_URL: 'https://kontor.kommun.example', WEB_REPLAY_URL: url };
		await expect(openTestOffice(undefined, asked)).rejects.toMatchObject({ code });
	},
);
