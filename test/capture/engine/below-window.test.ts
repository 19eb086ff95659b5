import { expect, test } from 'vitest';
import { svgBar } from '../../../fixtures/marks/draw.ts';
import { openSite, page } from '../recorder/site.ts';
import { postTokens, take } from './take.ts';

const COUNT = 9;
const post = (n: number) =>
	`<article id="p${n}" style="padding:20px 20px 2px"><a href="/kommunen/p${n}"><time datetime="2026-10-${10 + n}T09:00:00Z">${n} okt</time></a><p>Snöröjningen pågår i hela kommunen, och det här är besked nummer ${n}.</p><div style="height:240px"></div>${svgBar({ kind: 'P', number: n, index: 0 })}</article>`;

test('the last rows of a box that scrolls by itself and reaches below the window are in a picture', async () => {
	const posts = Array.from({ length: COUNT }, (_, i) => post(i + 1)).join('');
	const site = await openSite({
		'/kommunen': page(
			`<title>Kommunen</title><style>body{margin:0;overflow:hidden}h1{height:70px;margin:0}main{height:100vh;overflow:auto}</style><h1>Kommunen</h1><main>${posts}</main>`,
		),
	});
	const taken = await take(`http://127.0.0.1:${site.port}/kommunen`, [`127.0.0.1:${site.port}`]);
	expect(taken.posts).toHaveLength(COUNT);
	expect([...new Set(await taken.inPixels())].sort()).toEqual(postTokens(COUNT));
	expect(taken.capture.changes.join()).toContain('made to end with it');
	expect(taken.verdict.findings.filter(({ severity }) => severity === 'loss')).toEqual([]);
	await site.close();
}, 90_000);
