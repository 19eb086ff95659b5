import { afterEach, expect, test } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { type Site, serve } from '../beyond/serve.ts';
import { type Taken, take } from '../engine/take.ts';

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
/** Without an address of its own: nothing but its words tells it from others. */
const card = (n: number) =>
	`<div class=ruta><h3>Nyhet nummer ${n}</h3><p>${n} november 2026</p><p>Så sköter vi park nummer ${n} i kommunen under vintern, med sand, skottning och ljus.</p></div>`;
const PAGES = 3;
const onPage = (n: number) => [1, 2, 3, 4].map((i) => card((n - 1) * 4 + i)).join('');
const shell = (n: number, script: string) =>
	`<!doctype html><html lang=sv><meta charset=utf-8><link rel=icon href=data:,><title>Parken</title><style>body{font:16px/1.5 sans-serif;width:700px;margin:0 auto}.ruta{min-height:240px;border-bottom:1px solid}</style><h1>Parken</h1><main>${onPage(n)}</main>${n < PAGES ? `<p><a class=vidare href="/p/${n + 1}">Nästa sida</a></p>` : ''}<script>${script}</script></html>`;
const open = (script: string) =>
	serve((asked) => {
		const n = asked === '/' ? 1 : Number(/^\/p\/(\d)$/.exec(asked)?.[1]);
		return n >= 1 && n <= PAGES ? { body: shell(n, script) } : undefined;
	});
const ALL = Array.from({ length: PAGES * 4 }, (_, i) => `nummer ${i + 1}`);
const numbers = (taken: Taken) => taken.posts.map((p) => /nummer \d+/.exec(p.text)?.[0]);

const JOINS = `let next = document.querySelector('.vidare')?.href, busy = false;
addEventListener('scroll', async () => {
	if (busy || !next || document.documentElement.scrollHeight - scrollY - innerHeight > 400) return;
	busy = true;
	const other = new DOMParser().parseFromString(await (await fetch(next)).text(), 'text/html');
	document.querySelector('main').append(...other.querySelectorAll('.ruta'));
	next = other.querySelector('.vidare')?.href;
	busy = false;
});`;

test('pages that a script joins to the first, whose link to the next stays, count no post twice', async () => {
	site = await open(JOINS);
	const taken = await take(`${site.origin}/`, [site.host], { config });
	expect(numbers(taken)).toEqual(ALL);
	expect(losses(taken)).toEqual([]);
}, 120_000);

test('a page that a script only asks for ahead, and shows nothing of, is walked as the others are', async () => {
	site = await open(
		"addEventListener('load', () => { const a = document.querySelector('.vidare'); a && fetch(a.href) })",
	);
	const taken = await take(`${site.origin}/`, [site.host], { config });
	expect(numbers(taken)).toEqual(ALL);
	expect(losses(taken)).toEqual([]);
}, 120_000);
