import { afterEach, expect, test } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { type Taken, take } from '../engine/take.ts';
import { NEWS, type Page, type Site, serve } from './serve.ts';

let site: Site;
afterEach(() => site.close());

const config = readConfig({
	...process.env,
	LOG_LEVEL: 'silent',
	FEED_QUIET_SECONDS: '0.5',
	FEED_TRIES: '1',
	PAGE_DELAY_SECONDS: '0',
});
const losses = ({ verdict }: Taken) =>
	verdict.findings.filter((f) => f.severity !== 'note').map((f) => f.code);
const END = (n: number) =>
	`Slutet av text ${n} står bara på inläggets egen sida, med telefonnummer 0980-12 34 5${n}.`;
const path = (n: number) => `/blogg/2026/11/nyhet-${n}/`;
const title = (n: number) => `Nyhet ${n}`;
const ALL = [1, 2, 3, 4];

/** A blog whose front page shows how each post begins. @param single how a post's own page is built */
function blog(single: (n: number) => string): (path: string) => Page | undefined {
	const shell = (body: string) =>
		`<!doctype html><html lang="sv"><meta charset="utf-8"><title>Kommunbloggen</title><style>body{font:16px/1.5 sans-serif;width:700px;margin:0 auto}article{padding:20px 0;border-bottom:1px solid}</style>
<header><a href="/blogg/">Kommunbloggen</a><nav><a href="/blogg/om/">Om</a></nav></header>${body}<footer>Kommunen, 0980-99 99 99</footer></html>`;
	const entry = (n: number) =>
		`<article><h2><a href="${path(n)}" rel="bookmark">${title(n)}</a></h2><time datetime="2026-11-0${n}T09:00:00Z">${n} november 2026</time><div><p>${NEWS[n - 1]} Så började det &hellip; <a href="${path(n)}#more-${n}">Weiterlesen</a></p></div></article>`;
	return (asked) => {
		if (asked === '/blogg/') return { body: shell(`<main>${ALL.map(entry).join('')}</main>`) };
		if (asked === '/blogg/om/')
			return { body: shell('<main><h1>Om</h1><p>Bloggen skrivs av oss.</p></main>') };
		const n = ALL.find((one) => path(one) === asked);
		return n === undefined ? undefined : { body: shell(single(n)) };
	};
}
const text = (n: number) =>
	`<p>${NEWS[n - 1]} Så började det förra vintern.</p><h3>Mer om saken</h3><p>${END(n)}</p>`;

test('at level unique the beginnings of posts are not called whole', async () => {
	site = await serve(blog((n) => `<main><article><h1>${title(n)}</h1>${text(n)}</article></main>`));
	const taken = await take(`${site.origin}/blogg/`, [site.host], { config });
	expect(losses(taken)).toEqual(['posts-cut-short']);
	expect(taken.verdict.findings.find((f) => f.code === 'posts-cut-short')?.data).toMatchObject({
		count: 4,
		of: 4,
	});
	// Pictures and comments stand behind the link as well, and which level has them is said.
	const told = taken.verdict.findings.find((f) => f.code === 'posts-cut-short')?.detail;
	expect(told).toMatch(/excerpts.*pictures and comments.*level full/);
	expect(taken.posts.map((p) => p.elsewhere)).toEqual(Array(4).fill('rest'));
	expect(site.asked.join()).not.toContain('nyhet-');
}, 60_000);

test.for([
	[
		'an article',
		(n: number) =>
			`<main><article><h1>${title(n)}</h1><p>Publicerad av Kommunen den ${n} november</p>${text(n)}</article></main>`,
	],
	[
		'boxes without a name',
		(n: number) =>
			`<main><div><h1>${title(n)}</h1><div>Publicerad av Kommunen</div><div class=x><div>${text(n)}</div></div><nav><a href="${path((n % 4) + 1)}">Nästa</a></nav></div></main>`,
	],
] as const)('at level full the whole text is read from %s', { timeout: 90_000 }, async ([, single]) => {
	site = await serve(blog(single));
	const taken = await take(`${site.origin}/blogg/`, [site.host], { level: 'full', config });
	expect(losses(taken)).toEqual([]);
	for (const n of ALL) {
		const post = taken.posts.find((p) => p.permalink?.endsWith(path(n)));
		expect(post?.text).toContain(END(n));
		expect(post?.text).toContain(title(n));
		expect(post?.text).not.toContain('0980-99');
		expect(post?.elsewhere).toBeUndefined();
	}
	const pdf = taken.pdfText();
	for (const n of ALL) if (pdf !== undefined) expect(pdf).toContain(END(n).replace(/\s+/g, ''));
});
