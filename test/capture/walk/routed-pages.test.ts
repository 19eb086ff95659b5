import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { take } from '../engine/take.ts';
import { openSite, page, type Site } from '../recorder/site.ts';

const EACH = 4;
const post = (n: number) =>
	`<article class=inlagg><h2><a href="/inlagg/${n}">Rubrik nummer ${n}</a></h2><time datetime="2026-10-${10 + n}T09:00:00Z">${10 + n} oktober</time>
	<p>Inlägg M-00${10 + n}-P från kommunen om snöröjningen i Björkvåla och om gatorna där, med många ord.</p></article>`;
const list = (at: number) =>
	`<main>${Array.from({ length: EACH }, (_, i) => post(3 * EACH - (at - 1) * EACH - i)).join('')}
	<nav class=bladder>${at > 1 ? `<a href="/sida/${at - 1}">Nyare inlägg</a>` : ''}${at < 3 ? `<a href="/sida/${at + 1}"><div>Äldre inlägg</div></a>` : ''}</nav></main>`;
/** What the server sends for an address; in the browser a script turns to it and asks no server. */
const SCRIPT = `<script>
	const lists = ${JSON.stringify([1, 2, 3].map(list)).replaceAll('</', '<\\/')};
	const show = () => { document.querySelector('#app').innerHTML = lists[Number(/\\d+/.exec(location.pathname) ?? 1) - 1]; scrollTo(0, 0); };
	addEventListener('popstate', show);
	document.querySelector('#app').addEventListener('click', (event) => {
		const link = event.target.closest('.bladder a');
		if (!link) return;
		event.preventDefault();
		history.pushState(null, '', link.href);
		show();
	});
</script>`;
const served = (at: number) =>
	page(
		`<title>Kommunen</title><style>article{width:600px;min-height:260px}</style><h1>Kommunen</h1><div id=app>${list(at)}</div>${SCRIPT}`,
	);

let site: Site;
beforeAll(async () => {
	site = await openSite({
		'/kommunen': served(1),
		'/sida/1': served(1),
		'/sida/2': served(2),
		'/sida/3': served(3),
	});
});
afterAll(() => site.close());

test('pages that a script turns by links, as the browser would, are all had, in their order', async () => {
	const config = readConfig({
		...process.env,
		LOG_LEVEL: 'silent',
		FEED_QUIET_SECONDS: '1',
		FEED_TRIES: '1',
	});
	const taken = await take(`http://127.0.0.1:${site.port}/kommunen`, [`127.0.0.1:${site.port}`], { config });
	expect(taken.posts.map((p) => Number(/M-00(\d+)-P/.exec(p.text)?.[1]) - 10)).toEqual(
		Array.from({ length: 3 * EACH }, (_, i) => 3 * EACH - i),
	);
	expect(taken.verdict.findings.filter((f) => f.severity === 'loss')).toEqual([]);
	expect(taken.verdict.outcome).toBe('complete');
}, 60_000);
