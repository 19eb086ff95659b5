import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** What a website answers at a path: HTML, a status, where it leads, or HTML for browsers and a status for programs. */
export type Answer =
	| string
	| number
	| { readonly to: string }
	| { readonly browser: string; readonly program: number };

/**
 * Serves a website on loopback until the test ends.
 * @param pages by path with query; what is not among them is 404. `{site}` in HTML stands for its origin
 */
export async function website(pages: Readonly<Record<string, Answer>>) {
	const asked: string[] = [];
	let now = 0;
	let most = 0;
	const server = createServer((request, response) => {
		const path = request.url ?? '';
		asked.push(path);
		most = Math.max(most, ++now);
		const found = pages[path] ?? 404;
		const isBrowser = /Chrome/.test(request.headers['user-agent'] ?? '');
		const answer =
			typeof found === 'object' && 'program' in found ? (isBrowser ? found.browser : found.program) : found;
		setTimeout(() => {
			now--;
			if (typeof answer === 'number') response.writeHead(answer).end();
			else if (typeof answer === 'object')
				response.writeHead(302, { location: answer.to.replaceAll('{site}', origin) }).end();
			else
				response
					.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
					.end(answer.replaceAll('{site}', origin));
		}, 5);
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
	const origin = `http://${host}`;
	onTestFinished(() => {
		server.closeAllConnections();
		server.close();
	});
	return { host, origin, asked, mostAtATime: () => most };
}
