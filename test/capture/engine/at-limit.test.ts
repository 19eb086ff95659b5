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

test.each([
	['articles', (inside: string) => `<article>${inside}</article>`],
	['boxes of a list', (inside: string) => `<div><div class=row>${inside}</div></div>`],
] as const)(
	'a last post without an end does not take the capture past its other limits: %s',
	async (_build, boxed) => {
		const long = (n: number) =>
			boxed(
				`<b>Kommunen</b> <time datetime="2026-10-${10 + n}T09:00:00Z">${10 + n} okt</time><p>Snöröjningen pågår i hela kommunen, och det här är besked nummer ${n}.</p><div style="height:${n === 2 ? 9000 : 300}px"></div>`,
			);
		const site = await openSite({
			'/kommunen': page(
				`<title>Kommunen</title><h1>Kommunen</h1><main>${[1, 2, 3].map(long).join('')}</main>`,
			),
		});
		const taken = await take(`http://127.0.0.1:${site.port}/kommunen`, [`127.0.0.1:${site.port}`], {
			limits: { posts: 2, bytes: 100 },
		});
		expect(taken.capture.stop).toBe('limit-bytes');
		const limit = taken.verdict.findings.find(({ code }) => code === 'limit-asked-for');
		expect(limit?.data).toMatchObject({ limit: 'bytes 100', cut: 1 });
		await site.close();
	},
	60_000,
);
