import { expect, test } from 'vitest';
import type { Post } from '../../../src/records/post.ts';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-27T12:00:00Z');
const STYLE =
	'<style>body{margin:0}.row{display:block;width:600px;min-height:90px}img{background:#678}</style>';
const days = [20, 18, 15, 11];
const says = (day: number) =>
	`Plogningen pågår sedan den ${day}:e i hela kommunen och vi börjar med de stora vägarna.`;
const when = (day: number) => `<time datetime="2026-11-${day}T10:00:00Z">${day} november</time>`;
const FACE = (name: string) => `<img title="${name}" alt="" width=48 height=48 src="/f.svg">`;

async function read(rows: readonly string[]): Promise<readonly Pick<Post, 'author' | 'text' | 'comments'>[]> {
	const { call } = await visit(page(STYLE, `<h1>Ekdalen</h1><main>${rows.join('')}</main>`));
	return (await call('harvest', 0, 9000, NOW)).posts;
}

test.for([
	[
		'a box marked up as an entry',
		(day: number) =>
			`<div class="trad row"><div class="inlagg h-entry"><h4><a href="/kommun">Ekdalens kommun</a></h4><small><a href="/p/${day}">${when(day)}</a></small><div>${says(day)}</div><p><button>Gilla</button> <button>Dela</button></p></div>${
				day === 18
					? '<div class="inlagg niva2"><a href="https://a.example/karin"><img width=40 height=40 src="/k.svg"></a><h5><a href="https://a.example/karin">Karin Berg</a></h5><small><a href="/k/1"><span title="21 november 2026">för 2 timmar sedan</span></a></small><div>Tack, när blir det vår tur?</div><button>Gilla</button></div>'
					: ''
			}</div>`,
	],
	[
		'an article',
		(day: number) =>
			`<li class=row><article><b>Ekdalens kommun</b> ${when(day)}<p>${says(day)}</p></article>${
				day === 18
					? '<section class=reply><a href="/u/karin">Karin Berg</a> <time datetime="2026-11-19T08:00:00Z">19 november</time><p>Tack, när blir det vår tur?</p></section>'
					: ''
			}</li>`,
	],
] as const)('what is said below a post in a box of both is said of it: %s', async ([, row]) => {
	const posts = await read(days.map(row));
	expect(posts.map(({ text }) => text)).toEqual(days.map(says));
	expect(posts.map(({ comments }) => comments.map((c) => [c.author?.name, c.text]))).toEqual([
		[],
		[['Karin Berg', 'Tack, när blir det vår tur?']],
		[],
		[],
	]);
});

test.for([
	[
		'an article in a box',
		(day: number) =>
			`<div class="x9 row"><div tabindex=0><article style="display:flex"><a href="/@ekdalen"><img width=58 height=58 src="/a.svg"></a><div><header><a href="/@ekdalen">Ekdalens kommun</a> <a href="/n/${day}">${when(day)}</a></header><div>${says(day)}</div><footer><button>↩</button><button>♻</button></footer></div></article></div></div>`,
	],
	[
		'with a drawn heart below it that counts',
		(day: number) =>
			`<div class="x9 row"><article style="display:flex"><a href="/@ekdalen"><img width=58 height=58 src="/a.svg"></a><div style="padding-top:60px"><header><a href="/@ekdalen">Ekdalens kommun</a> <a href="/n/${day}">${when(day)}</a></header><div>${says(day)}</div><div><span><img alt="❤" width=20 height=20 src="/heart.svg"><span>3</span></span></div></div></article></div>`,
	],
	[
		'an entry of a list with a role',
		(day: number) =>
			`<li class=row><div role=article><span><strong>Ekdalens kommun</strong></span> ${when(day)}<p>${says(day)}</p></div></li>`,
	],
] as const)('a post that fills the box it stands in is no comment: %s', async ([, row]) => {
	const posts = await read(days.map(row));
	expect(posts.map(({ text, author, comments }) => [author?.name, text, comments.length])).toEqual(
		days.map((day) => ['Ekdalens kommun', says(day), 0]),
	);
});

test.for([
	[
		'fields with a title',
		(day: number) =>
			`<div class=row><article role=article><h2><a href="/n/${day}"><span>Nyhet från den ${day}:e</span></a></h2><div class="field field--name-created">${when(day)}</div><div class="field field--name-body"><p>${says(day)}</p></div></article></div>`,
		(day: number) => `Nyhet från den ${day}:e\n`,
	],
	[
		'sentences in what is called a name',
		(day: number) =>
			`<div class=row><span>${when(day)}</span><div class="nyhetsnamn">${says(day)}</div><a href="/n/${day}">Till nyheten</a></div>`,
		(day: number) => `${says(day)}`,
	],
] as const)('what a program calls the name of a field is no author: %s', async ([, row, text]) => {
	const posts = await read(days.map(row));
	expect(posts.map(({ author }) => author)).toEqual(days.map(() => undefined));
	for (const [i, day] of days.entries())
		for (const words of [text(day), says(day)]) expect(posts[i]?.text).toContain(words);
});

test('a link that says to which site it leads names nobody', async () => {
	const posts = await read(
		days.map(
			(day) =>
				`<article class=row><h3><a href="/post/${day}">Vatten den ${day}:e</a></h3><p><a href="https://nyheter.example/${day}">nyheter.example</a></p><small><a href="/u/ekdalen">Ekdalens kommun</a> · ${when(day)}</small><div>${says(day)}</div></article>`,
		),
	);
	expect(posts.map(({ author }) => author?.name)).toEqual(days.map(() => 'Ekdalens kommun'));
});

test('whoever is named by a face alone wrote the post, and not the list that it stands in', async () => {
	const posts = await read(
		days.map(
			(day) =>
				`<li class=row><a href="/u/ekdalen">${FACE('Ekdalens kommun')}</a><div><a href="/t/${day}">Vatten den ${day}:e</a> <a href="/c/drift">Drift</a></div>${when(day)}<div>${says(day)}</div></li>`,
		),
	);
	expect(posts.map(({ author }) => author?.name)).toEqual(days.map(() => 'Ekdalens kommun'));
});

test.for([
	[
		'a list that is called comments',
		'<ul aria-label="Kommentarer"><li><p><strong>kalle78</strong> 21 november</p><p>Det var på tiden att ni kom hit.</p></li></ul>',
	],
	[
		'a box that is called one',
		'<div class="comment"><div><b>kalle78</b> 21 november</div><div>Det var på tiden att ni kom hit.</div></div>',
	],
] as const)('a lone comment whose name and day stand in one line has each apart: %s', async ([, talk]) => {
	const posts = await read(
		days.map(
			(day) =>
				`<article class=row><b>Ekdalens kommun</b> ${when(day)}<p>${says(day)}</p>${day === 20 ? talk : ''}</article>`,
		),
	);
	expect(posts[0]?.text).toBe(says(20));
	expect(posts[0]?.comments).toMatchObject([
		{ author: { name: 'kalle78' }, time: { shown: '21 november' }, text: 'Det var på tiden att ni kom hit.' },
	]);
	expect(posts.slice(1).flatMap(({ comments }) => comments)).toEqual([]);
});

test('what shows a text is pressed also where it says in brackets how long that is', async () => {
	const labels = ['Visa innehåll (120 tecken)', 'Show content (98 characters, 2 files)'];
	const { call, pressed } = await visit(
		page(
			STYLE,
			`<main>${days.map((day, i) => `<article class=row><b>Ekdalens kommun</b> ${when(day)}<p>Om snön ${day} <button id=b${i}>${labels[i] ?? 'Dela'}</button></p></article>`).join('')}</main>`,
		),
	);
	await call('unfold', 0, 9000);
	expect(await pressed()).toEqual(['b0', 'b1']);
});

test('posts in bare boxes that a list has put around them are posts, also those whose time nobody understands', async () => {
	const when = ['2 tim', '5 tim', '9 tim', 'strax före jul', '1 dgr'];
	const post = (n: number) =>
		`<div data-index="${n}"><div class=_p1><div><a href="/kommunen">Kommunen</a> <a href="/inlagg/${n}">${when[n - 1]}</a></div><div>Snöröjningen pågår i hela kommunen, och plogen kommer till alla gator enligt besked ${n}.</div><div><button>Gilla</button></div></div></div>`;
	const { call } = await visit(
		page(
			'<style>._p1{width:560px;min-height:120px}</style>',
			`<main><div>${[1, 2, 3, 4, 5].map(post).join('')}</div></main>`,
		),
	);
	const { posts } = await call('harvest', 0, 9000, Date.parse('2026-11-26T12:00:00Z'));
	expect(posts.map((p) => /besked (\d)/.exec(p.text)?.[1])).toEqual(['1', '2', '3', '4', '5']);
	expect(posts.map((p) => p.time?.shown)).toEqual(['2 tim', '5 tim', '9 tim', undefined, '1 dgr']);
});
