import { expect, test } from 'vitest';
import { svgBar } from '../../../fixtures/marks/draw.ts';
import { page, serve } from '../platforms/serve.ts';
import { postTokens, take } from './take.ts';

test('posts that go beyond the edge of a column in the middle of the window are in the picture to their end', async () => {
	const post = (n: number) =>
		`<article style="width:1240px;padding:10px 0"><a href="/p/${n}"><time datetime="2026-11-0${n}T09:00:00Z">${n} november</time></a><p>Snöröjningen pågår i hela kommunen, besked nummer ${n}. M-000${n}-P</p><div style="margin-left:1040px">${svgBar({ kind: 'P', number: n, index: 0 })}</div></article>`;
	const body = `<main style="width:600px;margin:0 auto"><h1>Kommunen</h1>${[1, 2, 3].map(post).join('')}</main>`;
	const host = await serve({ '/kommunen': page('<title>Kommunen</title>', body) });
	const taken = await take(`http://${host}/kommunen`, [host]);
	expect(new Set(await taken.inPixels())).toEqual(new Set(postTokens(3)));
});

test('where posts are wider than every window, the window stays as wide as a reader’s', async () => {
	const post = (n: number) =>
		`<article style="width:110vw;padding:10px 0"><a href="/p/${n}"><time datetime="2026-11-0${n}T09:00:00Z">${n} november</time></a><p>Snöröjningen pågår i hela kommunen, besked nummer ${n}. M-000${n}-P</p>${svgBar({ kind: 'P', number: n, index: 0 })}</article>`;
	const body = `<main><h1>Kommunen</h1>${[1, 2, 3].map(post).join('')}</main>`;
	const host = await serve({ '/kommunen': page('<title>Kommunen</title>', body) });
	const taken = await take(`http://${host}/kommunen`, [host]);
	expect(taken.capture.changes.join()).not.toContain('px wide');
	expect(new Set(await taken.inPixels())).toEqual(new Set(postTokens(3)));
});
