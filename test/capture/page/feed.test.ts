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
