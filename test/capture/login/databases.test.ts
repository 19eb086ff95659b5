import { expect, test } from 'vitest';
import { openLoginBrowser } from '../../../src/capture/login/window.ts';
import { readConfig } from '../../../src/config.ts';
import { openLog } from '../../../src/log.ts';
import { type Taken, take } from '../engine/take.ts';
import { gives, openSite, page } from '../recorder/site.ts';
import { everythingKept, whereFound } from './kept.ts';

const KEY = 'k7Qz-41b09c77e2d84f6a90aa';
const FRESH = 'f2Ty-99c1e07b3a5544d0b8ee';
const posts = Array.from({ length: 4 }, (_, i) => ({
	id: `p${i}`,
	text: `Snöröjningen i område ${i + 1} pågår hela veckan. Boende ombeds flytta bilar från gatan.`,
}));
const OPEN = `const opened = new Promise((done) => { const r = indexedDB.open('auth', 1);
	r.onupgradeneeded = () => r.result.createObjectStore('users', { keyPath: 'id' }); r.onsuccess = () => done(r.result); });
	const put = (user) => opened.then((db) => new Promise((done) => { const t = db.transaction('users', 'readwrite');
		t.objectStore('users').put(user); t.oncomplete = done; }));`;

/** An account whose login is in a database of the page's own and nowhere else; the key is renewed at each visit. */
async function openSiteWithDatabase(more = '') {
	const site = await openSite({
		'/login': page(`<title>Logga in</title><button>Logga in</button><script>${OPEN}
			document.querySelector('button').onclick = () => put({ id: 1, at: new Date(), stsTokenManager: { accessToken: '${KEY}' } })
				.then(() => { document.title = 'Inloggad'; });</script>`),
		'/kommunen': page(`<title>Kommunen</title><h1>Kommunen</h1><main></main><script>${OPEN}
			opened.then((db) => new Promise((done) => { const r = db.transaction('users').objectStore('users').get(1); r.onsuccess = () => done(r.result); }))
				.then(async (user) => {
					if (!user) { location.href = '/login'; return; }
					const answer = await fetch('/api', { method: 'POST', body: user.stsTokenManager.accessToken });
					const { posts = [], fresh } = await answer.json();
					await put({ id: 1, refreshToken: fresh }); ${more}
					for (const { id, text } of posts) document.querySelector('main').insertAdjacentHTML('beforeend',
						'<article id="' + id + '"><a href="/kommunen/' + id + '"><time datetime="2026-10-11T09:00:00Z">11 oktober</time></a><p>' + text + '</p></article>');
				});</script>`),
		'/sent': gives('text/plain', 'tack'),
		'/api': (visit, response) =>
			gives(
				'application/json',
				visit.body.toString() === KEY ? JSON.stringify({ posts, fresh: FRESH }) : '{}',
			)(visit, response),
	});
	return { address: `http://127.0.0.1:${site.port}`, allow: [`127.0.0.1:${site.port}`], site };
}

test('a login that lies in a database of the page is kept, used, and in nothing that is filed', async () => {
	const { taken, state } = await takenLoggedIn();
	expect(taken.posts.map((post) => post.text)).toEqual(posts.map(({ text }) => text));
	expect(taken.renewed?.origins).toEqual(state.origins);
	const dir = taken.file('posts')?.replace(/[^/]+$/, '') ?? '';
	expect(whereFound(await everythingKept(dir), [KEY, FRESH])).toEqual([]);
	expect(codesOf(taken)).not.toContain('storage-unread');
}, 60_000);

test('a key that lies in a map, a set, bytes or under a telling name is in nothing that is filed, and what has no text is told', async () => {
	const keys = ['m4Ap', 's3Et', 'b7Yt', 'n2Am'].map((kind) => `${kind}-51c09e07b3a5544d0b8e`);
	const [inMap, inSet, inBytes, named] = keys;
	const OTHERS = `const kept = await new Promise((done) => { const r = indexedDB.open('annat', 1); r.onupgradeneeded = () => r.result.createObjectStore('par'); r.onsuccess = () => done(r.result); });
		const held = kept.transaction('par', 'readwrite').objectStore('par');
		held.put(new Map([['accessToken', '${inMap}']]), 1); held.put({ tokens: new Set(['${inSet}']) }, 2);
		held.put({ token: new TextEncoder().encode('${inBytes}') }, 3); held.put('${named}', 'access_token'); held.put(new Blob(['x']), 4);
		await fetch('/sent', { method: 'POST', body: '${keys.join(' ')}' });`;
	const { taken } = await takenLoggedIn(OTHERS);
	const dir = taken.file('posts')?.replace(/[^/]+$/, '') ?? '';
	expect(whereFound(await everythingKept(dir), keys)).toEqual([]);
	const told = taken.verdict.findings.find(({ code }) => code === 'storage-unread');
	expect(told?.data).toMatchObject({ examples: ['annat'] });
}, 60_000);

test('a database that is too large to be read to its end is told by name, and the others are read all the same', async () => {
	const MANY = `const large = await new Promise((done) => { const r = indexedDB.open('flode', 1); r.onupgradeneeded = () => r.result.createObjectStore('rader'); r.onsuccess = () => done(r.result); });
		const rows = large.transaction('rader', 'readwrite').objectStore('rader'); for (let i = 0; i < 300; i++) rows.put('rad ' + i, i);`;
	const { taken } = await takenLoggedIn(MANY);
	const told = taken.verdict.findings.find(({ code }) => code === 'storage-unread');
	expect(told).toMatchObject({ severity: 'note', data: { count: 1, examples: ['flode'] } });
	const dir = taken.file('posts')?.replace(/[^/]+$/, '') ?? '';
	expect(whereFound(await everythingKept(dir), [KEY, FRESH])).toEqual([]);
}, 60_000);

const codesOf = ({ verdict }: Taken) => verdict.findings.map(({ code }) => code);

async function takenLoggedIn(more = '') {
	const { address, allow, site } = await openSiteWithDatabase(more);
	const config = readConfig({ ...process.env, LOG_LEVEL: 'silent' });
	const browser = await openLoginBrowser(`${address}/login`, allow, { config, log: openLog('silent') }, true);
	try {
		await browser.page.getByRole('button').click();
		await expect.poll(() => browser.page.title()).toBe('Inloggad');
		const login = {
			...{
				accountId: 'a',
				madeAt: '2026-11-01T09:00:00.000Z',
				madeBy: 'Anna Arkivarie',
				hosts: ['127.0.0.1'],
			},
			state: await browser.state(),
		};
		const taken = await take(`${address}/kommunen`, allow, { wayIn: 'browser-session', login });
		return { taken, state: login.state };
	} finally {
		await browser.close();
		await site.close();
	}
}
