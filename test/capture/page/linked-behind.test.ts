import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

/** Pictures that stand behind another and open over the page: a snapshot without them must not be called complete. */
const NOW = Date.parse('2026-11-26T12:00:00Z');
const img = `<img width=300 height=200 src="/b/liten.jpg">`;

async function stated(below: string) {
	const post = (n: number) =>
		`<article><b>Kommunen</b> <time datetime="2026-11-1${n}T09:00:00Z">1${n} november</time><p>Så blir det nya torget, det här är besked nummer ${n} om saken.</p>${below}</article>`;
	const { call, ours } = await visit(page('', `<main>${[3, 2, 1].map(post).join('')}</main>`));
	await call('harvest', 0, 20_000, NOW);
	return ours<number[][]>(
		`__ogonblick.findFeed().posts.map((post) => __ogonblick.findStages(post).map(({ stated }) => stated))`,
	);
}

test.for([
	[
		'behind links that are not shown',
		`<div><a href="/b/1.jpg">${img}</a><a href="/b/2.jpg" hidden></a><a href="/b/3.jpg" style="display:none"></a></div>`,
		[3],
	],
	[
		'in items of a list that are not shown',
		`<ul><li><a href="/b/1.jpg">${img}</a></li><li hidden><a href="/b/2.jpg"></a></li></ul>`,
		[2],
	],
	[
		'told of in the link that shows the first, below it',
		`<div><a href="/b/1.jpg">${img}<span style="display:block">+2</span></a></div>`,
		[3],
	],
	['none: each is shown', `<div><a href="/b/1.jpg">${img}</a><a href="/b/2.jpg">${img}</a></div>`, []],
	[
		'none: what is not shown is a file',
		`<div><a href="/b/1.jpg">${img}</a><a href="/b/2.pdf" hidden></a></div>`,
		[],
	],
	[
		'none: what is not shown fetches it',
		`<div><a href="/b/1.jpg">${img}</a><a href="/b/1-stor.jpg" hidden>Ladda ner</a><a href="/b/1-mini.jpg" download hidden></a></div>`,
		[],
	],
	[
		'none: a number of people stands beside the link',
		`<div><a href="/b/1.jpg">${img}</a><span>+2</span></div>`,
		[],
	],
] as const)('pictures of a post that are %s', async ([, below, count]) => {
	expect(await stated(below)).toEqual([count, count, count]);
});
