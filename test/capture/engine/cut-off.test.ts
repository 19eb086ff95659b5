import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { take } from './take.ts';

const post = (n: number) =>
	`<article><a href="/k">Kommunen</a> <time datetime="2026-11-1${n}T09:00:00Z">1${n} november</time><p>Snöröjningen pågår i hela kommunen, besked nummer ${n}.</p></article>`;
const PAGE = `<!doctype html><html lang="sv"><meta charset="utf-8"><title>Björkvåla kommun</title><h1>Björkvåla kommun</h1><main>${[3, 2, 1].map(post).join('')}`;

const server = createServer((request, response) => {
	if (request.url === '/asks-who')
		return response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end('no');
	response.writeHead(200, { 'content-type': 'text/html', 'content-length': '900000' });
	response.write(PAGE);
	return setTimeout(() => response.destroy(), 300);
});
beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)));
afterAll(() => server.close());

const captured = (path: string) => {
	const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
	return take(`http://${host}${path}`, [host]);
};

test('a page that is broken off looks like one that ends, and is a loss', { timeout: 180_000 }, async () => {
	const { verdict, posts } = await captured('/broken-off');
	expect(posts).toHaveLength(3);
	expect(verdict.findings.filter((f) => f.severity === 'loss').map((f) => f.code)).toEqual(['page-cut-off']);
});

test('a server that asks for a login before it gives anything is a login wall', {
	timeout: 180_000,
}, async () => {
	const { verdict } = await captured('/asks-who');
	expect(verdict.outcome).toBe('failed');
	expect(verdict.findings.map((f) => f.code)).toContain('login-wall');
});
