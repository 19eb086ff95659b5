import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-27T12:00:00Z');
const STYLE = '<style>body{margin:0;width:700px}img{display:block;background:#678}</style>';
const MONTHS = ['Juni', 'Maj', 'April', 'Mars'];
const says = (n: number, month: string) => `Vi planterade ${n + 2} träd i parken vid ån i ${month}.`;
const img = (n: number, month: string) => `<img src="/b${month}${n}.png" width=200 height=120>`;

async function read(main: string) {
	const { call } = await visit(page(STYLE, `<h1>Ekdalens kommun</h1><main>${main}</main>`));
	return (await call('harvest', 0, 9000, NOW)).posts;
}

// Told as four posts, an account with twelve would be called whole with four.
test.each([
	[
		'a list',
		(month: string, cards: string) => `<li><b>${month} 2026</b><div>${cards}</div></li>`,
		(n: number, month: string) => `<div class=card>${img(n, month)}<p>${says(n, month)}</p></div>`,
	],
	[
		'boxes in boxes',
		(month: string, cards: string) =>
			`<div><div><span>${month} 2026</span></div><div><div>${cards}</div></div></div>`,
		(n: number, month: string) => `<section><div>${says(n, month)}</div>${img(n, month)}</section>`,
	],
] as const)('cards with words and a picture under a month are a post each: %s', async (_build, box, card) => {
	const posts = await read(
		MONTHS.map((month) => box(month, [1, 2].map((n) => card(n, month)).join(''))).join(''),
	);
	expect(posts.map(({ text }) => text)).toEqual(MONTHS.flatMap((month) => [1, 2].map((n) => says(n, month))));
	expect(posts.map(({ images }) => images.length)).toEqual(posts.map(() => 1));
});

test('what is written once a month, with an introduction, is one post', async () => {
	const posts = await read(
		MONTHS.map(
			(month) =>
				`<li><b>${month} 2026</b><p>Det här har hänt i parkerna under månaden som gick, i korthet.</p><div>${[1, 2].map((n) => `<div>${img(n, month)}<p>${says(n, month)}</p></div>`).join('')}</div></li>`,
		).join(''),
	);
	expect(posts).toHaveLength(4);
});
