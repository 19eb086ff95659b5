import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findBrowser } from '../../../src/capture/browser/find.ts';
import { type Gate, openGate } from '../../../src/capture/gate/gate.ts';
import { readConfig } from '../../../src/config.ts';
import { openLog } from '../../../src/log.ts';

/** Each server counts who came; the secret one must see nobody. */
interface Site {
	readonly server: Server;
	readonly port: number;
	readonly visits: string[];
}

let browser: Browser;
let gate: Gate;
let open: Site;
let secret: Site;
let page: Page;

async function site(handle: RequestListener): Promise<Site> {
	const visits: string[] = [];
	const server = createServer((request, response) => {
		visits.push(request.url ?? '');
		handle(request, response);
	});
	server.on('upgrade', (request, socket) => {
		visits.push(`upgrade ${request.url}`);
		const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
		const accept = createHash('sha1').update(key).digest('base64');
		socket.write(
			`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
		);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return { server, port: (server.address() as AddressInfo).port, visits };
}

beforeAll(async () => {
	secret = await site((_, response) => response.end('secret'));
	open = await site((request, response) => {
		if (request.url === '/redirect') {
			response.writeHead(302, { location: `http://127.0.0.1:${secret.port}/redirected` }).end();
			return;
		}
		response.setHeader('content-type', 'text/html');
		response.end(`<title>open</title>`);
	});
	gate = await openGate({
		allowHosts: [`127.0.0.1:${open.port}`, 'inne.example'],
		resolve: async () => ['127.0.0.1'],
		log: openLog('silent'),
	});
	browser = await chromium.launch({
		executablePath: findBrowser(readConfig()).path,
		args: ['--disable-gpu', '--disable-quic', '--disable-background-networking'],
		chromiumSandbox: process.getuid?.() !== 0,
		proxy: { server: gate.server },
	});
});

beforeEach(async () => {
	page = await browser.newPage();
});

afterEach(async () => {
	await page.close();
	expect(secret.visits).toEqual([]);
});

afterAll(async () => {
	await browser?.close();
	await gate?.close();
	for (const { server } of [open, secret]) server?.close();
});

/** What a script in the page gets of an address. */
function tried(address: string): Promise<string> {
	return page.evaluate(
		(a) =>
			fetch(a, { mode: 'no-cors' }).then(
				() => 'reached',
				() => 'failed',
			),
		address,
	);
}

describe('Chromium behind the gate', () => {
	it('opens an allowed host, by address and by name', async () => {
		await page.goto(`http://127.0.0.1:${open.port}/`);
		expect(await page.title()).toBe('open');
		await page.goto(`http://inne.example:${open.port}/`);
		expect(await page.title()).toBe('open');
		expect(gate.addressOf('inne.example', open.port)).toBe('127.0.0.1');
	});

	it('does not follow a redirect to a private address', async () => {
		await expect(page.goto(`http://127.0.0.1:${open.port}/redirect`)).rejects.toThrow(/SOCKS/);
		expect(gate.failureOf('127.0.0.1', secret.port)).toBe('refused: loopback');
	});

	it.each([
		'127.0.0.1',
		'localhost',
		'[::1]',
		'0.0.0.0',
		'127.1',
		'app.localhost',
		'evil.example',
		'[::ffff:127.0.0.1]',
	])('gives a page nothing from %s', async (host) => {
		await page.goto(`http://127.0.0.1:${open.port}/`);
		expect(await tried(`http://${host}:${secret.port}/subresource`)).toBe('failed');
		expect(gate.refused.some((r) => r.port === secret.port)).toBe(true);
	});

	it('lets a WebSocket through to an allowed host, and to no other', async () => {
		await page.goto(`http://127.0.0.1:${open.port}/`);
		const socket = (port: number) =>
			page.evaluate(
				(p) =>
					new Promise<string>((done) => {
						const ws = new WebSocket(`ws://127.0.0.1:${p}/ws`);
						ws.onopen = () => done('open');
						ws.onerror = () => done('failed');
					}),
				port,
			);
		expect(await socket(open.port)).toBe('open');
		expect(open.visits).toContain('upgrade /ws');
		expect(await socket(secret.port)).toBe('failed');
	});
});
