import { expect } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { sideBySide as test, whenFinished } from '../../house/side-by-side.ts';
import { linked } from '../beyond/linked.ts';
import { NEWS, type Page, type Site, serve } from '../beyond/serve.ts';
import { take } from '../engine/take.ts';

const ACCOUNT = '/grannas/linden';
const OWN = /\/n\/10\d\d$/;

/** Serves a site and remembers when each of its pages was asked for. */
async function watched(answer: (path: string, query: URLSearchParams, times: number) => Page | undefined) {
	const asks: { readonly page: string; readonly at: number }[] = [];
	const site = await serve((path, query) => {
		const page = `${path}?${query}`;
		// Pictures are what a page asks for, and a redirect is the site's own: nothing waits before those.
		if (!/\.svg$|^\/favicon|^\/login/.test(path)) asks.push({ page, at: Date.now() });
		return answer(path, query, asks.filter((ask) => ask.page === page).length);
	});
	whenFinished(() => site.close());
	return { site, asks, own: () => asks.filter(({ page }) => OWN.test(page.replace(/\?$/, ''))) };
}

const capture = (site: Site, path: string, level: 'unique' | 'full', more: Record<string, string> = {}) =>
	take(`${site.origin}${path}`, [site.host], {
		level,
		config: readConfig({
			...process.env,
			LOG_LEVEL: 'silent',
			FEED_QUIET_SECONDS: '0.5',
			FEED_TRIES: '1',
			PAGE_DELAY_SECONDS: '0',
			...more,
		}),
	});

const later = (seconds: number): Page => ({
	status: 429,
	headers: { 'retry-after': String(seconds) },
	body: '<h1>Vänta</h1>',
});

test('pages are not asked for sooner after each other than is polite, and a host that asks for a wait gets it', async () => {
	const { site, asks } = await watched((path, _query, times) =>
		path.endsWith('/n/1002') && times === 1 ? later(1) : linked(path),
	);
	const taken = await capture(site, ACCOUNT, 'full', { PAGE_DELAY_SECONDS: '0.7' });
	expect(taken.capture.covers.permalinks).toMatchObject({ known: 5, captured: 4 });
	for (const [i, { page, at }] of asks.entries()) {
		const before = asks[i - 1];
		// Less a little: what is measured here is when requests arrive, not when they were sent.
		if (before) expect(at - before.at, page).toBeGreaterThanOrEqual(650);
	}
	const [refused, again] = asks.filter(({ page }) => page.includes('/n/1002'));
	expect((again?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(1000);
}, 120_000);

test('a site that refuses three visits in a row is left alone, and what was not visited says so', async () => {
	const { site, own } = await watched((path) =>
		OWN.test(path) ? { status: 403, body: '<h1>Nej</h1>' } : linked(path),
	);
	const taken = await capture(site, ACCOUNT, 'full', { LIMIT_TABS: '0' });
	expect(own()).toHaveLength(3);
	const reasons = taken.capture.covers.permalinks?.notCaptured.map(({ reason }) => reason) ?? [];
	expect(reasons).toHaveLength(5);
	for (const reason of reasons.slice(0, 3)) expect(reason).toContain('403');
	for (const reason of reasons.slice(3)) expect(reason).toContain('refused 3 times in a row');
	expect(taken.verdict.outcome).toBe('partial');
	expect(taken.posts).toHaveLength(5);
}, 120_000);

test('a host that asks to be left alone for an hour is asked for nothing more', async () => {
	const { site, own } = await watched((path) => (OWN.test(path) ? later(3600) : linked(path)));
	const taken = await capture(site, ACCOUNT, 'full', { LIMIT_TABS: '0' });
	expect(own()).toHaveLength(1);
	const reasons = taken.capture.covers.permalinks?.notCaptured.map(({ reason }) => reason) ?? [];
	expect(reasons[1]).toMatch(/left alone for 3[56]\d\d s/);
	expect(reasons).toHaveLength(5);
}, 120_000);

test('a further page of the feed that asks for a wait is waited for, and nothing is lost', async () => {
	const { site, asks } = await watched((_path, query, times) => {
		const page = Number(query.get('sida') ?? '1');
		return page === 2 && times === 1 ? later(1) : { body: feed(page) };
	});
	const taken = await capture(site, '/alm', 'unique');
	expect(taken.posts.map((post) => NEWS.findIndex((news) => post.text.includes(news)))).toEqual([0, 1, 2, 3]);
	// A replay may show the recorded refusal in the page's place: that is the verdict's to say, not the walk's to lose.
	expect(taken.capture.stop).toBe('end-of-feed');
	const [refused, again] = asks.filter(({ page }) => page.includes('sida=2'));
	expect((again?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(1000);
}, 120_000);

/** Two posts a page, two pages, in the manner of a blog. */
function feed(page: number): string {
	const posts = [2 * page - 2, 2 * page - 1].map(
		(i) =>
			`<article><h2><a href="/alm/${i + 1}">Nummer ${i + 1}</a></h2><time datetime="2026-03-0${i + 1}">${i + 1} mars 2026</time><p>${NEWS[i]}</p></article>`,
	);
	const next = page === 1 ? '<a rel="next" href="/alm?sida=2">Äldre inlägg</a>' : '';
	return `<!doctype html><html lang="sv"><meta charset="utf-8"><title>Almby kommun</title><h1>Almby kommun</h1><main>${posts.join('')}</main><nav>${next}</nav></html>`;
}
