import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-27T12:00:00Z');
const TEXT = 'Snöröjningen pågår i hela kommunen, och vi återkommer när vi vet mer om gata nummer';
const face = `<img src='data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" width="32" height="32"%3E%3Crect width="32" height="32"/%3E%3C/svg%3E' width=32 height=32>`;
const photo = `<img src="/bild.png" width=400 height=300 style="display:block;background:#8a8">`;
const says = (who: string, n: number) =>
	`<div style="display:flex;gap:8px">${face}<div><div><b>${who}</b></div><div>Det här var verkligen bra gjort ${n}.</div></div></div>`;
const both = (n: number) => says('Siv Ek', n) + says('Olle Ask', n);
const inShadow = (html: string) => `<template shadowrootmode=open>${html}</template>`;
const BOX = 'style="width:500px;margin:20px"';

test.each([
	[
		'a list of comments in a shadow root',
		(n: number) => `<div ${BOX}><p>${TEXT} ${n}</p>${photo}<div>${inShadow(both(n))}</div></div>`,
	],
	[
		'posts in shadow roots',
		(n: number) =>
			`<x-post>${inShadow(`<div ${BOX}><p>${TEXT} ${n}</p>${photo}<div>${both(n)}</div></div>`)}</x-post>`,
	],
	[
		'a post without a letter',
		(n: number) => `<div ${BOX}><p>🎉🎉 ${n}</p>${photo}<div>${both(n)}</div></div>`,
	],
])('comments told by their faces keep the first of them: %s', async (_what, post) => {
	const { call } = await visit(page('', `<main>${[1, 2, 3].map(post).join('')}</main>`));
	const { posts } = await call('harvest', 0, 20_000, NOW);
	const said = posts.map(({ comments }) => comments.map(({ author, text }) => [author?.name, text]));
	expect(said).toEqual(
		[1, 2, 3].map((n) => ['Siv Ek', 'Olle Ask'].map((who) => [who, `Det här var verkligen bra gjort ${n}.`])),
	);
});
