import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const post = (n: number, words: string, pin = '') =>
	`<article><div><a href="/@kommunen"><b>Kommunen</b></a>${pin}<a href="/@kommunen/90${n}"><time datetime="2026-11-0${n}T10:00:00Z">${n} november</time></a></div><p>${words}</p></article>`;
const says = (n: number) =>
	`Snöröjningen pågår i hela kommunen, och vi återkommer när vi vet mer om gata nummer ${n}.`;

test('a post that is pinned above and stands in its day’s place as well keeps its own address: without it nobody finds it again', async () => {
	const pinned = post(2, says(2), ' <svg width=16 height=16></svg> ');
	const feed = [4, 3, 2, 1].map((n) => post(n, says(n))).join('');
	const { call } = await visit(page('', `<main>${pinned}${feed}</main>`));
	const { posts } = await call('harvest', 0, 9000, Date.parse('2026-11-27T12:00:00Z'));
	expect(posts.map(({ permalink }) => permalink?.replace(/.*\//, ''))).toEqual([
		'902',
		'904',
		'903',
		'902',
		'901',
	]);
	expect(new Set(posts.map(({ id }) => id)).size).toBe(4);
});

test('two posts whose times lead to one address and that say different things have none of their own', async () => {
	const feed = [4, 3].map((n) => post(n, says(n))).join('');
	const two = [post(2, says(2)), post(2, says(7))].join('');
	const { call } = await visit(page('', `<main>${feed}${two}</main>`));
	const { posts } = await call('harvest', 0, 9000, Date.parse('2026-11-27T12:00:00Z'));
	expect(posts.slice(2).map(({ permalink }) => permalink)).toEqual([undefined, undefined]);
});
