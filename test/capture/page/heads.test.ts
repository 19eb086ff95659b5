import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-26T12:00:00Z');
const FACE = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"/>';
const read = async (posts: readonly string[]) => {
	const { call } = await visit(
		page(
			'<style>article,.card{display:block;border:1px solid;margin:10px}</style>',
			`<main>${posts.join('')}</main>`,
		),
	);
	return (await call('harvest', 0, 20_000, NOW)).posts;
};
const head = (n: number) =>
	`<header><img src='${FACE}' width=40 height=40><a href="/kommunen">Kommunen</a> <a href="/kommunen/p${n}"><time datetime="2026-11-1${n}T09:00:00Z">1${n} november</time></a><button aria-label="Följ">+</button><button aria-label="Meny">…</button></header>`;
const BAR = '<footer><button>Gilla</button><button>Kommentera</button><button>Dela</button></footer>';
const words = (n: number) =>
	`<p>Vi delar det här med er, det är nummer ${n} i raden av tips inför vintern.</p>`;
const QUOTED = 'Regionens vårdcentraler har öppet hela helgen, också på söndag kväll.';
const inside = `<img src='${FACE}' width=24 height=24><a href="/regionen">Regionen</a> <a href="/regionen/q9"><time datetime="2026-11-09T07:00:00Z">9 november</time></a><p>${QUOTED}</p>`;
const comment = (who: string, says: string) =>
	`<article class=row><img src='${FACE}' width=32 height=32><a href="/${who}">${who}</a> <time datetime="2026-11-20T07:00:00Z">20 november</time><p>${says}</p><div><button>Gilla</button><button>Svara</button></div></article>`;

/** Boxes that hold the quoted post: what names itself, and what does not. */
test.for([
	['an article', `<article>${inside}</article>`],
	['a card that can be pressed', `<div class=card role=link tabindex=0>${inside}</div>`],
	['a box without a name', `<div><div class=x1>${inside}</div></div>`],
] as const)('a shared post in %s is quoted, and what comes after the bar is comments', async ([, box]) => {
	const posts = await read(
		[2, 1].map(
			(n) =>
				`<article data-post-id="p${n}">${head(n)}${words(n)}${box}${BAR}<section>${comment('Siv', 'Tack för att ni berättar om det här.')}${comment('Olle', 'Gäller det även i Ekdalen på söndag?')}</section></article>`,
		),
	);
	expect(posts).toHaveLength(2);
	for (const post of posts) {
		expect(post.author?.name).toBe('Kommunen');
		expect(post.permalink).toMatch(/\/kommunen\/p\d$/);
		expect(post.text).toContain('Vi delar det här');
		expect(post.text).not.toContain('vårdcentraler');
		expect(post.quoted).toMatchObject({
			author: { name: 'Regionen' },
			time: { iso: '2026-11-09T07:00:00.000Z' },
			permalink: expect.stringMatching(/\/regionen\/q9$/),
			text: QUOTED,
		});
		expect(post.comments.map((c) => c.author?.name)).toEqual(['Siv', 'Olle']);
	}
});

test.for([
	['a card that can be pressed', 'div class=card role=link tabindex=0', 'div'],
	['a quotation', 'blockquote', 'blockquote'],
] as const)('a shared post whose writer nothing marks up, in %s, is quoted', async ([, open, close]) => {
	const box = `<${open}><div><img src='${FACE}' width=16 height=16><span>Region Söder</span> <span>@region.example</span> · <span>9 nov.</span></div><div>${QUOTED}</div></${close}>`;
	const said = (n: number) => `<blockquote>${words(n)}<p>Kommunstyrelsens ordförande</p></blockquote>`;
	const posts = await read([
		`<article data-post-id="p2">${head(2)}${words(2)}${box}${BAR}</article>`,
		`<article data-post-id="p1">${head(1)}<p>Så här säger ordföranden om vintern i kommunen:</p>${said(1)}${BAR}</article>`,
	]);
	expect(posts.map((post) => [post.quoted?.author?.name, post.quoted?.text, post.comments])).toEqual([
		['Region Söder', QUOTED, []],
		[undefined, undefined, []],
	]);
	expect(posts[0]?.quoted?.time?.shown).toBe('9 nov.');
	expect(posts[1]?.text).toContain('nummer 1 i raden');
});

test('a single comment is no quoted post, with a bar before it and without any', async () => {
	const said = comment('Siv', 'Tack för att ni berättar om det här.');
	const posts = await read([
		`<article data-post-id="p2">${head(2)}${words(2)}${BAR}${said}<form><textarea></textarea><button>😀</button><button>GIF</button><button>Skicka</button></form></article>`,
		`<article data-post-id="p1">${head(1)}${words(1)}${said}<div><div role=textbox contenteditable=true>Skriv</div><button>😀</button><button>GIF</button><button>↑</button></div></article>`,
	]);
	expect(posts.map((p) => [p.quoted, p.comments.map((c) => c.author?.name)])).toEqual([
		[undefined, ['Siv']],
		[undefined, ['Siv']],
	]);
});

test('a time and a name in the body are no quoted post', async () => {
	const event = `<div class=card><time datetime="2026-12-03">3 dec</time><strong>Öppet hus i stadshuset</strong><p>Kaffe serveras i foajén hela kvällen.</p></div>`;
	const posts = await read(
		[2, 1].map(
			(n) =>
				`<article data-post-id="p${n}">${head(n)}${words(n)}<p>Mötet är <time datetime="2026-12-03">3 december</time> hos <a href="/biblioteket">Biblioteket</a> i Ekdalen.</p>${event}${BAR}</article>`,
		),
	);
	for (const post of posts) {
		expect(post.quoted).toBeUndefined();
		expect(post.text).toContain('hos Biblioteket i Ekdalen');
		expect(post.text).toContain('Kaffe serveras');
	}
});

test('who shared a post is not who wrote it, in words and by the address of the account alone', async () => {
	const shared = (n: number, line: string) =>
		`<article data-post-id="p${n}"><div class=top>${line}</div><header><img src='${FACE}' width=40 height=40><a href="/regionen">Regionen</a> <a href="/regionen/p${n}"><time datetime="2026-11-1${n}T09:00:00Z">1${n} november</time></a></header>${words(n)}${BAR}</article>`;
	const posts = await read([
		shared(4, '<a href="/kommunen">Kommunen</a> boostade'),
		shared(3, '<a href="/kommunen">Kommunen reposted</a>'),
		shared(2, '<svg width=12 height=12></svg><a href="/kommunen">Kommunen</a> поделился'),
		`<article data-post-id="p1"><div class=top><a href="/nyheter">Nyheter</a></div>${head(1)}${words(1)}${BAR}</article>`,
	]);
	expect(posts.map((p) => [p.author?.name, p.sharedBy?.name])).toEqual([
		['Regionen', 'Kommunen'],
		['Regionen', 'Kommunen'],
		['Regionen', 'Kommunen'],
		[expect.any(String), undefined],
	]);
	for (const post of posts.slice(0, 3)) expect(post.text).toMatch(/^Vi delar det här/);
	expect(posts[2]?.sharedBy?.shown).toBe('Kommunen поделился');
});

test('who shared a post, and the post that it answers, are read where they stand above it in its box', async () => {
	const box = (n: number, above: string) =>
		`<div class=note>${above}<article data-post-id="p${n}">${head(n)}${words(n)}${BAR}</article></div>`;
	const answered = `<div class=sub><img src='${FACE}' width=38 height=38><div><header><a href="/siv">Siv Ek</a> <a href="/notes/s1"><time datetime="2026-11-01T09:00:00Z">1 november</time></a></header><div>När kommer plogen till oss på Storgatan?</div></div></div>`;
	const posts = await read([
		box(
			4,
			'<div>⟲ <a href="/kommunen">Kommunen</a> delade <time datetime="2026-11-14T10:00:00Z">14 november</time></div>',
		),
		box(3, answered),
		box(2, '<h3>Nyheter</h3>'),
		box(1, ''),
	]);
	expect(posts.map((p) => [p.sharedBy?.name, p.quoted?.author?.name, p.quoted?.text])).toEqual([
		['Kommunen', undefined, undefined],
		[undefined, 'Siv Ek', 'När kommer plogen till oss på Storgatan?'],
		[undefined, undefined, undefined],
		[undefined, undefined, undefined],
	]);
	expect(new Set(posts.map((p) => p.author?.name)).has('Siv Ek')).toBe(false);
	// What was read is in the place of the post; a heading of the page is not.
	const [shared, answers, headed, alone] = posts.map((p) => Math.round(p.height));
	expect(headed).toBe(alone);
	expect(shared).toBeGreaterThan((alone ?? 0) + 10);
	expect(answers).toBeGreaterThan((alone ?? 0) + 38);
});

test('what stands between name and time is kept apart from the text, and a text between them is not', async () => {
	const linked = (n: number, between: string, after: string) =>
		`<article data-post-id="p${n}"><div><div><a href="/kommunen">Kommunen</a></div>${between}<div><span>${n} v</span> • <span>🌐</span></div></div>${after}</article>`;
	const posts = await read([
		linked(4, '<div>1 234 följare</div><div>Ekdalen, Sverige</div>', words(4)),
		linked(3, '', words(3)),
		linked(2, '<div>Hej alla!</div>', '<div>3 reaktioner</div>'),
	]);
	expect(posts.map((p) => p.byline)).toEqual(['1 234 följare\nEkdalen, Sverige', undefined, undefined]);
	for (const post of posts.slice(0, 2)) expect(post.text).toMatch(/^Vi delar det här/);
	expect(posts[2]?.text).toContain('Hej alla!');
	// No word is lost: what is not in the text is in a field.
	expect(posts.map((p) => p.time?.shown)).toEqual(['4 v', '3 v', '2 v']);
});

test.for([
	[
		'the time before the name',
		'<a href="/kommunen/p1"><time datetime="2026-11-11T09:00:00Z">1d</time></a><a href="/kommunen" rel=author><strong>Kommunen</strong> <span>@kommunen@torget.example</span></a>',
	],
	[
		'name, handle and age in lines of their own',
		'<div><a href="/kommunen" rel=author><strong>Kommunen</strong></a></div><div>@kommunen</div><div><a href="/kommunen/p1">· <time datetime="2026-11-11T09:00:00Z">3 h</time></a></div>',
	],
	[
		'handle and age in one line',
		'<div><a href="/kommunen" rel=author><strong>Kommunen</strong></a></div><div>@kommunen · <time datetime="2026-11-11T09:00:00Z">3 h</time></div>',
	],
	['a name that nothing tells from other words', '<div><span>Kommunen</span> · <span>3 tim</span></div>'],
] as const)('the head of a post is none of its words: %s', async ([, top]) => {
	const says = 'Snöröjningen pågår i hela kommunen, och vi återkommer när vi vet mer om gatorna.';
	const posts = await read(
		[1, 2, 3].map((n) => `<article><div>${top}</div><div><p>${says} Nummer ${n}.</p></div>${BAR}</article>`),
	);
	expect(posts.map(({ text }) => text)).toEqual([1, 2, 3].map((n) => `${says} Nummer ${n}.`));
});

test('somebody who is spoken to at the beginning of a post is among its words', async () => {
	const [post] = await read(
		[1, 2].map((n) => `<article>${head(n)}<p>@regionen</p>${words(n)}${BAR}</article>`),
	);
	expect(post?.text).toMatch(/^@regionen\nVi delar/);
});

test('where nothing marks up whose a post is, the page’s own name above its time is, and neither is a word of it', async () => {
	const said = (n: number) => `<p>Snöröjningen pågår i hela kommunen, besked nummer ${n} för i dag.</p>`;
	const heads = [
		'<div>BK</div><div><p>Björkvåla kommun</p><span>22 november 2026</span></div>',
		'<div>Fäst inlägg</div><div><div>Björkvåla kommun</div><div>22 november 2026 kl. 09:13</div></div>',
		'<div>Björkvåla kommun</div><div>1 v</div>',
	];
	const { call } = await visit(
		page(
			'',
			`<h1>Björkvåla kommun</h1><main>${heads.map((head, i) => `<article>${head}${said(i + 1)}</article>`).join('')}</main>`,
		),
	);
	const { posts } = await call('harvest', 0, 20_000, NOW);
	expect(posts.map(({ author }) => author?.name)).toEqual(Array(3).fill('Björkvåla kommun'));
	expect(posts.map(({ text }) => text.trim())).toEqual(
		[1, 2, 3].map((n) => `Snöröjningen pågår i hela kommunen, besked nummer ${n} för i dag.`),
	);
});

test('what a list of news is called is nobody, though it stands above the date of each', async () => {
	const card = (n: number) =>
		`<article><div>Nyheter</div><div>1${n} november 2026</div><p>Snöröjningen pågår i hela kommunen, besked nummer ${n}.</p></article>`;
	const { call } = await visit(page('', `<h1>Nyheter</h1><main>${[1, 2, 3].map(card).join('')}</main>`));
	const { posts } = await call('harvest', 0, 20_000, NOW);
	expect(posts.map(({ author }) => author)).toEqual([undefined, undefined, undefined]);
});

test('where all posts begin with the page’s own name, it is whose they are, wherever their time stands', async () => {
	const bubble = (n: number, first: string) =>
		`<div class=bb style="width:600px;padding:12px"><div>${first}</div><p>Snöröjningen pågår i hela kommunen, och det här är besked nummer ${n}.</p><small>39${n} visningar <time datetime="2026-10-1${n}T09:00:00Z">1${n} oktober</time></small></div>`;
	const shown = async (first: string) => {
		const posts = [1, 2, 3, 4, 5].map((n) => bubble(n, first)).join('');
		const { call } = await visit(page('<title>Älvhamra kommun</title>', `<main>${posts}</main>`));
		const harvested = await call('harvest', -100, 20_000, NOW);
		return harvested.posts.map(({ author, text }) => [author?.name, text.split('\n').length]);
	};
	expect(await shown('Älvhamra kommun')).toEqual(Array(5).fill(['Älvhamra kommun', 1]));
	// A word that all posts begin with may be their kind.
	expect(await shown('Driftstörning')).toEqual(Array(5).fill([undefined, 2]));
});
