import { afterEach, describe, expect, test } from 'vitest';
import { countComments } from '../../../src/capture/walk/join.ts';
import { readConfig } from '../../../src/config.ts';
import { type Taken, take } from '../engine/take.ts';
import { inPlace } from './in-place.ts';
import { linked } from './linked.ts';
import { NEWS, type Site, said, serve } from './serve.ts';

let site: Site;
afterEach(() => site.close());

const LINKED = '/grannas/linden';
/** A feed that answers at once needs no long look at its end. */
const config = (more: Record<string, string> = {}) =>
	readConfig({
		...process.env,
		LOG_LEVEL: 'silent',
		FEED_QUIET_SECONDS: '0.5',
		FEED_TRIES: '1',
		PAGE_DELAY_SECONDS: '0',
		...more,
	});
const losses = ({ verdict }: Taken) => verdict.findings.filter((f) => f.severity !== 'note');
const texts = (n: number) => said(n).map(([, text]) => text);

/** Everything that is said of a post, in one text. */
function comments(taken: Taken, n: number): string {
	const post = taken.posts.find((p) => p.text.includes(NEWS[n - 1] ?? '?'));
	return JSON.stringify(post?.comments ?? []);
}

describe('tabs that are links, one behind a login; one post whose page is gone', () => {
	test('what is there is captured, and what is not is said with its address', async () => {
		site = await serve(linked);
		const taken = await take(`${site.origin}${LINKED}`, [site.host], { level: 'full', config: config() });
		const { covers, pages } = taken.capture;
		expect(covers.tabs?.map(({ name, outcome }) => [name, outcome])).toEqual([
			['Julkaisut', 'account-page'],
			['Tietoja', 'captured'],
			['Kuvat', 'captured'],
			['Tapahtumat', 'not-captured'],
		]);
		expect(covers.tabs?.[3]?.reason).toContain('login-wall');
		const gone = `${site.origin}${LINKED}/n/1004`;
		expect(covers.permalinks).toMatchObject({ known: 5, captured: 4, postsWithout: 0 });
		expect(covers.permalinks?.notCaptured).toEqual([
			{ address: gone, reason: expect.stringContaining('404') },
		]);
		expect(taken.verdict.outcome).toBe('partial');
		const lost = losses(taken);
		expect(lost.map((f) => f.code)).toEqual(['tabs-not-captured', 'permalinks-not-captured']);
		expect(lost[1]?.data).toMatchObject({ count: 1, of: 5 });

		// The feed shows one comment of three; the posts' own pages show them all.
		for (const n of [1, 2, 3, 5]) for (const text of texts(n)) expect(comments(taken, n)).toContain(text);
		expect(taken.posts).toHaveLength(5);
		expect(taken.posts[0]?.seenOn).toEqual([`${site.origin}${LINKED}`, `${site.origin}${LINKED}/n/1001`]);
		expect(taken.text('text')).toContain('0980-12 34 56');
		const pdf = taken.pdfText();
		if (pdf !== undefined) expect(pdf).toContain('0980-123456');

		const recorded = await taken.recorded();
		for (const path of ['/tietoja', '/kuvat', '/n/1001', '/n/1005'])
			expect(recorded).toContain(`${site.origin}${LINKED}${path}`);
		expect(pages.map((p) => p.address)).toContain(`${site.origin}${LINKED}/n/1005`);
		expect(pages).toHaveLength(6);
		// Neither the menu of the whole site nor lists of people are tabs.
		expect(site.asked.join()).not.toMatch(/settings|granne|followers/);
	}, 120_000);

	test('limits are kept, and what they leave out is said', async () => {
		site = await serve(linked);
		const taken = await take(`${site.origin}${LINKED}`, [site.host], {
			level: 'full',
			config: config({ LIMIT_TABS: '1', LIMIT_PERMALINKS: '2' }),
		});
		expect(taken.capture.covers.permalinks).toMatchObject({ known: 5, captured: 2 });
		expect(taken.capture.covers.tabs?.map((t) => t.outcome)).toEqual([
			'account-page',
			'captured',
			'not-captured',
			'not-captured',
		]);
		expect(losses(taken).map((f) => [f.code, f.data?.count])).toEqual(
			expect.arrayContaining([
				['tabs-not-captured', 2],
				['permalinks-not-captured', 3],
			]),
		);
		expect(losses(taken).filter((f) => f.code === 'limit-reached')).toHaveLength(2);
	}, 120_000);
});

test('a tab that the server fails to give is missing, and what is visited after it is not', async () => {
	site = await serve((path, query) => (path === '/filmer.json' ? { status: 500 } : inPlace(path, query)));
	const address = `${site.origin}/konto.php?id=41234`;
	const taken = await take(address, [site.host], { level: 'full', config: config() });
	expect(losses(taken).map(({ code }) => code)).toEqual(['tabs-not-captured']);
	expect(taken.capture.covers.tabs?.at(-1)).toMatchObject({ name: 'Filmer', outcome: 'not-captured' });
	expect(taken.capture.covers.permalinks).toMatchObject({ known: 5, captured: 5, notCaptured: [] });
}, 120_000);

describe('tabs that are buttons and change the page in place', () => {
	test('each is pressed and captured; comments behind a button on the own pages are joined', async () => {
		site = await serve(inPlace);
		const taken = await take(`${site.origin}/konto.php?id=41234`, [site.host], {
			level: 'full',
			config: config(),
		});
		expect(losses(taken)).toEqual([]);
		expect(taken.capture.covers.tabs?.map(({ name, outcome }) => [name, outcome])).toEqual([
			['Flöde', 'account-page'],
			['Om oss', 'captured'],
			['Filmer', 'captured'],
		]);
		expect(taken.capture.covers.permalinks).toMatchObject({ known: 5, captured: 5, notCaptured: [] });
		for (const [i, post] of taken.posts.entries()) {
			expect(countComments(post.comments)).toBe(3);
			for (const text of texts(i + 1)) expect(comments(taken, i + 1)).toContain(text);
		}
		expect(taken.posts).toHaveLength(5);
		expect(taken.text('text')).toContain('Storgatan 14');
		expect(taken.text('text')).toContain('Rundtur i stadshuset');
		// Each tab and each own page has pictures of its own, below those of the account's page.
		const tiles = taken.capture.parts.filter((p) => p.role === 'tile').length;
		expect(tiles).toBeGreaterThanOrEqual(1 + 2 + 5);
		// Whoever strikes a post strikes it on the account's page; of the rest it is not known where it stands.
		expect(taken.capture.covers.accountTiles).toBeGreaterThanOrEqual(1);
		expect(taken.capture.covers.accountTiles).toBeLessThanOrEqual(tiles - 2 - 5);
		expect(site.asked.filter((line) => line.startsWith('POST'))).toEqual([]);
	}, 120_000);
});

describe('the other levels', () => {
	test('unique visits nothing beyond the account, and both say what they cover', async () => {
		site = await serve(linked);
		const address = `${site.origin}${LINKED}`;
		const unique = await take(address, [site.host], { config: config() });
		expect(unique.verdict.outcome).toBe('complete');
		expect(unique.capture.covers).toEqual({
			parts: ['profile', 'posts', 'images', 'comments'],
			accountTiles: unique.capture.parts.filter((p) => p.role === 'tile').length,
		});
		expect(unique.capture.pages).toEqual([]);
		expect(unique.posts.every((p) => p.seenOn === undefined && countComments(p.comments) === 1)).toBe(true);
		const overview = await take(address, [site.host], { level: 'overview', config: config() });
		expect(overview.capture.covers).toMatchObject({ parts: ['first-screens', 'profile'] });
		expect(overview.verdict.findings.map((f) => f.code)).toContain('level-limited');
		expect(site.asked.join()).not.toMatch(/tietoja|\/n\//);
	}, 120_000);
});
