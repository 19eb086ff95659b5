import { once } from 'node:events';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { PASSWORD } from '../office.ts';
import { type Fetcher, openFetcher } from '../provider/service.ts';
import { BO, EVA, type Opened, opened } from './opened.ts';

/** Somebody's browser without its rules, and the cookie that it holds. */
async function signedIn({ origin }: Opened, email: string): Promise<{ ask: Fetcher; cookie: string }> {
	const ask = openFetcher();
	const answer = await ask(`${origin}/logga-in`, { email, password: PASSWORD });
	expect(answer.status).toBe(303);
	const cookie = /ogonblick=[^;]+/.exec(answer.headers.get('set-cookie') ?? '')?.[0] ?? '';
	return { ask, cookie };
}

/** What an upgrade is answered with: 101 where it was let in. */
async function upgrade({ origin, path }: Opened, cookie: string, from = origin): Promise<number> {
	const socket = new WebSocket(`${origin.replace('http', 'ws')}${path}/strom`, {
		headers: { cookie, origin: from },
	});
	socket.on('error', () => undefined);
	const status = await Promise.race([
		once(socket, 'open').then(() => 101),
		once(socket, 'unexpected-response').then(([, answer]) => answer.statusCode as number),
	]);
	socket.terminate();
	return status;
}

test('a line is opened by the visit that sent the form, once, and by nobody else', async () => {
	const all = await opened();
	const bo = await signedIn(all, BO);
	const eva = await signedIn(all, EVA);
	expect(await upgrade(all, bo.cookie), 'no form was sent').toBe(403);
	expect((await bo.ask(all.origin + all.path, {})).status).toBe(303);
	expect(await upgrade(all, ''), 'nobody').toBe(303);
	expect(await upgrade(all, eva.cookie), 'an archivist of another unit').toBe(404);
	const elsewhere = await signedIn(all, BO);
	expect(await upgrade(all, elsewhere.cookie), 'the same person in another browser').toBe(403);
	expect(await upgrade(all, bo.cookie)).toBe(101);
	expect(await upgrade(all, bo.cookie), 'a second time').toBe(403);
}, 30_000);

test('a page of another site opens no line, also with the cookie and after the form', async () => {
	const all = await opened();
	const bo = await signedIn(all, BO);
	await bo.ask(all.origin + all.path, {});
	for (const from of ['https://evil.example', 'null', all.origin.replace('127.0.0.1', 'localhost')])
		expect(await upgrade(all, bo.cookie, from), from).toBe(403);
	expect(await upgrade(all, bo.cookie), 'the leave is still the office’s own').toBe(101);
}, 30_000);

test('who may not order for the unit sees no page of its login, and forgets none', async () => {
	const all = await opened();
	const eva = await signedIn(all, EVA);
	for (const path of ['', '/webblasare'])
		expect((await eva.ask(all.origin + all.path + path)).status).toBe(404);
	for (const path of ['', '/glom'])
		expect((await eva.ask(all.origin + all.path + path, {})).status).toBe(404);
}, 30_000);
