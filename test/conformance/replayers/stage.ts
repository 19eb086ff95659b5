import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** The only origin there is. Browsers trust names under `localhost` enough to let them have a service worker. */
export const ORIGIN = 'http://archive.localhost';

/** All the network that a replaying browser has: a proxy that answers for one origin, and connects to nothing. */
export interface Stage {
	/** `http://127.0.0.1:PORT`, for Playwright's `proxy.server`. */
	readonly proxy: string;
	close(): Promise<void>;
}

/** @param answer for what is asked of `ORIGIN`; `path` with its query */
export async function openStage(
	answer: (request: IncomingMessage, response: ServerResponse, path: string) => void,
): Promise<Stage> {
	const server = createServer((request, response) => {
		const asked = request.url ?? '';
		if (asked.startsWith(`${ORIGIN}/`)) answer(request, response, asked.slice(ORIGIN.length));
		else response.writeHead(502).end('a replay has no network');
	});
	const refuse = (_: IncomingMessage, socket: Socket) => {
		socket.on('error', () => socket.destroy());
		socket.end('HTTP/1.1 502 No network\r\n\r\n');
	};
	server.on('connect', refuse);
	server.on('upgrade', refuse);
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	return {
		proxy: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close: () =>
			new Promise((done) => {
				server.close(() => done());
				server.closeAllConnections();
			}),
	};
}
