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
const STREETS = ['Kyrkogatan', 'Malmvägen', 'Skolgatan', 'Björkplan'];
/** How many say something in each thread besides whoever begins it; a page holds four of all. */
const ANSWERS = [1, 9, 0, 2];
const PER_PAGE = 4;
const shell = (body: string) =>
	`<!doctype html><html lang=sv><meta charset=utf-8><link rel=icon href=data:,><title>Byaforum</title><style>body{font:16px/1.5 sans-serif;width:900px;margin:0 auto}.rad{display:flex;gap:30px;border-bottom:1px solid;padding:10px}.inlagg{display:flex;gap:12px;padding:14px 0}.bild{width:40px;height:40px;border-radius:50%;background:#9bd}</style><nav><a href="/">Byaforum</a> <a href="/in">Logga in</a></nav><main>${body}</main></html>`;
const row = (t: number) =>
	`<div class=rad><a class=rubrik href="/trad/${t}/">Snöröjningen på ${STREETS[t - 1]} den här vintern</a><span title="Antal kommentarer"><svg width=14 height=14></svg> ${(ANSWERS[t - 1] ?? 0) + 1}</span><time datetime="2026-10-0${9 - t}T09:00:00Z">${9 - t} okt</time></div>`;
const said = (t: number, n: number) =>
	`<div class=svar id=k${n}><div class=inlagg><img src="/bild.png" width=40 height=40 alt=""><div><div><a href="/u/${n}">Läsare ${n}</a> <time datetime="2026-10-0${9 - t}T09:${10 + n}:00Z">${9 - t} okt</time></div><p>${n === 0 ? `Ingen har plogat ${STREETS[t - 1]} på hela veckan, och bussen kommer inte fram till skolan.` : `Svar nummer ${n} om ${STREETS[t - 1]}.`}</p><button>Svara</button></div></div></div>`;
const thread = (t: number, page: number) => {
	const all = (ANSWERS[t - 1] ?? 0) + 1;
	const last = Math.ceil(all / PER_PAGE);
	if (page > last) return undefined;
	const from = (page - 1) * PER_PAGE;
	const here = Array.from({ length: Math.min(PER_PAGE, all - from) }, (_, i) => said(t, from + i));
	const on = page < last ? `<li><a href="?page=${page + 1}"><svg width=10 height=10></svg></a></li>` : '';
	return shell(
		`<h1>Snöröjningen på ${STREETS[t - 1]} den här vintern</h1><div class=trad>${here.join('')}</div><ul class=sidor><li>Sida ${page} av ${last}</li>${on}</ul>`,
	);
};

test('a thread that goes on over pages, to be turned by a drawn arrow, is read to its end, and the number that counts its beginning lacks nobody', {
	timeout: 150_000,
}, async () => {
	site = await serve((asked, query) => {
		if (asked === '/')
			return { body: shell(`<h1>Byaforum</h1><div>${[1, 2, 3, 4].map(row).join('')}</div>`) };
		const t = Number(/^\/trad\/(\d)\/$/.exec(asked)?.[1]);
		const body = t ? thread(t, Number(query.get('page') ?? 1)) : undefined;
		return body === undefined ? undefined : { body };
	});
	const { posts, verdict } = await take(`${site.origin}/`, [site.host], { level: 'full', config });
	expect(posts.map(({ comments }) => comments.length)).toEqual(ANSWERS);
	expect(posts[1]?.comments.map(({ author }) => author?.name)).toEqual(
		Array.from({ length: 9 }, (_, i) => `Läsare ${i + 1}`),
	);
	expect(posts.map(({ author }) => author?.name)).toEqual(Array.from(ANSWERS, () => 'Läsare 0'));
	expect(verdict.findings.filter((f) => f.severity !== 'note').map((f) => f.code)).toEqual([]);
});
