import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** What was posted to a real server on loopback. */
export interface Posted {
	readonly headers: IncomingHttpHeaders;
	readonly body: string;
	readonly method: string;
}

/** @param answer the status of each answer; 0 breaks the connection off */
export async function webServer(answer: (posted: Posted) => number = () => 204) {
	const posted: Posted[] = [];
	const server = createServer((request, response) => {
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part));
		request.on('end', () => {
			const { headers, method = '' } = request;
			const one = { headers, method, body: Buffer.concat(parts).toString('utf8') };
			posted.push(one);
			const status = answer(one);
			if (status === 0) request.socket.destroy();
			else
				response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end('{"not": "read"}');
		});
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	onTestFinished(
		() =>
			new Promise<void>((closed) => {
				server.closeAllConnections();
				server.close(() => closed());
			}),
	);
	const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
	return { posted, host, url: `http://${host}/hook` };
}
