import { once } from 'node:events';
import {
	createServer,
	type IncomingMessage,
	type RequestListener,
	type Server,
	type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface Visit {
	readonly method: string;
	/** Host without port. */
	readonly host: string;
	/** Path with query. */
	readonly path: string;
	readonly body: Buffer;
	readonly headers: IncomingMessage['headers'];
}

export interface Site {
	readonly port: number;
	/** `http://name:port` for a name that the gate resolves to this machine. */
	at(name: string): string;
	readonly visits: Visit[];
	close(): Promise<void>;
}

export type Answer = (request: Visit, response: ServerResponse) => void;

/** A server on loopback that answers by path, the query aside, and remembers who came. */
export async function openSite(
	answers: Readonly<Record<string, Answer>>,
	make: (listener: RequestListener) => Server = createServer,
): Promise<Site> {
	const visits: Visit[] = [];
	const sockets = new Set<Socket>();
	const server = make(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const host = (request.headers.host ?? `${request.headers[':authority']}`).replace(/:\d+$/, '');
		const path = request.url ?? '/';
		const { method = 'GET', headers } = request;
		const visit = { method, host, path, body: Buffer.concat(chunks), headers };
		visits.push(visit);
		const answer = answers[path.split('?', 1)[0] ?? ''];
		if (answer) answer(visit, response);
		else response.writeHead(404).end('no such thing');
	});
	server.on('connection', (socket) => {
		sockets.add(socket);
		socket.on('error', () => socket.destroy());
		socket.once('close', () => sockets.delete(socket));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		port,
		visits,
		at: (name) => `http://${name}:${port}`,
		async close() {
			for (const socket of sockets) socket.destroy();
			server.close();
			await once(server, 'close');
		},
	};
}

/** An answer of fixed bytes. */
export function gives(mediaType: string, body: string | Buffer, more: Record<string, string> = {}): Answer {
	return (_, response) => {
		response.writeHead(200, { 'content-type': mediaType, ...more }).end(body);
	};
}

export const page = (html: string, more: Record<string, string> = {}): Answer =>
	gives(
		'text/html; charset=utf-8',
		`<!doctype html><meta charset=utf-8><link rel=icon href=data:,>${html}`,
		more,
	);
