import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-26T12:00:00Z');
const WORDS = 'Snöröjningen pågår i hela kommunen, och det här är besked nummer';
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const told = (posts: readonly { readonly text: string }[]) =>
	posts.map(({ text }) => Number(/nummer (\d+)/.exec(text)?.[1]));
const dated = (tag: string, n: number) =>
	`<${tag} class=ent style="display:block;padding:14px;width:560px"><h4>Nyhet</h4><time datetime="2026-10-1${n % 10}T09:00:00Z">1${n % 10} okt</time><p>${WORDS} ${n}.</p></${tag}>`;
const several = (tag: string, from: number, to: number) =>
	numbers(from, to)
		.map((n) => dated(tag, n))
		.join('');

async function opened(body: string): Promise<{ told: number[]; pressed: readonly string[] }> {
	const { call } = await visit(page('', body));
	await call('pulse');
	const pressed: string[] = [];
	for (let round = 0; round < 6; round++) {
		const now = (await call('unfold', 0, 20_000)).pressed;
		pressed.push(...now);
		await call('frames', 3);
		if (now.length === 0) break;
	}
	return { told: told((await call('harvest', -100, 20_000, NOW)).posts), pressed };
}

test.each(['article', 'div'])(
	'months around posts of %s are none themselves, and the closed ones are opened',
	async (tag) => {
		const month = (name: string, from: number, to: number, closed: boolean) =>
			`<section style="width:600px"><h2>${closed ? `<button aria-expanded=false aria-controls=o${from} onclick="const o=document.getElementById('o${from}');o.hidden=!o.hidden;this.setAttribute('aria-expanded',!o.hidden)">${name}</button>` : name}</h2><div id=o${from} ${closed ? 'hidden' : ''}>${several(tag, from, to)}</div></section>`;
		const body = `<main><h1>Kommunen</h1>${month('November', 1, 4, false)}${month('Oktober', 5, 8, true)}${month('September', 9, 12, true)}</main>`;
		const { told, pressed } = await opened(body);
		expect(pressed).toEqual(['Oktober', 'September']);
		expect(told).toEqual(numbers(1, 12));
	},
);

test('years that are opened by a link to a hidden part of the page, without a word for it, are opened', async () => {
	const year = (y: number, from: number, open: boolean) =>
		`<div class="panel panel-x"><div class=head><h4><a class="${open ? '' : 'collapsed'}" href="#c${y}">${y}</a></h4></div><div id=c${y} class="part ${open ? 'in' : ''}"><div class=body>${several('div', from, from + 3)}</div></div></div>`;
	const script =
		"<script>for (const a of document.querySelectorAll('.head a')) a.onclick = (e) => { e.preventDefault(); document.querySelector(a.getAttribute('href')).classList.toggle('in'); a.classList.toggle('collapsed'); };</script>";
	const body = `<style>.part{display:none}.part.in{display:block}</style><main style="width:600px"><h1>Arkiv</h1>${year(2026, 1, true)}${year(2025, 5, false)}${year(2024, 9, false)}</main>${script}`;
	const { told, pressed } = await opened(body);
	expect(pressed).toEqual(['2025', '2024']);
	expect(told).toEqual(numbers(1, 12));
});

test('years that are filled when they open are opened, and are no page numbers', async () => {
	const year = (y: number, from: number) =>
		`<section style="width:600px"><h2><button aria-expanded=${from === 1} aria-controls=y${y}>${y}</button></h2><div id=y${y} ${from === 1 ? '' : 'hidden'}>${from === 1 ? several('div', 1, 4) : ''}</div></section>`;
	const script = `<script>const all = ${JSON.stringify({ y2025: several('div', 5, 8), y2024: several('div', 9, 12) })};
		for (const b of document.querySelectorAll('h2 button')) b.onclick = () => { const o = document.getElementById(b.getAttribute('aria-controls')); if (!o.firstChild) o.innerHTML = all[o.id]; o.hidden = !o.hidden; b.setAttribute('aria-expanded', !o.hidden); };</script>`;
	const body = `<main><h1>Arkiv</h1>${year(2026, 1)}${year(2025, 5)}${year(2024, 9)}</main>${script}`;
	const { call } = await visit(page('', body));
	expect(await call('pagesByScript')).toBe(0);
	const { told, pressed } = await opened(body);
	expect(pressed).toEqual(['2025', '2024']);
	expect(told).toEqual(numbers(1, 12));
});

test('tabs beside each other, and links down the page, are not pressed', async () => {
	const tabs = `<div class=tabs><a href="#a">Alla</a> <a href="#b">Bilder</a></div><div><div id=a>${several('div', 1, 4)}</div><div id=b hidden>${several('div', 5, 8)}</div></div>`;
	const down = '<p><a href="#a">Till inläggen</a></p>';
	const { pressed } = await opened(`<main style="width:600px"><h1>Kommunen</h1>${down}${tabs}</main>`);
	expect(pressed).toEqual([]);
});

test('a post with its author beside it, and one with what others say of it, are not taken for groups', async () => {
	const say = (n: number) =>
		`<div class=say style="padding:8px"><b>Siv Ek</b> <time datetime="2026-11-0${n}T09:00:00Z">${n} nov</time><p>Det här undrar jag över, och det är fråga ${n}.</p></div>`;
	const post = (n: number) =>
		`<div class=post style="width:600px"><p>${WORDS} ${n}, och mer kommer.</p><time datetime="2026-10-1${n}T09:00:00Z">1${n} okt</time><div class=says>${say(1)}${say(2)}${say(3)}</div></div>`;
	const { call } = await visit(page('', `<main>${numbers(1, 4).map(post).join('')}</main>`));
	expect(told((await call('harvest', 0, 20_000, NOW)).posts)).toEqual(numbers(1, 4));
});

test('of a feed that draws only what is in view one post is enough to know it, among empty places', async () => {
	const place = (n: number) =>
		`<div class=it style="height:100vh;position:relative">${n === 1 ? `<img src="/b.png" width=400 height=500><div><h3>Kommunen · ${n} okt.</h3><div>${WORDS} ${n}.</div></div><button>♥</button>` : ''}</div>`;
	const body = `<div id=sc style="height:100vh;overflow-y:scroll;scroll-snap-type:y mandatory">${numbers(1, 8).map(place).join('')}</div>`;
	const { call } = await visit(page('<style>html,body{height:100%;overflow:hidden;margin:0}</style>', body));
	expect(told((await call('harvest', 0, 20_000, NOW)).posts)).toEqual([1]);
	expect((await call('view')).inner).toBe(true);
});

test('what stands under a day and begins with an hour is a post of that hour and day, and the day is none', async () => {
	const entry = (n: number) =>
		`<div class=it><span>1${n % 10}:20</span> <b>Kommunen</b><p>${WORDS} ${n}.</p></div>`;
	const group = (day: number, from: number, to: number) =>
		`<section><h2>${day} oktober 2026</h2>${numbers(from, to).map(entry).join('')}</section>`;
	const body = `<h1>Kommunen</h1><main style="width:600px">${group(29, 1, 3)}${group(28, 4, 4)}${group(27, 5, 6)}</main>`;
	const { call } = await visit(page('', body));
	const { posts } = await call('harvest', -100, 20_000, NOW);
	expect(told(posts)).toEqual(numbers(1, 6));
	const [first, , , fourth] = posts.map(({ time }) => new Date(time?.iso ?? 0));
	expect([first?.getDate(), first?.getHours(), first?.getMinutes()]).toEqual([29, 11, 20]);
	expect([fourth?.getDate(), fourth?.getHours()]).toEqual([28, 14]);
});
