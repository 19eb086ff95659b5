import { afterEach, expect, test } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { take } from '../engine/take.ts';
import { type Site, serve } from './serve.ts';

let site: Site;
afterEach(() => site.close());

const config = readConfig({
	...process.env,
	LOG_LEVEL: 'silent',
	FEED_QUIET_SECONDS: '0.5',
	FEED_TRIES: '1',
	PAGE_DELAY_SECONDS: '0',
});
const PER_PAGE = 6;
const ALL = PER_PAGE + 2;
const STREETS = [
	'Kyrkogatan',
	'Malmvägen',
	'Hjalmar Lundbohmsvägen',
	'Gruvvägen',
	'Österleden',
	'Älvgatan',
	'Skolgatan',
	'Björkplan',
];

/** A row of a forum's list of topics: four columns, of which two say who wrote and when. */
const row = (n: number) =>
	`<div class="row topic-row"><div class="col wide"><h3><a href="/trad/${n}">Snöröjningen på ${STREETS[n - 1]} den här vintern</a></h3><div class=by>av <a href="/u/kommunen">kommunen</a></div></div><div class="col">svar saknas</div><div class="col">visad ${n * 7} gånger</div><div class="col wide"><time datetime="2026-10-0${9 - n}T09:00:00Z">${9 - n} oktober 2026</time><div class=by>av <a href="/u/anna">anna</a></div></div></div>`;

test('a last page with two posts is read as the pages before it, and not column by column', {
	timeout: 90_000,
}, async () => {
	site = await serve((asked) => {
		const last = asked === '/forum/page/2/';
		if (asked !== '/forum/' && !last) return undefined;
		const numbers = Array.from({ length: ALL }, (_, i) => i + 1).slice(
			...(last ? [PER_PAGE] : [0, PER_PAGE]),
		);
		const pager = last
			? '<ul class=pages><li><a href="/forum/">1</a></li><li class=current>2</li></ul>'
			: '<ul class=pages><li class=current>1</li><li><a href="/forum/page/2/">2</a></li></ul>';
		return {
			body: `<!doctype html><html lang=sv><meta charset=utf-8><title>Kommunens forum</title><style>body{font:16px/1.5 sans-serif;width:1000px;margin:0 auto}.row{display:flex;border-bottom:1px solid;padding:12px}.col{width:140px}.wide{width:340px}.pages{display:flex;gap:9px;list-style:none}</style><h1>Kommunens forum</h1><div class=list><div class="row heads"><div class="col wide">Tråd</div><div class=col>Svar</div><div class=col>Visad</div><div class="col wide">Senast</div></div>${numbers.map(row).join('')}</div>${pager}</html>`,
		};
	});
	const { posts, verdict } = await take(`${site.origin}/forum/`, [site.host], { config });
	expect(posts.map((post) => STREETS.findIndex((street) => post.text.includes(street)) + 1)).toEqual(
		Array.from({ length: ALL }, (_, i) => i + 1),
	);
	for (const post of posts) expect(post.text).toContain('gånger');
	expect(verdict.findings.filter((f) => f.severity !== 'note').map((f) => f.code)).toEqual([
		'posts-cut-short',
	]);
});
