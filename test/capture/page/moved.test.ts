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
