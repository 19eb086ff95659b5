import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-26T12:00:00Z');
const post = (n: number, inside = '') =>
	`<article style="width:600px"><a href="/kommunen">Kommunen</a> <time datetime="2026-10-${10 + n}T09:00:00Z">${10 + n} oktober</time><p>Snöröjningen pågår i hela kommunen, och det här är besked nummer ${n}.</p>${inside}</article>`;
const told = (posts: readonly { readonly text: string }[]) =>
	posts.map(({ text }) => Number(/nummer (\d+)/.exec(text)?.[1]));
const RETRY = 'Något gick fel. Försök igen';
const quoted = (html: string) => JSON.stringify(html).replaceAll('"', '&quot;');

test('what asks to try again between posts, as where a batch could not be fetched, is pressed', async () => {
	for (const feed of [
		`${post(1)}${post(2)}<div><button onclick="this.parentElement.outerHTML=${quoted(post(3))}">${RETRY}</button></div>${post(4)}`,
		`<section>${post(1)}${post(2)}</section><section><a href="#" onclick="this.parentElement.innerHTML=${quoted(post(3))}">${RETRY}</a></section><section>${post(4)}</section>`,
	]) {
		const { call } = await visit(page('', `<h1>Kommunen</h1><main>${feed}</main>`));
		expect((await call('unfold', 0, 5000)).pressed).toEqual([RETRY]);
		expect(told((await call('harvest', 0, 20_000, NOW)).posts)).toEqual([1, 2, 3, 4]);
		expect((await call('readPlace', 0, 5000, NOW)).foldsLeft).toBe(0);
	}
});

test('what still asks to try again, between posts or in one, is told', async () => {
	for (const feed of [
		`${post(1)}${post(2)}<div><button>${RETRY}</button></div>${post(3)}`,
		`${post(1)}${post(2, `<button>${RETRY}</button>`)}${post(3)}`,
	]) {
		const { call } = await visit(page('', `<h1>Kommunen</h1><main>${feed}</main>`));
		for (let round = 0; round < 4; round++) await call('unfold', 0, 5000);
		expect((await call('unfold', 0, 5000)).pressed).toEqual([]);
		expect((await call('readPlace', 0, 5000, NOW)).foldsLeft).toBe(1);
	}
});

test('a pool that gives its nodes to other posts has those unfolded too, though all begin with one name', async () => {
	for (const [box, control] of [
		['<div class=name>Exempelköpings kommun</div>', '<button onclick="open_(this)">Visa mer</button>'],
		[
			'<h3><a href="/k">Exempelköpings kommun</a></h3>',
			'<span role=button onclick="open_(this)">Läs mer</span>',
		],
	]) {
		const { call, ours } = await visit(
			page(
				'',
				`<h1>Exempelköpings kommun</h1><main>${[1, 2, 3]
					.map(
						(n) =>
							`<article style="width:600px">${box}<time datetime="2026-10-1${n}T09:00:00Z">1${n} oktober</time><p>Besked nummer ${n} om snön.</p><b hidden>Slutet av ${n}.</b>${control}</article>`,
					)
					.join('')}</main><script>function open_(el) { el.previousElementSibling.hidden = false }</script>`,
			),
		);
		expect((await call('unfold', 0, 5000)).pressed).toHaveLength(3);
		expect((await call('unfold', 0, 5000)).pressed).toHaveLength(0);
		// The same nodes and controls, rewritten for the posts that follow.
		await ours(`document.querySelectorAll('article').forEach((el, i) => {
			el.querySelector('p').textContent = 'Allt annat än förut står det här, ' + (i + 4) + '.';
			el.querySelector('time').textContent = (i + 1) + ' september';
			el.querySelector('b').hidden = true;
		})`);
		expect((await call('unfold', 0, 5000)).pressed).toHaveLength(3);
	}
});

test('what asks between posts and leads to another view of the page is come back from', async () => {
	const feed = `${post(1)}${post(2)}<div><button onclick="history.pushState({}, '', '/annat'); document.querySelector('main').hidden = true">${RETRY}</button></div>${post(3)}`;
	const { call } = await visit(
		page(
			'',
			`<h1>Kommunen</h1><main>${feed}</main><script>addEventListener('popstate', () => { document.querySelector('main').hidden = false })</script>`,
		),
	);
	await call('makeReady', 0, true, { from: 0, to: 3000 });
	expect(await call('comeBack')).toEqual({ by: RETRY, lost: false });
	expect((await call('unfold', 0, 5000)).pressed).toEqual([]);
	expect(told((await call('harvest', 0, 20_000, NOW)).posts)).toEqual([1, 2, 3]);
});
