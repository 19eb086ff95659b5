import { get, type IncomingHttpHeaders } from 'node:http';

/** What a browser that comes for the first time fetches for one page. */
export interface Weight {
	readonly name: string;
	/** As they come over the wire: the page, and the styles and scripts that it names. */
	readonly pageBytes: number;
	readonly restBytes: number;
	/** How the page itself is compressed; empty where it is not. */
	readonly encoding: string;
}

/** Fetches a page with all that stands in its head. The libraries of viewers are left out by what they are called for. */
export async function weigh(origin: string, path: string, name: string, cookie: string): Promise<Weight> {
	const first = await fetched(origin + path, cookie);
	if (first.status !== 200) throw new Error(`${path} answered with ${first.status}`);
	const plain = await fetch(origin + path, { headers: { cookie } });
	const text = await plain.text();
	const named = [...text.matchAll(/<(?:link|script)\b[^>]*?(?:href|src)="(\/[^"]+)"/g)].map(
		([, to = '']) => to,
	);
	let restBytes = 0;
	for (const each of new Set(named)) restBytes += (await fetched(origin + each, cookie)).bytes;
	return { name, pageBytes: first.bytes, restBytes, encoding: first.headers['content-encoding'] ?? '' };
}

function fetched(
	address: string,
	cookie: string,
): Promise<{ readonly status: number; readonly bytes: number; readonly headers: IncomingHttpHeaders }> {
	const headers = { cookie, 'accept-encoding': 'gzip, deflate, br, zstd', 'sec-fetch-site': 'same-origin' };
	return new Promise((resolve, reject) => {
		get(address, { headers }, (answer) => {
			let bytes = 0;
			answer
				.on('data', (piece: Buffer) => {
					bytes += piece.length;
				})
				.on('error', reject)
				.on('end', () => resolve({ status: answer.statusCode ?? 0, bytes, headers: answer.headers }));
		}).on('error', reject);
	});
}
