import { expect, it } from 'vitest';
import { svgBar } from '../../../fixtures/marks/draw.ts';
import { openSite } from '../recorder/site.ts';
import { postTokens, take } from './take.ts';

// In such a page no clock of ours comes either: whatever waited by one stood still, and no picture was taken.
it('a page whose policy lets no script run is pictured to its end', async () => {
	const posts = [1, 2, 3, 4, 5, 6].map(
		(n) =>
			`<article style="height:420px"><a href="/kommunen">Kommunen</a> <time datetime="2026-10-1${n}T09:00:00Z">1${n} oktober</time><p>Snöröjningen pågår i hela kommunen, och det här är besked nummer ${n}.</p>${svgBar({ kind: 'P', number: n, index: 0 })}</article>`,
	);
	const site = await openSite({
		'/kommunen': (_visit, response) => {
			const headers = {
				'content-type': 'text/html; charset=utf-8',
				'content-security-policy': 'sandbox allow-same-origin',
			};
			response
				.writeHead(200, headers)
				.end(
					`<!doctype html><html lang="sv"><title>Kommunen</title><h1>Kommunen</h1><main>${posts.join('')}</main>`,
				);
		},
	});
	try {
		const host = `127.0.0.1:${site.port}`;
		const taken = await take(`http://${host}/kommunen`, [host]);
		expect(await taken.inPixels()).toEqual(postTokens(6));
		expect(taken.verdict.outcome).toBe('complete');
	} finally {
		await site.close();
	}
}, 90_000);
