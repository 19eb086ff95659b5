import { afterAll, beforeAll, expect, test } from 'vitest';
import { take } from '../engine/take.ts';
import { type Answer, openSite, page, type Site } from '../recorder/site.ts';

const PAGES = 9;
const EACH = 3;
const post = (n: number) =>
	`<article style="width:600px;height:400px"><time datetime="2026-10-${String(1 + (n % 28)).padStart(2, '0')}T09:00:00Z">oktober</time><p>Snöröjningen pågår i hela kommunen, det här är besked nummer ${n}.</p></article>`;
const list = (at: number) =>
	page(
		`<title>Kommunen</title><h1>Kommunen</h1><main>${Array.from({ length: EACH }, (_, i) => post((at - 1) * EACH + i + 1)).join('')}<nav>${at < PAGES ? `<a href="/kommunen?p=${at + 1}">Nästa</a>` : ''}</nav></main>`,
	);

let site: Site;
let refused = 0;
beforeAll(async () => {
	const answer: Answer = (visit, response) => {
		const at = Number(new URLSearchParams(visit.path.split('?')[1]).get('p') ?? 1);
		if (at === 4 && refused++ === 0)
			response
				.writeHead(429, { 'retry-after': '1', 'content-type': 'text/html' })
				.end('<h1>Too many requests</h1>');
		else list(at)(visit, response);
	};
	site = await openSite({ '/kommunen': answer });
});
afterAll(() => site.close());

test('the replay of a feed of many pages comes to its end, also past a page that was refused once', async () => {
	const host = `127.0.0.1:${site.port}`;
	const taken = await take(`http://${host}/kommunen`, [host]);
	// At the end of each of them the replay once waited for more, until its time was over.
	expect(taken.posts).toHaveLength(PAGES * EACH);
	expect(taken.verdict.findings.filter((f) => f.severity === 'loss')).toEqual([]);
});
