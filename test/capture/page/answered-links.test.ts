import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-27T12:00:00Z');
const TEXT = 'Snöröjningen pågår i hela kommunen, och vi återkommer när vi vet mer om gata nummer';
const NUMBERS = [1, 2, 3, 4, 5];

async function permalinks(above: (n: number) => string, to = (n: number) => `/k/1${n}`) {
	const { call } = await visit(
		page(
			'',
			`<main>${NUMBERS.map((n) => `<div class=m><a href="/kommunen"><b>Kommunen</b></a>${above(n)}<p>${TEXT} ${n}.</p><a href="${to(n)}"><time datetime="2026-11-0${n}T08:00:00Z">0${n}.11</time></a></div>`).join('')}</main>`,
		),
	);
	const { posts } = await call('harvest', 0, 9000, NOW);
	return posts.map(({ permalink }) => permalink && new URL(permalink).pathname);
}

test('a post that another one answers keeps its address, and the answer has its own', async () => {
	const above = (n: number) => (n === 2 ? '<a href="/k/14"><i>Kommunen</i> Snöröjningen pågår …</a>' : '');
	expect(await permalinks(above)).toEqual(NUMBERS.map((n) => `/k/1${n}`));
});

test('an address that the times of several posts lead to is no post’s own', async () => {
	expect(
		await permalinks(
			() => '',
			() => '/nyheter',
		),
	).toEqual(NUMBERS.map(() => undefined));
});

test('what leads to a post by its number is its address before what leads to somebody, whatever numbers the host has', async () => {
	const { call } = await visit(
		page(
			'',
			`<main>${NUMBERS.map((n) => `<article><a href="/siv-${'abcde'[n - 1]}"><b>Siv ${'ABCDE'[n - 1]}</b></a><p>${TEXT} ${n}.</p><a href="/inlagg/10${n}">Länk</a></article>`).join('')}</main>`,
		),
	);
	const { posts } = await call('harvest', 0, 9000, NOW);
	expect(posts.map(({ permalink }) => permalink && new URL(permalink).pathname)).toEqual(
		NUMBERS.map((n) => `/inlagg/10${n}`),
	);
});
