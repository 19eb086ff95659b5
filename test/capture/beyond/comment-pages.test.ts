import { afterEach, expect, test } from 'vitest';
import { countComments } from '../../../src/capture/walk/join.ts';
import { readConfig } from '../../../src/config.ts';
import { type Taken, take } from '../engine/take.ts';
import { NEWS, type Page, type Site, serve } from './serve.ts';

let site: Site;
afterEach(() => site.close());

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
const POSTS = [1, 2, 3];
const PEOPLE = ['Siv Lindgren', 'Olle Brandt', 'Nina Ek', 'Per Dahl', 'Eva Holm', 'Åke Berg', 'Ida Falk'];
const says = (post: number, n: number) =>
	`Synpunkt ${n} om nummer ${post}: det borde ha gjorts långt tidigare.`;
const whole = (post: number) => PEOPLE.map((name, i) => [name, says(post, i + 1)] as const);
const PER_PAGE = 3;
const LAST = Math.ceil(PEOPLE.length / PER_PAGE);

/** Comments of one page of them, counted from 1. */
const part = (post: number, page: number) => whole(post).slice((page - 1) * PER_PAGE, page * PER_PAGE);
const shell = (body: string) =>
	`<!doctype html><html lang="sv"><meta charset="utf-8"><title>Ekdalens kommun</title><style>body{font:16px/1.5 sans-serif;width:700px;margin:0 auto}</style>${body}</html>`;

/** A blog as WordPress builds them: its posts' pages show the last of the comments, and lead to older ones. */
function blog(path: string): Page | undefined {
	const [, number, page] = /^\/blogg\/nyhet-(\d)\/(?:comment-page-(\d)\/)?$/.exec(path) ?? [];
	const post = (n: number, single: boolean) =>
		`<article class="post">${single ? `<h1>Nyhet ${n}</h1>` : `<h2><a href="/blogg/nyhet-${n}/" rel="bookmark">Nyhet ${n}</a></h2>`}<time datetime="2026-11-0${n}T09:00:00Z">${n} november 2026</time><p>${NEWS[n - 1]}</p>${single ? '' : `<a href="/blogg/nyhet-${n}/#comments">${PEOPLE.length} kommentarer</a>`}</article>`;
	if (path === '/blogg/') return { body: shell(`<main>${POSTS.map((n) => post(n, false)).join('')}</main>`) };
	const n = Number(number);
	if (!POSTS.includes(n)) return undefined;
	const at = page === undefined ? LAST : Number(page);
	const remark = ([name, text]: readonly [string, string], i: number) =>
		`<li class="comment" id="comment-${at}${i}"><article><footer><b class="fn">${name}</b> <a href="/blogg/nyhet-${n}/comment-page-${at}/#comment-${at}${i}"><time datetime="2026-11-1${at}T0${i}:00:00Z">1${at} november 2026</time></a></footer><div><p>${text}</p></div></article></li>`;
	const nav = [
		at > 1 ? `<a href="/blogg/nyhet-${n}/comment-page-${at - 1}/#comments">Äldre kommentarer</a>` : '',
		at < LAST ? `<a href="/blogg/nyhet-${n}/comment-page-${at + 1}/#comments">Nyare kommentarer</a>` : '',
	].join(' ');
	return {
		body: shell(
			`<main>${post(n, true)}<section id="comments"><h2>${PEOPLE.length} kommentarer</h2><ol>${part(n, at).map(remark).join('')}</ol><nav>${nav}</nav></section></main>`,
		),
	};
}

/** A platform whose comments go on at an address of their own, by a link that says so, without the post once more. */
function platform(path: string, query: URLSearchParams): Page | undefined {
	const post = (n: number) =>
		`<div class="k"><div><b><a href="/ekdalen">Ekdalens kommun</a></b> <a href="/ekdalen/inlagg/9${n}"><span>${n} november 2026</span></a></div><div>${NEWS[n - 1]}</div></div>`;
	if (path === '/ekdalen')
		return { body: shell(`<h1>Ekdalens kommun</h1><div>${POSTS.map(post).join('')}</div>`) };
	const n = Number(/^\/(?:ekdalen\/inlagg|samtal)\/9(\d)$/.exec(path)?.[1]);
	if (!POSTS.includes(n)) return undefined;
	const isFirst = path.startsWith('/ekdalen');
	const at = isFirst ? 1 : Number(query.get('efter')) / PER_PAGE + 1;
	const remark = ([name, text]: readonly [string, string]) =>
		`<div class="r"><div><a href="/person/${encodeURIComponent(name)}">${name}</a> <span>1${at} november 2026</span></div><div>${text}</div></div>`;
	const more = at < LAST ? `<a href="/samtal/9${n}?efter=${at * PER_PAGE}">Visa fler kommentarer</a>` : '';
	return {
		body: shell(
			`<div class="w">${isFirst ? post(n) : '<p>Samtal</p>'}<div class="t" aria-label="Kommentarer">${part(n, at).map(remark).join('')}</div>${more}</div>`,
		),
	};
}

const builds = [
	['older ones by an address that says so', '/blogg/', blog, '/blogg/nyhet-1/comment-page-1/'],
	['more of them by a link in words', '/ekdalen', platform, '/samtal/91?efter=6'],
] as const;

test.for(builds)(
	'comments that go on on pages of their own are all read: %s',
	{ timeout: 120_000 },
	async ([, at, answer, last]) => {
		site = await serve(answer);
		const taken = await take(`${site.origin}${at}`, [site.host], { level: 'full', config: config() });
		expect(losses(taken)).toEqual([]);
		for (const n of POSTS) {
			const post = taken.posts.find((p) => p.text.includes(NEWS[n - 1] ?? '?'));
			expect(post?.comments.map((c) => [c.author?.name, c.text])).toEqual(whole(n));
			expect(countComments(post?.comments ?? [])).toBe(PEOPLE.length);
		}
		expect(taken.posts).toHaveLength(POSTS.length);
		const pdf = taken.pdfText();
		if (pdf !== undefined) expect(pdf).toContain(says(3, 7).replace(/\s+/g, ''));
		expect(taken.text('text')).toContain(says(2, 1));
		// A replay can open each of them.
		expect(await taken.recorded()).toContain(`${site.origin}${last}`);
		expect(taken.capture.pages.map((p) => p.address)).toContain(`${site.origin}${last}`);
		// Each page is asked for once, and none is another post's.
		const asked = site.asked.filter((line) => line.includes('samtal') || line.includes('comment-page'));
		expect(new Set(asked).size).toBe(asked.length);
	},
);

test.for(builds)(
	'where a limit ends it the post is not called whole: %s',
	{ timeout: 120_000 },
	async ([, at, answer]) => {
		site = await serve(answer);
		const taken = await take(`${site.origin}${at}`, [site.host], {
			level: 'full',
			config: config({ LIMIT_COMMENT_PAGES: '1' }),
		});
		const pages = losses(taken).find((f) => f.code === 'permalinks-not-captured');
		expect(pages?.data?.count).toBe(3);
		expect(pages?.detail).toContain('comment-pages 1');
		for (const { comments } of taken.posts) expect(comments.length).toBeGreaterThanOrEqual(PER_PAGE + 1);
	},
);

test('at level unique no page of comments is visited', async () => {
	site = await serve(platform);
	await take(`${site.origin}/ekdalen`, [site.host], { config: config() });
	expect(site.asked.join()).not.toMatch(/samtal|inlagg/);
}, 60_000);

test('a post’s page that is captured by itself is not called whole where older comments stand elsewhere', async () => {
	site = await serve(blog);
	const taken = await take(`${site.origin}/blogg/nyhet-1/`, [site.host], { config: config() });
	const told = losses(taken).filter((f) => f.code === 'feed-stalled');
	expect(JSON.stringify(told)).toContain('comment-page-2');
}, 60_000);

test('a page that a number below the post leads to is no page of comments where it goes on with the text', async () => {
	const rest =
		'Arbetet fortsätter sedan norrut längs ån, där en ny bro byggs för gående och cyklister under hösten.';
	site = await serve((path, query) => {
		const entry = (more: string) =>
			`<article><h2><a href="/b/1">Bron över ån</a></h2><time datetime="2026-11-01T09:00:00Z">1 november 2026</time><p>${NEWS[0]}</p>${more}</article>`;
		if (path === '/b')
			return {
				body: shell(
					`<main>${entry('')}${[2, 3]
						.map((n) =>
							entry('')
								.replaceAll('/b/1', `/b/${n}`)
								.replace(NEWS[0], NEWS[n] ?? ''),
						)
						.join('')}</main>`,
				),
			};
		if (path !== '/b/1') return undefined;
		const text = query.get('page') === '2' ? `<article><p>${rest}</p></article>` : entry('');
		return { body: shell(`<main>${text}<p><span>1</span> <a href="/b/1?page=2">2</a></p></main>`) };
	});
	const taken = await take(`${site.origin}/b`, [site.host], { level: 'full', config: config() });
	const examples = losses(taken).flatMap((f) => (f.data?.examples ?? []) as string[]);
	expect(examples.join('\n')).toContain('page=2');
}, 60_000);
