import { expect, test } from 'vitest';
import { svgBar } from '../../../fixtures/marks/draw.ts';
import { openSite, page } from '../recorder/site.ts';
import { postTokens, take } from './take.ts';

/** Tall, with its mark at its end: a tile may hold its beginning and not that. */
const post = (n: number) =>
	`<article style="padding:20px;margin:14px 0;height:1100px;position:relative"><b>Kommunen</b> <time datetime="2026-10-${10 + n}T09:00:00Z">${10 + n} okt</time><p>Snöröjningen pågår i hela kommunen, och det här är besked nummer ${n}.</p><div style="position:absolute;bottom:6px">${svgBar({ kind: 'P', number: n, index: 0 })}</div></article>`;

test.each([2, 3, 4])(
	'of the %s posts that an order asked for, each is in the picture to its end',
	async (asked) => {
		const site = await openSite({
			'/kommunen': page(
				`<title>Kommunen</title><h1>Kommunen</h1><main>${[1, 2, 3, 4, 5, 6, 7, 8].map(post).join('')}</main>`,
			),
		});
		const taken = await take(`http://127.0.0.1:${site.port}/kommunen`, [`127.0.0.1:${site.port}`], {
			limits: { posts: asked },
		});
		expect(taken.capture.stop).toBe('limit-posts');
		expect(taken.verdict.outcome).toBe('complete');
		expect(await taken.inPixels()).toEqual(expect.arrayContaining(postTokens(asked)));
		// What came along of the next is read as well, and said to be there in part.
		const [limit] = taken.verdict.findings.filter(({ code }) => code === 'limit-asked-for');
		const whole = await taken.inPixels();
		expect(limit?.data?.cut ?? 0).toBe(taken.posts.length - whole.length);
		await site.close();
	},
	60_000,
);
