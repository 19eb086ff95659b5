import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-26T12:00:00Z');
const WORDS = 'Snöröjningen pågår i hela kommunen, och det här är besked nummer';
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const told = (posts: readonly { readonly text: string }[]) =>
	posts.map(({ text }) => Number(/nummer (\d+)/.exec(text)?.[1]));

test('posts that each have a container of their own are found again when a list has taken most of them away', async () => {
	// As timelines are built that keep only what is near the window: each cell lies where a script puts it.
	const cell = (n: number) =>
		`<div class="cell x${n}" style="position:absolute;width:600px;transform:translateY(${n * 150}px)"><div class="css-1ab${n % 3}"><article style="height:130px"><a href="/kommunen">Kommunen</a> <a href="/p/${n}"><time datetime="2026-10-${10 + n}T09:00:00Z">${n} okt</time></a><p>${WORDS} ${n}.</p></article><i></i></div></div>`;
	const { call, ours } = await visit(
		page(
			'',
			`<h1>Kommunen</h1><main id=list style="position:relative;height:4000px">${numbers(1, 8).map(cell).join('')}</main>`,
		),
	);
	expect(told((await call('harvest', 0, 20_000, NOW)).posts)).toEqual(numbers(1, 8));
	await ours(`(() => {
		const list = document.querySelector('#list');
		for (const cell of [...list.children].slice(0, 7)) cell.remove();
		list.insertAdjacentHTML('beforeend', ${JSON.stringify(numbers(9, 15).map(cell).join(''))});
	})()`);
	expect(told((await call('harvest', 0, 20_000, NOW)).posts)).toEqual(numbers(9, 15));
});

test('an event or a film among posts is a post, and a box of comments or an advertisement there is none', async () => {
	const time = (n: number) => `<time datetime="2026-10-${10 + n}T09:00:00Z">${10 + n} oktober</time>`;
	const box = (tag: string, n: number, inside: string) =>
		`<${tag} style="display:block;width:600px;padding:16px;border:1px solid">${inside} ${time(n)}<p>${WORDS} ${n}.</p></${tag}>`;
	const account = '<a href="/kommunen">Kommunen</a>';
	const posts = numbers(1, 6).map((n) =>
		n === 3
			? box('section', n, `<h3>${account} skapade ett evenemang</h3>`)
			: box('article', n, `${account} <a href="/p/${n}">Till inlägget</a>`),
	);
	posts.splice(
		4,
		0,
		`<div style="width:600px"><a href="/siv">Siv Ek</a> ${time(8)}<p>Jag undrar när ni kommer till oss på Storgatan med plogen, nummer 98.</p></div>`,
		`<div style="width:600px"><a href="https://ads.example/">Annons</a><p>Köp våra vinterdäck redan idag, de är de bästa, nummer 99.</p></div>`,
	);
	const { call } = await visit(page('', `<h1>Kommunen</h1><main>${posts.join('')}</main>`));
	expect(told((await call('harvest', 0, 20_000, NOW)).posts)).toEqual(numbers(1, 6));
});

const dated = (n: number, inside: string, more = '') =>
	`<article style="width:600px;${more}"><a href="/kommunen">Kommunen</a> <time datetime="2026-10-${10 + n}T09:00:00Z">${n} okt</time>${inside}</article>`;

test('a notice of one low line is a post where the others are dated as it is', async () => {
	const line = (n: number) =>
		n === 3
			? `<li class=r style="height:20px;font-size:12px"><time datetime="2026-10-13T09:00:00Z">13 okt</time> <span>Stängt, besked nummer 3</span></li>`
			: `<li class=r style="padding:14px"><time datetime="2026-10-1${n}T09:00:00Z">1${n} okt</time> <span>${WORDS} ${n}, och mer kommer i morgon.</span></li>`;
	const { call } = await visit(
		page('', `<h1>Kommunen</h1><ul style="width:620px">${numbers(1, 6).map(line).join('')}</ul>`),
	);
	// What was recognised is found again at the next look, and then with the low ones.
	await call('pulse');
	expect(told((await call('harvest', 0, 20_000, NOW)).posts)).toEqual(numbers(1, 6));
});

test('a control between posts that brings those left out is pressed, and the one below the last is not', async () => {
	const posts = numbers(1, 6).map((n) => dated(n, `<p>${WORDS} ${n}.</p>`));
	posts.splice(3, 0, '<div><button data-which=gap>Visa fler inlägg</button></div>');
	posts.push('<div><button data-which=last>Visa fler inlägg</button></div>');
	const { call, ours } = await visit(
		page(
			'',
			`<main>${posts.join('')}</main><script>addEventListener('click', (e) => { document.title += e.target.dataset.which; });</script>`,
		),
	);
	expect((await call('unfold', 0, 5000)).pressed).toEqual(['Visa fler inlägg']);
	expect(await ours('document.title')).toMatch(/gap$/);
});

test('words of a summary are the post’s, and what only opens the rest is not', async () => {
	const posts = [
		dated(1, `<details open><summary>${WORDS} 1, med allt som hör till.</summary><p>Resten.</p></details>`),
		dated(2, `<p>${WORDS} 2.</p><details open><summary>Visa mer</summary><p>Resten.</p></details>`),
		dated(3, `<p>${WORDS} 3.</p>`),
	];
	const { call } = await visit(page('', `<main>${posts.join('')}</main>`));
	const [one, two] = (await call('harvest', 0, 20_000, NOW)).posts;
	expect(one?.text).toContain('nummer 1');
	expect(one?.text).toContain('Resten.');
	expect(two?.text).not.toContain('Visa mer');
});

test('what lies under a cover is shown, and comments that turn page by page are told of', async () => {
	const comment = (n: number) =>
		`<div class=comment><b>Siv Ek</b> <time datetime="2026-11-0${n}T09:00:00Z">${n} nov</time><p>Jag undrar när ni kommer, fråga ${n}.</p></div>`;
	const posts = [
		dated(1, `<p>${WORDS} 1.</p><button aria-expanded=false>Visa ändå</button>`),
		dated(2, `<p>${WORDS} 2.</p><button>Känsligt innehåll Klicka för att visa</button>`),
		dated(
			3,
			`<p>${WORDS} 3.</p><div class=comments>${comment(1)}${comment(2)}</div><button>Nästa ›</button>`,
		),
	];
	const { call } = await visit(page('', `<main>${posts.join('')}</main>`));
	expect(await call('commentPages', 0, 5000)).toBe(1);
	expect((await call('unfold', 0, 5000)).pressed).toEqual([
		'Visa ändå',
		'Känsligt innehåll Klicka för att visa',
	]);
});

test('a picture beyond the window is in no tile, and said to be', async () => {
	const wide = (n: number, left: number) =>
		dated(
			n,
			`<p>${WORDS} ${n}.</p><img src="/bild-${n}.png" width=300 height=200 style="margin-left:${left}px">`,
			'width:1700px',
		);
	const { call } = await visit(page('', `<main>${[wide(1, 0), wide(2, 1300), wide(3, 0)].join('')}</main>`));
	const images = (await call('harvest', 0, 20_000, NOW)).posts.map((post) => post.images[0]?.turned === true);
	expect(images).toEqual([false, true, false]);
});

test('where every box of a page is called the same, the head of the page and the list itself are no posts', async () => {
	const box = (inside: string, style = '') => `<div class=box style="width:600px;${style}">${inside}</div>`;
	const post = (n: number) =>
		box(
			box(`<a class=box href="/kommunen">Kommunen</a> <a href="/post/3k${n}">${n} d</a>`) +
				box(`${WORDS} ${n}.`) +
				box('<button>Gilla</button>'),
			'padding:12px 0',
		);
	const head = box(
		`<h1>Kommunen</h1><a href="/following">31 följer</a><button>Följ</button>${box('Vi svarar här på vardagar och lägger ut allt som händer i kommunen.')}`,
	);
	const list = (from: number, to: number) => numbers(from, to).map(post).join('');
	const { call, ours } = await visit(page('', box(head + box(`<div class=box id=list>${list(1, 5)}</div>`))));
	expect(told((await call('harvest', 0, 20_000, NOW)).posts)).toEqual(numbers(1, 5));
	await ours(
		`document.querySelector('#list').insertAdjacentHTML('beforeend', ${JSON.stringify(list(6, 9))})`,
	);
	const { posts, inPage } = await call('harvest', 0, 20_000, NOW);
	expect([told(posts), inPage]).toEqual([numbers(6, 9), 9]);
});

const SIDE_STYLE =
	'<style>body{width:1000px;margin:auto}.cols{display:flex;gap:20px}.main{width:720px}.side{width:260px}</style>';
const entry = (n: number) =>
	`<article class="box entry-grid"><h2><a href="/p/${n}">Rubrik ${n}</a></h2><ul class=links><li>kommunen</li><li>${n} oktober 2026</li></ul><p>Inlägg ${n} om snöröjningen i hela kommunen, om gatorna och om gångvägarna vid skolan, som vi tar först om morgonen.</p><p>Sedan tar vi resten, gata för gata, i den ordning som står i planen.</p><a href="/p/${n}">Läs mer</a></article>`;
const latest = (n: number) =>
	`<article class="box entry-summary"><h5><a href="/p/${n}">Rubrik ${n}</a></h5><ul><li>kommunen</li><li>${n} oktober 2026</li></ul></article>`;
const side = `<div class=side>${['Senaste', 'Populära'].map((title) => `<ul class=sidebar><h4>${title}</h4><li>${[9, 8, 7].map(latest).join('')}</li></ul>`).join('')}${['Kategorier', 'Etiketter', 'Arkiv'].map((title) => `<ul class=sidebar><h4>${title}</h4><ul><li><a href="/x/${title}">Inget här än</a></li></ul></ul>`).join('')}</div>`;
const blogPage = (numbers: readonly number[]) =>
	page(
		'<title>Kommunens blogg</title>',
		`${SIDE_STYLE}<h1>Kommunens blogg</h1><div class=cols><div class=main>${numbers.map(entry).join('')}</div>${side}</div>`,
	);

test('two posts on a blog’s last page are its posts, and not what a list beside them calls articles as well', async () => {
	const first = await visit(blogPage([9, 8, 7, 6, 5, 4]));
	await first.call('harvest', 0, 20_000, Date.now());
	const build = await first.call('feedBuild');
	const { call } = await visit(blogPage([2, 1]));
	if (build) await call('expectFeed', build);
	const { posts } = await call('harvest', 0, 20_000, Date.now());
	expect(posts.map(({ text }) => /Rubrik (\d)/.exec(text)?.[1])).toEqual(['2', '1']);
});

test('where a blog has but two posts, the lists beside them are none', async () => {
	const { call } = await visit(blogPage([9, 8]));
	const { posts } = await call('harvest', 0, 20_000, Date.now());
	expect(posts.slice(0, 2).map(({ text }) => /Rubrik (\d)/.exec(text)?.[1])).toEqual(['9', '8']);
	for (const { text } of posts) expect(text).not.toContain('Kategorier');
});
