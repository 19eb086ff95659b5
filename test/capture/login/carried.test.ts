import { expect, test } from 'vitest';
import { carriedIn, fieldsIn } from '../../../src/capture/login/carried.ts';
import { take } from '../engine/take.ts';
import { gives, openSite, page } from '../recorder/site.ts';
import { everythingKept, whereFound } from './kept.ts';

const SECRET = 'q7Vx-41b09c77e2d84f6a';

test.each([
	['JSON', `{"data":{"access_token":"${SECRET}"}}`],
	['JSON within a text', `"{\\"csrfToken\\":\\"${SECRET}\\"}"`],
	['a script', `window.boot = {'session_key': '${SECRET}', theme: 'dark'}`],
	['a hidden field', `<input type="hidden" name="authenticity_token" value="${SECRET}">`],
	[
		'a hidden field, its value first',
		`<input value='${SECRET}' name='__RequestVerificationToken' type='hidden'>`,
	],
	['the head of a page', `<meta content="${SECRET}" name="csrf-token">`],
	['a link', `<a href="/logout?token=${SECRET}&amp;next=/">`],
	['a form that was sent', `text=hej&csrfmiddlewaretoken=${SECRET}`],
	['a name with a prefix', `{"user_session_token":"${SECRET}"}`],
])('what is called a login is known in %s', (_, text) => {
	expect(carriedIn(text)).toContain(SECRET);
});

test.each([
	'{"nextPageToken":"CAUQAA12345678","cursor":"abc12345678"}',
	'{"continuationCommand":{"token":"4qmFsgJhEhhVQ2Fi"}}',
	'<input name="q" value="snöröjning2026">',
	'https://cdn.example/a.jpg?width=1280x1600&_nc_sid=7b02f1abcd&oh=00_AYCabcdef12',
	'if(a.csrfToken===b){c=document.querySelector("meta")}',
])('what pages a feed, or is no login, is left: %s', (text) => {
	expect([...carriedIn(text), ...fieldsIn(text)]).toEqual([]);
});

test('a login that is in no cookie, header or storage is in nothing that is kept', async () => {
	const planted = Object.fromEntries(
		['field', 'meta', 'script', 'answer', 'address', 'sent', 'socket'].map((name, i) => [
			name,
			`${name}-9c1e07b3a5544d${i}`,
		]),
	) as Record<'field' | 'meta' | 'script' | 'answer' | 'address' | 'sent' | 'socket', string>;
	const posts = [1, 2, 3].map(
		(n) =>
			`<article id="p${n}"><a href="/kommunen/p${n}"><time datetime="2026-11-0${n}T09:00:00Z">${n} november</time></a><p>Snöröjningen i område ${n} pågår hela veckan. Flytta bilen från gatan före klockan sju.</p>
			<form method="post" action="/like"><input type="hidden" name="csrf_token" value="${planted.field}"><button>Gilla</button></form></article>`,
	);
	const site = await openSite({
		'/kommunen':
			page(`<meta name="csrf-token" content="${planted.meta}"><title>Kommunen</title><h1>Kommunen</h1><main>${posts.join('')}</main>
			<script>window.boot = {"fb_dtsg":"${planted.script}"};
			fetch('/api/me').then((r) => r.json()).then(() => fetch('/api/more?access_token=${planted.address}', { method: 'POST', body: JSON.stringify({ authToken: '${planted.sent}' }) }));
			new WebSocket('ws://' + location.host + '/live?token=${planted.socket}');</script>`),
		'/api/me': gives(
			'application/json',
			JSON.stringify({ user: 'redaktör', session: { bearer_token: planted.answer } }),
		),
		'/api/more': gives('application/json', '{"posts":[]}'),
	});
	try {
		const login = {
			...{
				accountId: 'a',
				madeAt: '2026-11-01T09:00:00.000Z',
				madeBy: 'Anna Arkivarie',
				hosts: ['127.0.0.1'],
			},
			state: { cookies: [], origins: [] },
		};
		const taken = await take(`http://127.0.0.1:${site.port}/kommunen`, [`127.0.0.1:${site.port}`], {
			wayIn: 'browser-session',
			login,
		});
		expect(taken.posts).toHaveLength(3);
		const asked = site.visits.map(({ path, body }) => `${path} ${body}`).join('\n');
		for (const name of ['address', 'sent', 'socket'] as const) expect(asked).toContain(planted[name]);
		const dir = taken.file('posts')?.replace(/[^/]+$/, '') ?? '';
		expect(whereFound(await everythingKept(dir), Object.values(planted))).toEqual([]);
		// What is marked is marked alike wherever it stands: the recording shows the same posts.
		expect(taken.capture.steps.find(({ name }) => name === 'replay')?.detail).toMatch(/^3 of 3 posts/);
	} finally {
		await site.close();
	}
}, 60_000);
