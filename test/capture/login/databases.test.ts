import { expect, test } from 'vitest';
import { openLoginBrowser } from '../../../src/capture/login/window.ts';
import { readConfig } from '../../../src/config.ts';
import { openLog } from '../../../src/log.ts';
import { take } from '../engine/take.ts';
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
async function openSiteWithDatabase() {
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
					await put({ id: 1, refreshToken: fresh });
					for (const { id, text } of posts) document.querySelector('main').insertAdjacentHTML('beforeend',
						'<article id="' + id + '"><a href="/kommunen/' + id + '"><time datetime="2026-10-11T09:00:00Z">11 oktober</time></a><p>' + text + '</p></article>');
				});</script>`),
		'/api': (visit, response) =>
			gives(
				'application/json',
				visit.body.toString() === KEY ? JSON.stringify({ posts, fresh: FRESH }) : '{}',
			)(visit, response),
	});
	return { address: `http://127.0.0.1:${site.port}`, allow: [`127.0.0.1:${site.port}`], site };
}

test('a login that lies in a database of the page is kept, used, and in nothing that is filed', async () => {
	const { address, allow, site } = await openSiteWithDatabase();
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
		expect(taken.posts.map((post) => post.text)).toEqual(posts.map(({ text }) => text));
		expect(taken.renewed?.origins).toEqual(login.state.origins);
		const dir = taken.file('posts')?.replace(/[^/]+$/, '') ?? '';
		expect(whereFound(await everythingKept(dir), [KEY, FRESH])).toEqual([]);
	} finally {
		await browser.close();
		await site.close();
	}
}, 60_000);
