import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { token } from '../../../fixtures/marks/code.ts';

export interface BusySite {
	readonly address: string;
	readonly host: string;
	/** The text of every post that the page shows from its own network. */
	readonly texts: readonly string[];
	close(): Promise<void>;
}

/** RFC 6455 §1.3. */
const ACCEPTED_WITH = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
type Squeeze = (bytes: Buffer) => Buffer;
const CODINGS: Readonly<Record<string, Squeeze>> = {
	br: brotliCompressSync,
	gzip: gzipSync,
	zstd: zstdCompressSync,
};

/**
 * A page whose posts come in every way that a network has: compressed in three ways and in pieces, by POST of JSON, of a form and of bytes, behind redirects, from a worker and as a stream;
 * and that asks for what has no body or is only a part of one, asks again for what has not changed, and opens a WebSocket. Platforms do all of it, and the invented ones little.
 */
export async function openBusySite(): Promise<BusySite> {
	const open = new Set<Socket>();
	const server = createServer((request, response) => void answer(request, response));
	server.on('connection', (socket) => {
		open.add(socket);
		socket.on('error', () => socket.destroy());
		socket.once('close', () => open.delete(socket));
	});
	server.on('upgrade', (request, socket) => {
		const key = `${request.headers['sec-websocket-key']}${ACCEPTED_WITH}`;
		const accept = createHash('sha1').update(key).digest('base64');
		socket.write(
			`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
		);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		address: `http://127.0.0.1:${port}/kommunen`,
		host: `127.0.0.1:${port}`,
		texts: WAYS.map(textOf),
		async close() {
			for (const socket of open) socket.destroy();
			server.close();
			await once(server, 'close');
		},
	};
}

const WAYS = [
	...Object.keys(CODINGS),
	...['bitar', 'json?sida=1', 'json?sida=2', 'formular', 'bytes', 'dit', 'arbetare', 'strom'],
];

function textOf(way: string): string {
	const number = WAYS.indexOf(way) + 1;
	return `Inlägg ${number}: åäö genom ${way}, och så fortsätter det en stund till ${token({ kind: 'P', number, index: 0 })}`;
}

/** As the page adds them: number, time and text. */
function postOf(way: string): string {
	const id = WAYS.indexOf(way) + 1;
	return JSON.stringify({ id, at: `2026-03-${String(id).padStart(2, '0')}T10:00:00Z`, text: textOf(way) });
}

const SCRIPT = `
const feed = document.querySelector('main');
const add = ({ id, at, text }) => {
	const post = document.createElement('article');
	post.innerHTML = '<h2><a href="/kommunen">Kommunen</a></h2><a href="/kommunen/' + id + '"><time datetime="' + at + '">' + at.slice(0, 10) + '</time></a><p></p>';
	post.querySelector('p').textContent = text;
	feed.append(post);
};
const get = async (...asked) => add(await (await fetch(...asked)).json());
const post = (path, body, type) => get(path, { method: 'POST', body, ...(type ? { headers: { 'content-type': type } } : {}) });
(async () => {
	for (const coding of ${JSON.stringify(Object.keys(CODINGS))}) await get('/kodat/' + coding);
	await get('/bitar');
	for (const page of [1, 2]) await post('/svar', JSON.stringify({ page }), 'application/json');
	const form = new FormData();
	form.append('namn', 'å');
	await post('/formular', form);
	await post('/bytes', new Uint8Array([0, 200, 10, 13, 255]), 'application/octet-stream');
	await get('/hit');
	for (const path of ['/tomt', '/samma', '/samma']) await fetch(path, { cache: 'no-cache' });
	await (await fetch('/del', { headers: { range: 'bytes=2-5' } })).text();
	await fetch('/del', { method: 'HEAD' });
	new WebSocket('ws://' + location.host + '/samtal');
	await new Promise((done) => {
		new Worker('/arbetare.js').onmessage = ({ data }) => (add(data), done());
	});
	const stream = new EventSource('/strom');
	stream.onmessage = ({ data }) => (add(JSON.parse(data)), stream.close());
})();`;

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
	const pieces: Buffer[] = [];
	for await (const piece of request) pieces.push(piece as Buffer);
	const body = Buffer.concat(pieces).toString('utf8');
	const path = decodeURIComponent(request.url ?? '/');
	const json = (way: string) => response.setHeader('content-type', 'application/json').end(postOf(way));
	const to = (place: string, status: number) => response.writeHead(status, { location: place }).end();
	const coding = /^\/kodat\/(\w+)$/.exec(path)?.[1] ?? '';
	if (CODINGS[coding])
		return void response
			.writeHead(200, { 'content-type': 'application/json', 'content-encoding': coding })
			.end(CODINGS[coding](Buffer.from(postOf(coding))));
	if (path === '/bitar') {
		const text = postOf('bitar');
		response.writeHead(200, { 'content-type': 'application/json' }).write(text.slice(0, 9));
		return void response.end(text.slice(9));
	}
	if (path === '/svar') return void json(`json?sida=${JSON.parse(body).page}`);
	if (path === '/formular' || path === '/bytes') return void json(path.slice(1));
	if (path === '/hit') return void to('/dit-1?plats=%C3%A5', 302);
	if (path.startsWith('/dit-1')) return void to('/dit-2', 307);
	if (path === '/dit-2') return void json('dit');
	if (path === '/fran-arbetare') return void json('arbetare');
	if (path === '/arbetare.js')
		return void response
			.setHeader('content-type', 'text/javascript')
			.end("fetch('/fran-arbetare').then((answer) => answer.json()).then(postMessage)");
	if (path === '/strom')
		return void response
			.writeHead(200, { 'content-type': 'text/event-stream' })
			.write(`data: ${postOf('strom')}\n\n`);
	if (path === '/tomt') return void response.writeHead(204).end();
	if (path === '/samma') {
		const isKnown = request.headers['if-none-match'] === '"ett"';
		return void response
			.writeHead(isKnown ? 304 : 200, { etag: '"ett"' })
			.end(isKnown ? undefined : 'som förut');
	}
	if (path === '/del')
		return void response
			.writeHead(206, { 'content-range': 'bytes 2-5/10' })
			.end(request.method === 'HEAD' ? undefined : '2345');
	if (path !== '/kommunen') return void response.writeHead(404).end();
	response
		.setHeader('content-type', 'text/html; charset=utf-8')
		.end(
			`<!doctype html><html lang="sv"><meta charset="utf-8"><title>Kommunen</title><link rel="icon" href="data:,"><h1>Kommunen</h1><main></main><script>${SCRIPT}</script>`,
		);
}
