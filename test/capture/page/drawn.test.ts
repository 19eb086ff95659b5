import { expect, test } from 'vitest';
import { closesBrowser, page, posts, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-27T12:00:00Z');
const SIZE = 'width=200 height=120';

test('pictures that no img shows are waited for while they are under way, and read when they come late', async () => {
	const kinds = [
		`<div id=x1 style="width:200px;height:120px"></div>`,
		`<video id=x2 ${SIZE} preload=none></video>`,
		`<svg ${SIZE}><image id=x3 ${SIZE} /></svg>`,
	];
	const { call, ours } = await visit(
		page(
			'',
			posts((n) => kinds[n - 1] ?? ''),
		),
	);
	await call('harvest', 0, 5000, NOW);
	const host = await ours<string>('location.origin');
	const coming = [1, 2, 3].map((n) => `${host}/bild-${n}.png`);
	expect(await call('drawnOf', 0, 5000, coming)).toBe(0);
	await ours(
		`x1.style.backgroundImage = 'url(/bild-1.png)'; x2.poster = '/bild-2.png'; x3.setAttribute('href', '/bild-3.png'); 0`,
	);
	expect(await call('drawnOf', 0, 5000, coming)).toBe(3);
	const { posts: again } = await call('harvest', 0, 5000, NOW);
	expect(again.flatMap((post) => post.images.map(({ address }) => address))).toEqual(coming);
	await call('stopWaiting');
	expect(await call('drawnOf', 0, 5000, coming)).toBe(0);
});

test('a number of reactions is read where a screen reader is told whose they are', async () => {
	const feet = [
		'<span role=button aria-label="Gilla: 30 personer">30</span>',
		'<span aria-label="Gilla: 2 personer">👍</span><span aria-label="Älska: 1 person">♥</span>',
		'<span aria-label="Like: 1.2K people">1.2K</span>',
	];
	const { call } = await visit(
		page(
			'',
			posts((n) => feet[n - 1] ?? ''),
		),
	);
	const { posts: read } = await call('harvest', 0, 5000, NOW);
	expect(read.map(({ counts }) => counts.reactions)).toEqual([30, undefined, 1200]);
});
