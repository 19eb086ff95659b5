import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-27T12:00:00Z');
const TEXT = 'Snöröjningen pågår i hela kommunen, och vi återkommer när vi vet mer om gata nummer';
const NUMBERS = [1, 2, 3, 4, 5, 6];
const time = (n: number) => `<time datetime="2026-11-0${n}T10:00:00Z">${n} november</time>`;
const all = (one: (n: number) => string) => NUMBERS.map(one).join('');
const face = '<img src="/a.png" width=40 height=40 alt="">';
const texts = (posts: readonly { readonly text: string }[]) => posts.map(({ text }) => text.split('\n')[0]);
const said = NUMBERS.map((n) => `${TEXT} ${n}.`);

test('a post that leads to its own page wherever it is pressed quotes nothing', async () => {
	const { call } = await visit(
		page(
			'',
			`<main>${all((n) => `<div class=rad><div class=inlagg role=link tabindex=0><div>${face}<a href="/kommunen">Kommunen</a> · <a href="/kommunen/${n}" title="${n} november 2026">${n}d</a></div><div>${TEXT} ${n}.</div><div><button>Gilla</button> <button>Dela</button> <button>⋯</button></div></div></div>`)}</main>`,
		),
	);
	const { posts } = await call('harvest', 0, 9000, NOW);
	expect(texts(posts)).toEqual(said);
	expect(posts.filter(({ quoted }) => quoted)).toEqual([]);
});

test('head and body of a post are one post, also where both have times by markup', async () => {
	const comment = (n: number) =>
		`<div class=komm>${face}<div><a href="/u/siv">Siv Ek</a> ${time(n)}<div>Tack för ${n}.</div><a href="#">Svara</a></div></div>`;
	const { call } = await visit(
		page(
			'',
			`<main>${all((n) => `<div class=post><div class=panel><div class=post-huvud>${face}<a href="/kommunen">Kommunen</a><br><a href="/kommunen/${n}">${time(n)}</a></div><div class=post-kropp><div>${TEXT} ${n}.</div><div class=kommentarer>${comment(n)}${comment(n)}</div></div></div></div>`)}</main>`,
		),
	);
	const { posts } = await call('harvest', 0, 9000, NOW);
	expect(texts(posts)).toEqual(said);
	expect(posts.map(({ author }) => author?.name)).toEqual(NUMBERS.map(() => 'Kommunen'));
});

test('where a post is the row of a list, what unfolds below the row is its text', async () => {
	const open = `const b=document.createElement('div');b.innerHTML='<p>'+this.dataset.t+'</p><img src=/stor.png width=300 height=200>';this.closest('.rad').append(b);this.remove()`;
	const { call } = await visit(
		page(
			'',
			`<main>${all((n) => `<div class=rad><article><h2><a href="/inlagg/${n}">Gata ${n}</a></h2><a href="/kommunen">Kommunen</a> ${time(n)} <button aria-label="expand here" data-t="${TEXT} ${n}." onclick="${open}"><svg width=14 height=14></svg></button></article></div>`)}</main>`,
		),
	);
	for (let round = 0; round < 4 && (await call('unfold', 0, 9000)).pressed.length > 0; round++)
		await call('frames', 2);
	const { posts } = await call('harvest', 0, 9000, NOW);
	expect(posts.map(({ text }, i) => text.includes(said[i] ?? '—'))).toEqual(NUMBERS.map(() => true));
	expect(posts.map(({ images }) => images.length)).toEqual(NUMBERS.map(() => 1));
	expect(posts.flatMap(({ comments }) => comments)).toEqual([]);
	expect(posts.map(({ permalink }) => permalink?.replace(/^.*\//, ''))).toEqual(NUMBERS.map(String));
});

test('parts of a feed that stand in one another, each in a frame at the end of the one before, are one feed', async () => {
	const post = (n: number) =>
		`<div class=inlagg><a href="/kommunen">Kommunen</a> ${time(n)}<p>${TEXT} ${n}.</p></div>`;
	const part = (n: number, inside: string) =>
		`<x-del id=del${n}>${[n, n + 1, n + 2].map(post).join('')}${inside}</x-del>`;
	const { call, ours } = await visit(
		page('<style>x-del{display:block}</style>', `<main>${part(1, '')}</main>`),
	);
	expect(texts((await call('harvest', 0, 9000, NOW)).posts)).toEqual(said.slice(0, 3));
	await ours(
		`document.getElementById('del1').insertAdjacentHTML('beforeend', ${JSON.stringify(part(4, part(7, '')))})`,
	);
	await call('frames', 2);
	// What was read before is not read again.
	const { posts, inPage } = await call('harvest', 0, 9000, NOW);
	expect(inPage).toBe(9);
	expect(texts(posts)).toEqual([...said.slice(3), ...[7, 8, 9].map((n) => `${TEXT} ${n}.`)]);
});

test('the address of a post is not that of its picture', async () => {
	const { call } = await visit(
		page(
			'',
			`<main>${all((n) => `<article><a class=lupp href="/bild/${n}.png" title="bild"><img src="/bild/${n}.png" width=300 height=200 alt=""></a><p>${TEXT} ${n}.</p><a href="/kommunen/${n}">Öppna</a> ${time(n)}</article>`)}</main>`,
		),
	);
	const { posts } = await call('harvest', 0, 9000, NOW);
	expect(posts.map(({ permalink }) => permalink?.replace(/^.*\/kommunen\//, ''))).toEqual(
		NUMBERS.map(String),
	);
});

test('a carousel is turned by a link to the carousel itself', async () => {
	const slides = (n: number) =>
		`<div id=k${n} style="position:relative;width:400px"><div>${[0, 1, 2].map((i) => `<div class=bild style="display:${i ? 'none' : 'block'}"><img src="/${n}${i}.png" width=400 height=240 alt=""></div>`).join('')}</div><a href="#k${n}" role=button style="position:absolute;right:0;top:0;bottom:0;width:60px"><span>›</span><span style="position:absolute;width:1px;height:1px;overflow:hidden">Next</span></a></div>`;
	const { call, ours } = await visit(
		page('', `<main>${all((n) => `<article>${time(n)}<p>${TEXT} ${n}.</p>${slides(n)}</article>`)}</main>`),
	);
	await call('harvest', 0, 9000, NOW);
	expect(
		await ours(
			`__ogonblick.findFeed().posts.flatMap((post) => __ogonblick.findStages(post).map(({ way }) => way))`,
		),
	).toEqual(NUMBERS.map(() => 'press'));
});

test('a picture with the account’s name and a day below it is a post among posts of other builds, though it stands in from the edges', async () => {
	const one = (n: number) =>
		n % 3 === 0
			? `<figure class=foto><img src="/a.png" width=300 height=200><figcaption><b>Kommunen</b> ${time(n)}<br>${TEXT} ${n}.</figcaption></figure>`
			: `<div class=txt><a href="/kommunen">Kommunen</a> ${time(n)}<p>${TEXT} ${n}.</p></div>`;
	const { call } = await visit(page('', `<h1>Kommunen</h1><main style="width:600px">${all(one)}</main>`));
	const { posts } = await call('harvest', 0, 9000, NOW);
	expect(posts.map(({ text }) => text)).toEqual(said);
	expect(posts.map(({ author }) => author?.name)).toEqual(NUMBERS.map(() => 'Kommunen'));
});
