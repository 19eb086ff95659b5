import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-27T12:00:00Z');
const TEXT = 'Snöröjningen pågår i hela kommunen, och vi återkommer när vi vet mer om gata nummer';

const post = (above: string, who: string, n: number, words = TEXT) =>
	`<div role=article>${above}<div><a href="/users/${who.toLowerCase().replaceAll(' ', '')}"><b>${who}</b></a><div><span>${n} v •</span></div></div><p>${words} ${n}.</p><a href="/inlagg/10${n}">Länk</a></div>`;

test('who shared a post whose time is words alone is told apart from who wrote it', async () => {
	const line = '<div><span><a href="/kommunen">Kommunen</a> har delat det här</span></div>';
	const { call } = await visit(
		page('', `<main>${post('', 'Kommunen', 1)}${post(line, 'Siv Ek', 2)}${post('', 'Kommunen', 3)}</main>`),
	);
	const { posts } = await call('harvest', 0, 9000, NOW);
	expect(posts.map(({ author }) => author?.name)).toEqual(['Kommunen', 'Siv Ek', 'Kommunen']);
	expect(posts.map(({ sharedBy }) => sharedBy?.name)).toEqual([undefined, 'Kommunen', undefined]);
});

test('a title above who and when that speaks of sharing, in words that name nobody else, shares nothing', async () => {
	const title = (n: number) => `<h3><a href="/n/1${n}">Delade gator ${n}</a></h3>`;
	const { call } = await visit(
		page('', `<main>${[1, 2, 3].map((n) => post(title(n), 'Kommunen', n)).join('')}</main>`),
	);
	const { posts } = await call('harvest', 0, 9000, NOW);
	expect(posts.map(({ author }) => author?.name)).toEqual(['Kommunen', 'Kommunen', 'Kommunen']);
	expect(posts.map(({ sharedBy }) => sharedBy)).toEqual([undefined, undefined, undefined]);
});

test('who shared is told in plain words above who and when', async () => {
	const line = '<p><svg width=16 height=16></svg> <span>Reposted by Kommunen</span></p>';
	const { call } = await visit(
		page('', `<main>${post('', 'Kommunen', 1)}${post(line, 'Siv Ek', 2)}${post('', 'Kommunen', 3)}</main>`),
	);
	const { posts } = await call('harvest', 0, 9000, NOW);
	expect(posts.map(({ author }) => author?.name)).toEqual(['Kommunen', 'Siv Ek', 'Kommunen']);
	expect(posts.map(({ sharedBy }) => sharedBy?.name)).toEqual([undefined, 'Kommunen', undefined]);
	expect(posts.map(({ text }) => text.startsWith(TEXT))).toEqual([true, true, true]);
});

test('a headline in plain words that speaks of sharing is the post’s', async () => {
	const title = (n: number) => `<p>Delade cyklar vid torget ${n}</p>`;
	const { call } = await visit(
		page('', `<main>${[1, 2, 3].map((n) => post(title(n), 'Kommunen', n)).join('')}</main>`),
	);
	const { posts } = await call('harvest', 0, 9000, NOW);
	expect(posts.map(({ sharedBy }) => sharedBy)).toEqual([undefined, undefined, undefined]);
	expect(posts.every(({ text }) => text.includes('Delade cyklar'))).toBe(true);
});

test('who shared is told by what the link to them is called, and who wrote by the address that the post lies under', async () => {
	const face = '<img src="data:," width=20 height=20>';
	const person = (name: string, kind = '') =>
		`<a class="who${kind}" href="/@${name.toLowerCase()}">${face}<span style="display:block">${name}</span><span style="display:block">@${name.toLowerCase()}</span></a>`;
	const toot = (who: string, n: number, above = '') =>
		`<li class=toot><a class=at href="/@${who.toLowerCase()}/90${n}"><time datetime="2026-11-0${n}T10:00:00Z">${n} november</time></a>${above}${person(who)}<div class=body><p>${TEXT} ${n}.</p></div></li>`;
	const shared = toot('Grannbyn', 2, person('Kommunen', ' reblog'));
	// In a group the first name is not of whoever shared.
	const grouped = toot('Siv', 4, person('Torget'));
	const list = [toot('Kommunen', 1), shared, toot('Kommunen', 3), grouped].join('');
	const { call } = await visit(page('', `<main><ol>${list}</ol></main>`));
	const { posts } = await call('harvest', 0, 9000, NOW);
	expect(posts.slice(0, 3).map(({ author }) => author?.name)).toEqual(['Kommunen', 'Grannbyn', 'Kommunen']);
	expect(posts.map(({ sharedBy }) => sharedBy?.name)).toEqual([undefined, 'Kommunen', undefined, undefined]);
	expect(posts[1]?.text).toBe(`${TEXT} 2.`);
});
