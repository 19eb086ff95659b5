import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Page {
	readonly status?: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string;
}

export interface Site {
	readonly origin: string;
	readonly host: string;
	/** Method and path with query of each request, oldest first. */
	readonly asked: readonly string[];
	close(): Promise<void>;
}

/** Serves an invented site on loopback. @param answer undefined is a 404 */
export async function serve(
	answer: (path: string, query: URLSearchParams) => Page | undefined,
): Promise<Site> {
	const asked: string[] = [];
	const server = createServer((request, response) => {
		asked.push(`${request.method} ${request.url}`);
		const url = new URL(request.url ?? '/', 'http://site');
		const page = answer(url.pathname, url.searchParams) ?? { status: 404, body: '<h1>404</h1>' };
		response.writeHead(page.status ?? 200, { 'content-type': 'text/html; charset=utf-8', ...page.headers });
		response.end(page.body ?? '');
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		origin: `http://${host}`,
		host,
		asked,
		close: () =>
			new Promise((done) => {
				server.close(() => done());
				server.closeAllConnections();
			}),
	};
}

/** Posts of an invented municipality: enough words to be told apart. */
export const NEWS = [
	'Badplatsen vid Norrsjön öppnar på lördag och bryggan är lagad efter vinterns is.',
	'Biblioteket i Ekdalen har nya öppettider under hela sommaren, kvällar och helger.',
	'Vattenläckan på Kvarngatan är lagad och vattnet går att dricka utan att kokas.',
	'Fullmäktige beslutade i går om budgeten för nästa år, protokollet är justerat.',
	'Nu kan du söka plats i kulturskolan för hösten, sista dagen är den femtonde.',
] as const;

/** What people say of post `n`, three each. */
export function said(n: number): readonly (readonly [name: string, text: string])[] {
	return [
		['Siv Lindgren', `Tack för beskedet om nummer ${n}, det var på tiden.`],
		['Olle Brandt', `Gäller det här nummer ${n} även oss på landet?`],
		['Kommunen', `Ja Olle, nummer ${n} gäller i hela kommunen.`],
	];
}
