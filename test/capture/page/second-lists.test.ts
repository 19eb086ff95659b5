import { expect, test } from 'vitest';
import { PostJoiner } from '../../../src/capture/walk/join.ts';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-26T12:00:00Z');
const WORDS = 'Snöröjningen pågår i hela kommunen, och det här är besked nummer';
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const time = (n: number) =>
	`<time datetime="2026-10-${String(n).padStart(2, '0')}T09:00:00Z">${n} okt</time>`;
const list = (from: number, to: number, one: (n: number) => string) => numbers(from, to).map(one).join('');

const small = (n: number, by = 'Kommunen') =>
	`<div class=pin style="width:290px;padding:12px"><div><b>${by}</b> ${time(n)}</div><p>${WORDS} ${n}.</p><button>Gilla</button></div>`;
const large = (n: number) =>
	`<div class=item style="width:600px;padding:12px"><div><a href="/kommunen">Kommunen</a> ${time(n)}</div><p>${WORDS} ${n}.</p><p>Mer om detta kommer i nästa vecka, och den som undrar kan ringa oss alla vardagar.</p><button>Gilla</button></div>`;

async function read(body: string): Promise<{ told: number[]; lists: string[] }> {
	const { call } = await visit(page('', body));
	await call('pulse');
	const { posts } = await call('harvest', -100, 20_000, NOW);
	const lists = await call('datedLists');
	return {
		told: posts.map(({ text }) => Number(/nummer (\d+)/.exec(text)?.[1])),
		lists: lists.map(({ title }) => title),
	};
}

test('posts that are pinned in a row above the feed are read with it, and do not take its place', async () => {
	const part = (title: string, inside: string) => `<section><h2>${title}</h2>${inside}</section>`;
	const row = `<div style="display:flex;gap:8px">${list(21, 23, (n) => small(n))}</div>`;
	const body = `<h1>Kommunen</h1><main>${part('Fästa inlägg', row)}${part('Inlägg', list(1, 8, large))}</main>`;
	expect(await read(body)).toEqual({ told: [21, 22, 23, ...numbers(1, 8)], lists: [] });
});

test('two posts below a heading that calls them pinned are posts, in whatever markup and whatever they lack', async () => {
	const pinned = (n: number) =>
		`<li style="padding:10px;width:560px"><span>${n} okt 2026</span><p>${WORDS} ${n}.</p></li>`;
	const post = (n: number) =>
		`<article style="width:600px;padding:12px"><header><strong>Lillby kommun</strong> <span>${n} okt 2026</span></header><p>${WORDS} ${n}.</p><footer><button>Gilla</button></footer></article>`;
	const body = (heading: string) =>
		`<header><h1>Lillby kommun</h1></header><main><h2>${heading}</h2><ul style="list-style:none">${list(21, 22, pinned)}</ul><h2>Alla inlägg</h2>${list(1, 8, post)}</main>`;
	expect((await read(body('Pinned posts'))).told).toEqual([21, 22, ...numbers(1, 8)]);
	expect((await read(body('Vägarbeten'))).told).toEqual(numbers(1, 8));
});

test('of two feeds of the account beside each other, built otherwise, both are read', async () => {
	const right = (n: number) =>
		`<article class=status style="padding:12px"><div><a href="/kommunen">Kommunen</a> ${time(n)}</div><div>${WORDS} ${n}.</div><div style="height:150px"></div></article>`;
	const body = (inner: string) =>
		`<h1>Kommunen</h1><div style="display:flex"><section style="width:620px"><h2>Nyheter</h2>${list(1, 8, large)}</section><section style="width:500px"><h2>Driftinformation</h2>${inner}</section></div>`;
	expect((await read(body(list(21, 26, right)))).told).toEqual([...numbers(1, 8), ...numbers(21, 26)]);
});

test('lists of events, and what others wrote, are no second list of the account', async () => {
	const event = (n: number) =>
		`<div style="padding:12px">${time(n)} <a href="/e/${n}">Julkonsert nummer ${n} i kyrkan med körer från hela kommunen</a></div>`;
	const body = (title: string, inner: string) =>
		`<h1>Kommunen</h1><main>${list(1, 8, large)}<section><h2>${title}</h2>${inner}</section></main>`;
	expect(await read(body('Evenemang', list(11, 15, event)))).toEqual({
		told: numbers(1, 8),
		lists: ['Evenemang'],
	});
	const others = list(21, 24, (n) => small(n, `Granne ${n}`));
	expect((await read(body('På torget', others))).told).toEqual(numbers(1, 8));
});

test('what a list beside the feed shows a second time, without an address of its own, is counted once', async () => {
	const most = `<div><h2>Mest lästa</h2>${list(3, 5, (n) => small(n, 'Kommunen')).replaceAll('class=pin', 'class=most')}</div>`;
	const post = (n: number) => large(n).replace(/<p>Mer om.*?<\/p>/, '');
	const { call } = await visit(
		page('', `<h1>Kommunen</h1><div style="display:flex"><main>${list(1, 6, post)}</main>${most}</div>`),
	);
	await call('pulse');
	const { posts } = await call('harvest', -100, 20_000, NOW);
	const joiner = new PostJoiner();
	joiner.add(posts, (row) => row);
	// As nine they would make up for three that were never read.
	expect(
		joiner
			.posts()
			.map(({ text }) => Number(/nummer (\d+)/.exec(text)?.[1]))
			.toSorted(),
	).toEqual(numbers(1, 6));
});
