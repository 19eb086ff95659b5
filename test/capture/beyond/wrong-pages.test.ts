import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { take } from '../engine/take.ts';
import { NEWS, said, serve } from './serve.ts';

const ACCOUNT = '/kommunen';
const address = (n: number) => `${ACCOUNT}/inlagg/${n}`;
const post = (n: number) =>
	`<article><header><a href="${ACCOUNT}"><b>Kommunen</b></a> <a href="${address(n)}"><time datetime="2026-11-0${n}T10:00:00Z">${n} november</time></a></header><p>${NEWS[n - 1]}</p></article>`;

/** The post stands in the page itself, what is said of it below it, and beside both what others say of other posts. */
const own = (n: number) =>
	`<title>Inlägg ${n}</title><header><nav><a href="/">Hem</a></nav></header>${post(n)}<section><h2>Kommentarer</h2>${said(
		n,
	)
		.map(
			([name, text], i) =>
				`<div class="comment" id="c${i}"><b class="author">${name}</b> <time datetime="2026-11-1${i}T10:00:00Z">1${i} november</time><p>${text}</p></div>`,
		)
		.join('')}</section><aside><h3>Senaste kommentarer</h3><div class="comment"><b class="author">Per Ek</b>
	<time datetime="2026-11-20T10:00:00Z">20 november</time><p>Det här sägs om något helt annat.</p></div></aside><footer><nav><a href="/om">Om</a></nav></footer>`;

test('what is said on a page that does not show the post is said of something else, and the page is missing', async () => {
	const pages: Readonly<Record<string, string>> = {
		[ACCOUNT]: `<title>Kommunen</title><h1>Kommunen</h1><main>${[1, 2, 3, 4].map(post).join('')}</main>`,
		[address(1)]: own(1),
		// Gone, and another one in its place.
		[address(2)]: own(1),
		[address(3)]: '<title>Kommunen</title><h1>Något gick fel</h1><p>Försök igen senare.</p>',
	};
	const site = await serve((path) => {
		if (path === address(4)) return { status: 302, headers: { location: address(1) } };
		const body = pages[path];
		return body === undefined
			? undefined
			: { body: `<!doctype html><html lang="sv"><meta charset="utf-8">${body}` };
	});
	onTestFinished(() => site.close());
	const config = readConfig({
		...process.env,
		...{ LOG_LEVEL: 'silent', FEED_QUIET_SECONDS: '0.5', FEED_TRIES: '1', PAGE_DELAY_SECONDS: '0' },
	});
	const taken = await take(`${site.origin}${ACCOUNT}`, [site.host], { level: 'full', config });
	const texts = (n: number) => taken.posts[n - 1]?.comments.map(({ text }) => text);
	expect(texts(1)).toEqual(said(1).map(([, text]) => text));
	expect([2, 3, 4].map(texts)).toEqual([[], [], []]);
	const { permalinks } = taken.capture.covers;
	expect(permalinks).toMatchObject({ known: 4, captured: 1 });
	expect(permalinks?.notCaptured.map(({ address, reason }) => [new URL(address).pathname, reason])).toEqual(
		[2, 3, 4].map((n) => [address(n), 'it does not show the post']),
	);
	expect(taken.verdict.outcome).toBe('partial');
}, 120_000);
