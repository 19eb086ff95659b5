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
const post = (n: number) =>
	`<article class=post><h2><a href="/blogg/${n}/">Nyhet ${n}</a></h2><time datetime="2026-11-0${n}T09:00:00Z">${n} november 2026</time><p>Nummer ${n} i raden av nyheter om hur vi sköter parkerna i kommunen under vintern.</p></article>`;
const shell = (head: string, body: string) =>
	`<!doctype html><html lang=sv><meta charset=utf-8><link rel=icon href=data:,><title>Parkbloggen</title><style>body{font:16px/1.5 sans-serif;width:700px;margin:0 auto}article{padding:20px 0;min-height:300px;border-bottom:1px solid}</style>${head}${body}</html>`;

test('further pages that begin with the same tall banner repeat no tile', async () => {
	const banner = '<header style="height:1700px;background:teal"><h1>Parkbloggen</h1></header>';
	const pages: Record<string, string> = {
		'/blogg/': `${[6, 5, 4].map(post).join('')}<a rel=next href="/blogg/sida/2/">Äldre inlägg</a>`,
		'/blogg/sida/2/': [3, 2, 1].map(post).join(''),
	};
	site = await serve((asked) => {
		const body = pages[asked];
		return body === undefined ? undefined : { body: shell(banner, `<main>${body}</main>`) };
	});
	const taken = await take(`${site.origin}/blogg/`, [site.host], { config });
	expect(losses(taken)).toEqual([]);
	expect(taken.posts).toHaveLength(6);
}, 60_000);

test('posts that the page reveals one after another, by the clock, are waited for', async () => {
	const reveal =
		'<style>.post{visibility:hidden}.post.on{visibility:visible}</style><script>addEventListener("load",()=>document.querySelectorAll(".post").forEach((el,i)=>setTimeout(()=>el.classList.add("on"),600+i*500)))</script>';
	site = await serve((asked) =>
		asked === '/blogg/'
			? { body: shell(reveal, `<main>${[5, 4, 3, 2, 1].map(post).join('')}</main>`) }
			: undefined,
	);
	const taken = await take(`${site.origin}/blogg/`, [site.host], { config });
	expect(losses(taken)).toEqual([]);
	expect(taken.posts.map((p) => p.text.match(/Nummer (\d)/)?.[1])).toEqual(['5', '4', '3', '2', '1']);
}, 60_000);
