import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Mark, token } from '../../../fixtures/marks/code.ts';
import { svgBar } from '../../../fixtures/marks/draw.ts';
import { openSite, page, type Site } from '../recorder/site.ts';
import { take } from './take.ts';

const bar = (mark: Mark) => svgBar(mark, 12, 20);
const comment = (n: number) =>
	`<li style="height:80px"><b>Person ${n}</b> <time datetime="2026-11-2${n % 7}">2${n % 7} nov</time><p>Tack för beskedet, svar nummer ${n}.</p>${bar({ kind: 'C', number: 1, index: n })}</li>`;
const post = (n: number, inside = '') =>
	`<article><p>Snöröjningen pågår i hela kommunen, och vi återkommer när vi vet mer. Nummer ${n}.</p><time datetime="2026-11-0${n}T10:00:00Z">${n} november</time>
	${bar({ kind: 'P', number: n, index: 0 })}${inside}<div style="height:500px"></div></article>`;
const COMMENTS = Array.from({ length: 12 }, (_, i) => i + 1);
const BOX = `<ul style="height:170px;overflow:auto">${COMMENTS.map(comment).join('')}</ul>`;
const LOW = `<div style="position:fixed;left:0;right:0;bottom:0;padding:8px;background:#fffc">${bar({ kind: 'I', number: 9, index: 1 })} Ladda ner appen</div>`;

let site: Site;
beforeAll(async () => {
	const posts = [1, 2, 3, 4].map((n) => post(n, n === 2 ? BOX : '')).join('');
	site = await openSite({ '/kommunen': page(`<title>Kommunen</title><h1>Kommunen</h1>${posts}${LOW}`) });
});
afterAll(() => site.close());

test('what hangs at the lower edge, and all comments in a box that scrolls, are in the tiles once', async () => {
	const host = `127.0.0.1:${site.port}`;
	const taken = await take(`http://${host}/kommunen`, [host]);
	const wanted: Mark[] = [
		...[1, 2, 3, 4].map((number) => ({ kind: 'P', number, index: 0 }) as const),
		...COMMENTS.map((index) => ({ kind: 'C', number: 1, index }) as const),
		{ kind: 'I', number: 9, index: 1 },
	];
	expect((await taken.inPixels()).sort()).toEqual(wanted.map(token).sort());
	expect(taken.posts[1]?.comments).toHaveLength(12);
	expect(taken.verdict.outcome).toBe('complete');
});
