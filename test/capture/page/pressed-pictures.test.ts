import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-26T12:00:00Z');
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

async function read(css: string, cell: (n: number) => string) {
	const { call } = await visit(
		page(
			`<style>.g{display:grid;grid-template-columns:repeat(3,200px);gap:8px}.it{cursor:pointer}.ph{height:300px;background-size:cover}${css}</style>`,
			`<header><h1>Kommunen</h1><p>120 följare</p></header><div class=g>${numbers(1, 9).map(cell).join('')}</div>`,
		),
	);
	const { posts } = await call('harvest', 0, 20_000, NOW);
	return {
		posts: (await call('pulse')).posts,
		pictures: posts.map(({ images }) => images.map(({ address }) => new URL(address).pathname)),
		elsewhere: new Set(posts.map((post) => post.elsewhere)),
	};
}
const all = { posts: 9, pictures: numbers(1, 9).map((n) => [`/${n}.jpg`]), elsewhere: new Set(['words']) };

test('pictures drawn behind boxes that are pressed as a whole, without a link, are posts whose words stand behind them', async () => {
	expect(
		await read(
			'',
			(n) => `<div class="it ph" style="background-image:url(/${n}.jpg)"><span>▶ ${n}00</span></div>`,
		),
	).toEqual(all);
});

test('the same where the style of a class draws them, in a box inside', async () => {
	const css = numbers(1, 9)
		.map((n) => `.p${n}{background-image:url(/${n}.jpg)}`)
		.join('');
	expect(await read(css, (n) => `<div class=it><div class="ph p${n}"></div><em>${n},5k</em></div>`)).toEqual(
		all,
	);
});
