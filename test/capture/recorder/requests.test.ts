import { randomBytes } from 'node:crypto';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Recording, record, startBrowser, until } from './record.ts';
import { gives, openSite, page, type Site } from './site.ts';

let browser: Browser;
let site: Site;
let recording: Recording;
const open = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'x-own' };

beforeAll(async () => {
	site = await openSite({
		'/': page(
			`<script>(async () => {
const ask = (a, o) => fetch(a, o).then(r => r.text());
await ask('/text', { method: 'POST', body: 'åäö' });
await ask('/bytes', { method: 'POST', body: new Uint8Array([0, 255, 13, 10, 128]) });
await ask('/blob', { method: 'POST', body: new Blob([new Uint8Array(150000).fill(200)]) });
await ask('/long', { method: 'POST', body: 'x'.repeat(300000) });
const form = new FormData(); form.append('namn', 'Örebro'); form.append('fil', new File([new Uint8Array([1, 0, 200])], 'a.bin'));
await ask('/form', { method: 'POST', body: form });
await ask('/first?a=1&b=%20', { method: 'GET', headers: { 'X-Own': 'yes' } });
await ask('/kept', { method: 'POST', body: 'again' });
await fetch('/head', { method: 'HEAD' });
await ask(location.origin.replace('main', 'other') + '/cors', { headers: { 'x-own': '1' } });
await ask('/part', { headers: { range: 'bytes=2-4' } });
await ask('/aged'); await ask('/aged', { cache: 'no-cache' });
await ask('/cached'); await ask('/cached', { cache: 'force-cache' });
await ask('/odd');
document.title = 'done'; })();</script>`,
			{ 'set-cookie': 'secret=1; Path=/' },
		),
		'/text': gives('text/plain', 'ok'),
		'/bytes': gives('text/plain', 'ok'),
		'/blob': gives('text/plain', 'ok'),
		'/long': gives('text/plain', 'ok'),
		'/form': gives('text/plain', 'ok'),
		'/first': (_, r) =>
			r.writeHead(302, { location: '/second', 'content-type': 'text/plain' }).end('over there'),
		'/second': (_, r) => r.writeHead(301, { location: '/third' }).end(),
		'/third': gives('text/plain', 'arrived'),
		'/kept': (_, r) => r.writeHead(307, { location: '/kept-there' }).end(),
		'/kept-there': gives('text/plain', 'ok'),
		'/head': gives('text/plain', 'body that HEAD has not'),
		'/cors': ({ method }, r) =>
			r.writeHead(method === 'OPTIONS' ? 204 : 200, open).end(method === 'OPTIONS' ? '' : 'cors'),
		'/part': (_, r) =>
			r.writeHead(206, { 'content-range': 'bytes 2-4/9', 'content-type': 'text/plain' }).end('cde'),
		'/aged': ({ headers }, r) =>
			headers['if-none-match']
				? r.writeHead(304, { etag: '"1"' }).end()
				: r.writeHead(200, { etag: '"1"', 'content-type': 'text/plain' }).end('aged'),
		'/cached': gives('text/plain', 'cached', { 'cache-control': 'max-age=600' }),
		'/odd': (_, r) => {
			const head =
				'HTTP/1.1 200 Fine\r\nX-ZED: 1\r\nContent-Type: text/plain\r\nx-Name: G\xf6teborg\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nContent-Length: 3\r\n\r\nodd';
			r.socket?.end(Buffer.from(head, 'latin1'));
		},
	});
	browser = await startBrowser();
	recording = await record(browser, async ({ page: tab, recorder }) => {
		await tab.goto(`${site.at('main.test')}/`);
		await until(async () => (await tab.title()) === 'done', 'the script');
		await until(() => recorder.traffic.inFlight() === 0, 'a quiet network');
	});
});

afterAll(async () => {
	await browser?.close();
	await site?.close();
});

describe('what is recorded of a request', () => {
	it.each(['/text', '/bytes', '/blob', '/long', '/form', '/kept', '/kept-there'])(
		'holds the body of a POST to %s as the server got it',
		(path) => {
			const request = recording.requestOf(recording.response(path));
			const visit = site.visits.find((v) => v.path === path);
			expect(visit?.body.length).toBeGreaterThan(0);
			expect(request.body.equals(visit?.body ?? Buffer.alloc(0))).toBe(true);
			expect(request.first).toBe(`POST ${path} HTTP/1.1`);
			expect(request.header('content-type')).toBe(visit?.headers['content-type']);
			expect(request.header('content-length')).toBe(`${visit?.body.length}`);
		},
	);

	it('holds the headers that the server got, the page’s own and the browser’s', () => {
		const request = recording.requestOf(recording.response('/first?a=1&b=%20'));
		const visit = site.visits.find((v) => v.path.startsWith('/first'));
		for (const [name, value] of Object.entries(visit?.headers ?? {}))
			expect(request.header(name)).toBe(value);
		expect(request.headerNames[0]?.toLowerCase()).toBe('host');
		expect(request.first).toBe('GET /first?a=1&b=%20 HTTP/1.1');
	});

	it('gives each step of a redirect its own pair', () => {
		const statuses = ['/first?a=1&b=%20', '/second', '/third'].map((p) => recording.response(p).first);
		expect(statuses).toEqual(['HTTP/1.1 302 Found', 'HTTP/1.1 301 Moved Permanently', 'HTTP/1.1 200 OK']);
		const first = recording.response('/first?a=1&b=%20');
		expect(first.header('location')).toBe('/second');
		// The browser reads past a redirect's body.
		expect(first.field('WARC-Truncated')).toBe('unspecified');
		expect(first.header('content-length')).toBe('0');
	});

	it('holds the preflight and what it was for', () => {
		const pair = recording.responses('/cors');
		expect(pair.map((r) => recording.requestOf(r).first).sort()).toEqual([
			'GET /cors HTTP/1.1',
			'OPTIONS /cors HTTP/1.1',
		]);
		expect(site.visits.filter((v) => v.path === '/cors')).toHaveLength(2);
	});

	it('writes a part as a part, and a HEAD without a body', () => {
		const part = recording.response('/part');
		expect([part.first, String(part.body)]).toEqual(['HTTP/1.1 206 Partial Content', 'cde']);
		expect(part.header('content-range')).toBe('bytes 2-4/9');
		const head = recording.response('/head');
		expect(head.body).toHaveLength(0);
		expect(recording.requestOf(head).first).toBe('HEAD /head HTTP/1.1');
	});

	it('writes a confirmed cache entry as a revisit, and one from the cache not at all', () => {
		const [fetched, confirmed, ...more] = recording.responses('/aged');
		expect(more).toEqual([]);
		expect([fetched?.type, fetched?.first, String(fetched?.body)]).toEqual([
			'response',
			'HTTP/1.1 200 OK',
			'aged',
		]);
		expect([confirmed?.type, confirmed?.first]).toEqual(['revisit', 'HTTP/1.1 304 Not Modified']);
		expect(confirmed?.field('WARC-Profile')).toContain('server-not-modified');
		expect(confirmed?.field('WARC-Refers-To-Date')).toBe(fetched?.field('WARC-Date'));
		expect(recording.responses('/cached')).toHaveLength(1);
	});

	it('keeps the order, the case and the odd bytes of a head', () => {
		const odd = recording.response('/odd');
		expect(odd.first).toBe('HTTP/1.1 200 Fine');
		expect(odd.header('x-name')).toBe('G\xf6teborg');
		expect(odd.headerNames).toContain('X-ZED');
		expect(recording.response('/third').headerNames.slice(0, 2)).toEqual(['content-type', 'Date']);
	});

	it('names the address that was connected to and the protocol', () => {
		for (const r of recording.records.filter((x) => x.type === 'response')) {
			expect(r.field('WARC-IP-Address')).toBe('127.0.0.1');
			expect(r.field('WARC-Protocol')).toBe('http/1.1');
		}
	});

	it('misses nothing', () => {
		expect(recording.report.missing).toEqual([]);
		const asked = site.visits.map((v) => `${v.method} ${v.path}`).sort();
		const written = recording.records
			.filter((r) => r.type === 'request')
			.map((r) => r.first.replace(' HTTP/1.1', ''));
		expect(written.sort()).toEqual(asked);
	});
});

describe('redaction', () => {
	it('replaces the values of named headers, in both directions, and says that it did', async () => {
		const secret = randomBytes(8).toString('hex');
		const kept = await record(
			browser,
			async ({ context, page: tab }) => {
				await context.addCookies([{ name: 'login', value: secret, url: site.at('main.test') }]);
				await tab.goto(`${site.at('main.test')}/`);
				await until(async () => (await tab.title()) === 'done', 'the script');
			},
			{ redact: ['Cookie', 'set-cookie', 'x-own'] },
		);
		const whole = kept.records.map((r) => `${r.body}${r.headerNames.map((n) => r.header(n)).join()}`).join();
		expect(whole).not.toContain(secret);
		const request = kept.requestOf(kept.response('/third'));
		expect(request.header('cookie')).toBe('[redacted]');
		expect(request.header('x-own')).toBe('[redacted]');
		expect(request.field('X-Redacted-Fields')).toBe('cookie, x-own');
		expect(kept.response('/').header('set-cookie')).toBe('[redacted]');
		expect(kept.report.redacted['set-cookie']).toBeGreaterThan(0);
		expect(site.visits.some((v) => v.headers.cookie?.includes(secret))).toBe(true);
	});
});
