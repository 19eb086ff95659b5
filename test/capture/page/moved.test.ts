import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const posts = Array.from(
	{ length: 12 },
	(_, i) =>
		`<article style="width:600px;height:240px"><a href="/kommunen">Kommunen</a> <time datetime="2026-10-${i + 10}T09:00:00Z">${i + 10} oktober</time><p>Snöröjningen pågår i hela kommunen, och det här är besked nummer ${i}.</p></article>`,
);
const feed = page('', `<h1>Kommunen</h1><div id=ad></div><main>${posts.join('')}</main>`);
const scrolling = page(
	'<style>html,body{height:100%;margin:0;overflow:hidden}#in{height:100%;overflow-y:auto;overflow-anchor:none}</style>',
	`<div id=in><h1>Kommunen</h1><div id=ad></div><main>${posts.join('')}</main></div>`,
);
const AD = `document.querySelector('#ad').innerHTML = '<p style="height:60px">Annons</p>'`;

test('a page that moves between its picture and its reading is noticed, and joined anew where the last tile ends', async () => {
	for (const html of [feed, scrolling]) {
		const { call, ours } = await visit(html);
		await call('goTo', 0);
		const first = await call('makeReady', 0, true, null);
		await call('readPlace', 0, 700, Date.now());
		expect(first).toMatchObject({ top: 0 });
		expect(await call('hasMoved')).toBe(false);
		const { cut } = await call('goTo', 400);
		await call('makeReady', cut ?? 0, false, null);
		await ours(AD);
		const { harvest } = await call('readPlace', cut ?? 0, 800, Date.now());
		expect(harvest.posts.length).toBeGreaterThan(0);
		expect(await call('hasMoved')).toBe(true);
		await call('readAgain');
		const again = await call('goTo', 400);
		const ready = await call('makeReady', again.cut ?? 0, false, null);
		// The tile above ended at the same words, wherever they stand now.
		expect(again.cut).not.toBeNull();
		expect(ready).toMatchObject({ top: again.cut });
		const { posts } = (await call('readPlace', again.cut ?? 0, 800, Date.now())).harvest;
		expect(posts.length).toBeGreaterThanOrEqual(harvest.posts.length);
		expect(await call('hasMoved')).toBe(false);
	}
});

const named = page(
	'<style>html,body{height:100%;margin:0;overflow:hidden}#in{height:100%;overflow-y:auto;overflow-anchor:none}.k{height:260px}</style>',
	`<div id=in><h1>Kommunen</h1><div id=ad></div><div role=feed>${Array.from(
		{ length: 9 },
		(_, i) =>
			`<div class=k role=article><header><b>Kommunen</b> <span>${i + 2} november 2026</span></header><div>Vattnet stängs av på Storgatan, och det här är omgång ${i} av arbetet.</div></div>`,
	).join('')}</div></div>`,
);

test.for([
	['articles of a document', feed, 'article', 'besked nummer'],
	['boxes of an inner scroller', named, '.k', 'omgång'],
] as const)(
	'what the page takes out while its tile is taken again, and puts back, is read again: %s',
	async ([, html, post, says]) => {
		const { call, ours } = await visit(html);
		await call('goTo', 0);
		await call('makeReady', 0, true, null);
		const dropped = (await call('readPlace', 0, 900, Date.now())).harvest.posts;
		expect(dropped.filter(({ text }) => text.includes(`${says} 1`))).toHaveLength(1);
		await ours(
			`${AD}; window.was = document.querySelectorAll('${post}')[1]; window.next = was.nextElementSibling; was.remove()`,
		);
		expect(await call('hasMoved')).toBe(true);
		await call('readAgain');
		await ours('next.before(was)');
		await call('goTo', 0);
		await call('makeReady', 0, true, null);
		const { posts } = (await call('readPlace', 0, 900, Date.now())).harvest;
		for (const { text } of dropped.slice(0, 2)) expect(posts.map((p) => p.text)).toContain(text);
	},
);

test('one thing that moves by itself is no page that has moved', async () => {
	const { call, ours } = await visit(feed);
	await ours(
		`document.body.insertAdjacentHTML('beforeend', '<div id=ticker style="position:absolute;top:120px;left:300px;width:200px;height:40px">Nyheter</div>')`,
	);
	await call('goTo', 0);
	await call('makeReady', 0, true, null);
	await ours(`document.querySelector('#ticker').style.top = '170px'`);
	expect(await call('hasMoved')).toBe(false);
});
