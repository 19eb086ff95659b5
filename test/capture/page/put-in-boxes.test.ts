import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-26T12:00:00Z');
const WORDS = 'Snöröjningen pågår i hela kommunen, och det här är besked nummer';
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const title = (n: number) => `<h2><a href="/n/nummer-${n}/">Besked ${n}</a></h2>`;
const day = (n: number) => `<time datetime="2026-11-${String(n + 9)}">${n + 9} november</time>`;
const below = (n: number) =>
	`${title(n)}<h6>Av: <a href="/n/av/siv">Siv Ek</a> ${day(n)}</h6><p>${WORDS} ${n}.</p><p>Mer om nummer ${n} kommer.</p>`;
const above = (n: number) => `<p class=dag>${day(n)}</p>${title(n)}<p>${WORDS} ${n}.</p><hr>`;
const list = (parts: string, css = '') =>
	page(
		`<style>.list{width:700px}${css}</style>`,
		`<header><h1>Nyheter</h1></header><div class=list>${parts}<div class=pager><a href="?sida=2">Äldre inlägg</a></div></div>`,
	);

async function read(html: string) {
	const world = await visit(html);
	await world.call('pulse');
	const { harvest, unread } = await world.call('readPlace', 0, 20_000, NOW);
	return { ...world, posts: harvest.posts, unread };
}

test.each([
	['the date below the title', below],
	['the date above the title', above],
] as const)('posts that stand in no box of their own are posts all the same: %s', async (_name, entry) => {
	const { posts, unread, call, ours } = await read(list(numbers(1, 6).map(entry).join('')));
	expect(posts.map(({ permalink }) => URL.parse(permalink ?? '')?.pathname)).toEqual(
		numbers(1, 6).map((n) => `/n/nummer-${n}/`),
	);
	for (const [i, { text, time }] of posts.entries()) {
		expect(text.match(/nummer \d/g)?.every((said) => said === `nummer ${i + 1}`)).toBe(true);
		expect(time?.iso?.slice(0, 10)).toBe(`2026-11-${i + 10}`);
		expect(text).not.toContain('Äldre');
	}
	expect(unread).toEqual([]);
	// What comes below them later is one of them.
	await ours(
		`document.querySelector('.pager').insertAdjacentHTML('beforebegin', ${JSON.stringify(entry(7))})`,
	);
	const { inPage } = await call('harvest', 0, 20_000, NOW);
	expect(inPage).toBe(7);
	expect(await call('boxesMade')).toBe(7);
});

test('where boxes would change how the page looks, it is left as it is and told', async () => {
	const { posts, unread, ours } = await read(
		list(numbers(1, 4).map(below).join(''), '.list>h2{margin-top:90px;padding:20px}'),
	);
	expect(posts).toEqual([]);
	expect(unread).toHaveLength(4);
	expect(await ours('document.querySelectorAll(".list > h2").length')).toBe(4);
});

test('services that are listed without a date are no posts', async () => {
	const { posts, unread } = await read(
		list(
			numbers(1, 5)
				.map((n) => `${title(n)}<p>${WORDS} ${n}.</p>`)
				.join(''),
		),
	);
	expect(posts).toEqual([]);
	expect(unread).toHaveLength(5);
});
