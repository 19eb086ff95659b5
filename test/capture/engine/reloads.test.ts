import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, page, type Site } from '../recorder/site.ts';
import { take } from './take.ts';

const NUMBERS = Array.from({ length: 24 }, (_, i) => i + 1);
const post = (n: number) =>
	`<article style="height:560px"><p>Snöröjningen pågår i hela kommunen, och vi återkommer när vi vet mer. Nummer ${n}.</p><time datetime="2026-11-${10 + (n % 15)}T10:00:00Z">november</time></article>`;
const served = (anew: string) =>
	page(`<title>Kommunen</title>${anew}<h1>Kommunen</h1>${NUMBERS.map(post).join('')}`);

let site: Site;
beforeAll(async () => {
	site = await openSite({
		'/uppdaterar': served('<meta http-equiv="refresh" content="2">'),
		'/laddar': served('<script>setInterval(() => location.reload(), 2500)</script>'),
	});
});
afterAll(() => site.close());

test.each(['uppdaterar', 'laddar'])(
	'a page that loads itself anew is walked to its end: /%s',
	async (path) => {
		const host = `127.0.0.1:${site.port}`;
		const taken = await take(`http://${host}/${path}`, [host]);
		expect(taken.posts).toHaveLength(NUMBERS.length);
		expect(taken.capture.changes).toContainEqual(expect.stringContaining('kept from loading itself anew'));
		expect(taken.verdict.findings.filter((f) => f.severity === 'loss')).toEqual([]);
	},
);
