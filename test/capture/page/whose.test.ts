import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-26T12:00:00Z');
const WORDS = 'Snöröjningen pågår i hela kommunen, och det här är besked nummer';
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const told = (posts: readonly { readonly text: string }[]) =>
	posts.map(({ text }) => Number(/nummer (\d+)/.exec(text)?.[1]));
const time = (n: number) =>
	`<time datetime="2026-10-${String(n).padStart(2, '0')}T09:00:00Z">${n} okt</time>`;
const card = (n: number, by: string, more = '') =>
	`<div class=note style="width:600px;padding:12px">${more}<div><a href="/${by.toLowerCase()}">${by}</a> ${time(n)}</div><p>${WORDS} ${n}.</p><button>Gilla</button></div>`;
const own = (from: number, to: number) => numbers(from, to).map((n) => card(n, 'Kommunen'));
const others = numbers(21, 24).map((n) => card(n, `Granne${n}`));

async function read(
	body: string,
	head = '',
): Promise<{ told: number[]; end: string | null; height: number }> {
	const { call } = await visit(page(head, body));
	await call('pulse');
	const { posts } = await call('harvest', -100, 20_000, NOW);
	return { told: told(posts), end: await call('feedEndsAt'), height: (await call('view')).height };
}

test('what others wrote below a heading that suggests it is not the account’s, and the walk ends there', async () => {
	const body = `<h1>Kommunen</h1><main>${own(1, 6).join('')}<section><h3>You might like</h3>${others.join('')}<div style="height:4000px"></div></section></main>`;
	const { told, end, height } = await read(body);
	expect(told).toEqual(numbers(1, 6));
	expect(end).toBe('You might like');
	expect(height).toBeLessThan(2000);
});

test('a heading that says nothing ends the feed where as many posts as the account states stand above it', async () => {
	const body = (stated: number) =>
		`<h1>Kommunen</h1><p>${stated} inlägg</p><main>${own(1, 6).join('')}<h2>Torget runt</h2>${others.join('')}</main>`;
	expect((await read(body(6))).told).toEqual(numbers(1, 6));
	expect((await read(body(60))).told).toEqual([...numbers(1, 6), ...numbers(21, 24)]);
});

test('headings among the account’s own posts, and what it has shared, end nothing', async () => {
	const shared = numbers(21, 23).map((n) =>
		card(n, `Granne${n}`, '<div><a href="/kommunen">Kommunen</a> delade</div>'),
	);
	const months = `<h1>Kommunen</h1><p>3 inlägg</p><main><h2>November</h2>${own(1, 3).join('')}<h2>Mer från i höstas</h2>${shared.join('')}<h2>Utforska mer</h2>${own(4, 6).join('')}</main>`;
	expect((await read(months)).told).toEqual([1, 2, 3, 21, 22, 23, 4, 5, 6]);
});

test('a page of several people has no end at a heading', async () => {
	const body = `<h1>Torget</h1><main>${own(1, 2).join('')}${others.join('')}<h2>Fler från andra</h2>${numbers(
		31,
		33,
	)
		.map((n) => card(n % 28, `Olle${n}`))
		.join('')}</main>`;
	expect((await read(body)).told).toHaveLength(9);
});

test('what others wrote in a column beside the feed is left out, and the feed goes on', async () => {
	const side = `<aside style="position:absolute;left:640px;top:60px;width:600px"><h3>Andra tittade också på</h3>${others.join('')}</aside>`;
	const { told, height } = await read(`<h1>Kommunen</h1><main>${own(1, 9).join('')}</main>${side}`);
	expect(told).toEqual(numbers(1, 9));
	expect(height).toBeGreaterThan(900);
});

test('a column that a few others write in is left out, whatever stands above it, and one of the account’s own is not', async () => {
	const columns = (side: readonly string[]) =>
		`<div style="display:flex"><div><h1>Kommunen</h1><h2>På gång</h2>${own(1, 6).join('')}</div><div><h2>På torget</h2>${side.join('')}</div></div>`;
	const neighbours = numbers(21, 24).map((n) => card(n, n % 2 ? 'Kalle' : 'Siv'));
	expect((await read(columns(neighbours))).told).toEqual(numbers(1, 6));
	const titled = numbers(21, 24).map(
		(n) =>
			`<div class=note style="width:600px;padding:12px"><h3>Träff ${n} i parken</h3>${time(n)}<p>${WORDS} ${n}.</p><button>Gilla</button></div>`,
	);
	expect((await read(columns(titled))).told).toEqual([...numbers(1, 6), ...numbers(21, 24)]);
	expect((await read(columns(own(21, 24)))).told).toEqual([...numbers(1, 6), ...numbers(21, 24)]);
	const both = [...own(21, 22), ...others.slice(2)];
	expect((await read(columns(both))).told).toHaveLength(10);
});

const line = (n: number) =>
	`<li class=r style="padding:14px;width:590px">${time(n)} <span>${WORDS} ${n}, och mer kommer.</span></li>`;
const list = `<ul style="list-style:none;padding:0;width:620px">${numbers(2, 6).map(line).join('')}</ul>`;

test('a pinned post in a box of its own above the list is the first of the posts', async () => {
	const pinned = (label: string, by: string) =>
		`<div class=hero style="background:#ffd;padding:20px;width:600px"><div>${label}</div><b>${by}</b> ${time(1)}<p>${WORDS} 1.</p></div>`;
	const all = numbers(1, 6);
	expect((await read(`<main><h1>Kommunen</h1>${pinned('Fäst inlägg', 'Siv')}${list}</main>`)).told).toEqual(
		all,
	);
	expect((await read(`<main><h1>Kommunen</h1>${pinned('', 'Kommunen')}${list}</main>`)).told).toEqual(all);
	expect((await read(`<main><h1>Kommunen</h1>${pinned('Väder', 'SMHI')}${list}</main>`)).told).toEqual(
		numbers(2, 6),
	);
});

test('what says of the page when it was made is no post', async () => {
	const about = `<header><h1>Kommunen</h1><p>Här svarar vi på dina frågor, och Kommunen finns här sedan ${time(1)}.</p></header>`;
	expect((await read(`${about}<main>${list}</main>`)).told).toEqual(numbers(2, 6));
	const news = `<h1>Kommunen</h1><p>Kommunen uppdaterade det här senast ${time(1)}, och här svarar vi på alla frågor.</p>`;
	expect((await read(`<main>${news}${list}</main>`)).told).toEqual(numbers(2, 6));
});

test('a name and a time in one line with nothing between are whose and when, of what is said of posts', async () => {
	const remark = (n: number) =>
		`<article class=sagt><div><span>Ulla Broman</span> <time>${n} v</time></div><p>Bra att ni berättar om nummer ${n}.</p><button>Gilla</button></article>`;
	const posts = numbers(1, 5).map(
		(n) =>
			`<div class=upd style="width:600px;padding:12px"><div><span class=t>Björkvåla kommun</span><span class=s>${n} v</span></div><div>${WORDS} ${n}.</div>${remark(n)}</div>`,
	);
	const { call } = await visit(page('', `<h1>Björkvåla kommun</h1><main>${posts.join('')}</main>`));
	const read = await call('harvest', -100, 20_000, NOW);
	expect(read.posts.map(({ comments }) => comments[0]?.author?.name)).toEqual(
		numbers(1, 5).map(() => 'Ulla Broman'),
	);
});

test.each(['Forwarded from', 'Vidarebefordrat från', 'Weitergeleitet von:'])(
	'whoever a post was taken from did not write it: %s',
	async (says) => {
		const from = `<div>${says} <a href="/u/region"><span>Region Söder</span></a></div>`;
		const one = (n: number) =>
			`<div class=wrap><div class=msg>${n % 2 ? from : ''}<div><a href="/u/kommunen"><span>Kommunen</span></a></div><div>Snöröjningen pågår i hela kommunen, och vi återkommer när vi vet mer om gata nummer ${n}.</div><div><a href="/k/${n}"><time datetime="2026-11-0${n}T10:00:00Z">10:00</time></a></div></div></div>`;
		const { call } = await visit(page('', `<div>${[1, 2, 3, 4].map(one).join('')}</div>`));
		const { posts } = await call('harvest', 0, 9000, Date.parse('2026-11-27T12:00:00Z'));
		expect(posts.map(({ author }) => author?.name)).toEqual(Array(4).fill('Kommunen'));
		expect(posts.map(({ text }) => text.includes('Region Söder'))).toEqual([true, false, true, false]);
	},
);

test('the word before a name in a box that is called so is no part of it, and its line is none of what is said', async () => {
	const row = (n: number) =>
		`<div class=trad><img src="data:," width=40 height=40 alt=""><div><a class=rubrik href="/trad/${n}/">Besked ${n} om snön</a><br><span class=sender-name> by Siv Ek${n} </span></div><div>${time(n)}</div><p>${WORDS} ${n}.</p></div>`;
	const { call } = await visit(page('', `<h1>Snölistan</h1><main>${numbers(1, 4).map(row).join('')}</main>`));
	const { posts } = await call('harvest', -100, 20_000, NOW);
	expect(posts.map(({ author }) => author?.name)).toEqual(numbers(1, 4).map((n) => `Siv Ek${n}`));
});
