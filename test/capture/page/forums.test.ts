import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-26T12:00:00Z');
const WORDS = 'Snöröjningen pågår i hela kommunen, och det här är besked nummer';
/** Three posts of a thread. */
async function read(post: (n: number) => string) {
	const { call } = await visit(page('', `<h1>Snöröjning</h1><main>${[1, 2, 3].map(post).join('')}</main>`));
	return (await call('harvest', 0, 20_000, NOW)).posts;
}

test('the time that links to a post is the post’s, and not when its author became a member', async () => {
	const posts = await read(
		(n) =>
			`<div class=post id=${n} style="display:flex;margin:20px"><div class=who style="width:180px"><h4><a href="/user/siv${n}">Siv Ek</a></h4><p>Medlem sedan <time datetime="2020-02-02">2 februari 2020</time></p></div><div class=says style="flex:1"><a href="/post/${n}"><time datetime="2026-11-1${n}T09:00:00Z">1${n} november</time></a><p>${WORDS} ${n}.</p></div></div>`,
	);
	expect(posts.map((p) => [p.time?.iso, p.permalink?.replace(/^.*?\d\//, '/')])).toEqual(
		[1, 2, 3].map((n) => [`2026-11-1${n}T09:00:00.000Z`, `/post/${n}`]),
	);
});

test('a link to the page with the post and its place there is the post’s address, and a day in words beside a name its time', async () => {
	const posts = await read(
		(n) =>
			`<div class=post id=p${n}><h4>Sv: Snöröjning <a href="?post=${n}#p${n}">¶</a></h4><p><small><i></i> Av: <a href="/member/7${n}/">Siv Ek</a> den 1${n} oktober 2026 09:07</small></p><p>${WORDS} ${n}. <a href="#topp">Upp</a></p></div>`,
	);
	expect(posts.map((p) => URL.parse(p.permalink ?? '')?.search)).toEqual(['?post=1', '?post=2', '?post=3']);
	expect(posts.map((p) => p.time?.iso?.slice(0, 10))).toEqual(['2026-10-11', '2026-10-12', '2026-10-13']);
	expect(posts.map((p) => p.author?.name)).toEqual(['Siv Ek', 'Siv Ek', 'Siv Ek']);
});

test('an article that says neither who nor when is what the post says, and the day behind “8 months ago” is its time', async () => {
	const posts = await read(
		(n) =>
			`<li class=post><div><a href="/u/siv">Siv Ek</a> <a href="/t/7/post/${n}" title="skrevs 1${n} mars 2026, 09:14">för 8 månader sedan</a></div><article><p>${WORDS} ${n}.</p><p>Läs mer i <a href="/kalender">kalendern</a>.</p></article></li>`,
	);
	expect(posts.map((p) => [p.text, p.comments])).toEqual(
		[1, 2, 3].map((n) => [`${WORDS} ${n}.\nLäs mer i kalendern.`, []]),
	);
	expect(posts.map((p) => p.time?.iso?.slice(0, 10))).toEqual(['2026-03-11', '2026-03-12', '2026-03-13']);
	expect(posts[0]?.time?.shown).toBe('för 8 månader sedan');
});

test('who wrote what a post points to did not write the post', async () => {
	const posts = await read(
		(n) =>
			`<article><div><a href="/@kommunen">Kommunen</a> <a href="/@kommunen/${n}"><time datetime="2026-11-1${n}T09:00:00Z">1${n} november</time></a></div><p>${WORDS} ${n}.</p><a href="https://tidningen.example/artikel${n}"><b>Så plogas vägarna i vinter</b> <span>Reportern följde med i plogbilen en hel natt.</span> <span class=card-author>A. Nders</span></a></article>`,
	);
	expect(posts.map((p) => p.author?.name)).toEqual(['Kommunen', 'Kommunen', 'Kommunen']);
});

test('what is embedded from another site keeps its address, its author’s name without the handle, and its lines', async () => {
	const posts = await read(
		(n) =>
			`<div class=embed><div><a href="https://social.example/k">Kommunen @kommunen.example</a> · <a href="https://social.example/k/${n}">${n} mån</a></div><div style="white-space:pre-wrap">${WORDS} ${n}.\n\nHåll i hatten!</div></div>`,
	);
	expect(posts.map((p) => [p.permalink, p.author?.name, p.text])).toEqual(
		[1, 2, 3].map((n) => [`https://social.example/k/${n}`, 'Kommunen', `${WORDS} ${n}.\n\nHåll i hatten!`]),
	);
});

test('comments that are said to be hidden, by their number, are unfolded', async () => {
	const said = (name: string, words: string) => `<div class=comment><b>${name}</b><p>${words}</p></div>`;
	const post = (n: number) =>
		`<article><a href=/k>Kommunen</a> <time datetime="2026-11-1${n}T09:00:00Z">1${n} november</time><p>${WORDS} ${n}.</p>${said('Siv Ek', 'När kommer ni till oss?')}<div hidden>${said('Olle', 'De var här i går kväll.')}</div><a href="#" onclick="this.previousElementSibling.hidden=false;this.remove()">(1 dold)</a></article>`;
	const { call } = await visit(page('', `<main>${[2, 1].map(post).join('')}</main>`));
	await call('unfold', 0, 20_000);
	const posts = (await call('harvest', 0, 20_000, NOW)).posts;
	expect(posts.map((p) => p.comments.map((c) => c.author?.name))).toEqual([
		['Siv Ek', 'Olle'],
		['Siv Ek', 'Olle'],
	]);
});

test('where all of a head leads to the post, the name before the handle is its author, and “Follow” is nobody', async () => {
	const to = (n: number, words: string) => `<a href="https://social.example/k/status/9${n}">${words}</a>`;
	const posts = await read(
		(n) =>
			`<article><div><div>${to(n, 'Kommunen')}</div><div>${to(n, '@kommunen')} · <a href="https://social.example/follow?k">Follow</a></div></div><p>${WORDS} ${n}.</p>${to(n, `<time datetime="2026-11-1${n}T09:00:00Z">1${n} november</time>`)}</article>`,
	);
	expect(posts.map((p) => p.author?.name)).toEqual(['Kommunen', 'Kommunen', 'Kommunen']);
});

test('a day in words beside its label is the time also in a cell of a table', async () => {
	const posts = await read(
		(n) =>
			`<table class=inlagg width="100%"><tr><td width=140><b>Siv Ek</b></td><td><table><tr><td><a href="?post=${n}#p${n}">Sv: Snöröjning</a></td><td align=right><b>Skrivet:</b> tors 1${n} sep 2026, 10:1${n}</td></tr></table><div>${WORDS} ${n}.</div></td></tr></table>`,
	);
	expect(posts.map((p) => p.time?.iso?.slice(0, 10))).toEqual(['2026-09-11', '2026-09-12', '2026-09-13']);
});

test('what a discussion is about, above its first post, is nobody’s name', async () => {
	const names = ['Siv Ek', 'Olle Ask', 'Kim Vik'];
	const plain = await read(
		(n) =>
			`<div class=msg>${n === 1 ? '<h2>Plogning av gångvägen</h2>' : ''}<div><span class=user-name>${names[n - 1]}</span>, <time datetime="2026-11-1${n}T09:00:00Z">1${n} november</time></div><p>${WORDS} ${n}.</p></div>`,
	);
	const sided = await read(
		(n) =>
			`<article>${n === 1 ? '<h3><a href="/t/7">När plogas gångvägen vid skolan?</a></h3>' : ''}<header><b>${names[n - 1]}</b> <time datetime="2026-11-1${n}T09:00:00Z">1${n} november</time></header><p>${WORDS} ${n}.</p></article>`,
	);
	for (const posts of [plain, sided]) expect(posts.map((p) => p.author?.name)).toEqual(names);
	expect(plain[0]?.text).toContain('Plogning av gångvägen');
});

test('who wrote a post stands in a cell of its own beside it, with a face half-way down, and is no comment', async () => {
	const face =
		'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" width="60" height="60"%3E%3Crect width="60" height="60"/%3E%3C/svg%3E';
	const row = (n: number) =>
		`<tr><td width=140><b>Siv Ek</b><br><img src='${face}' width=60 height=60><br>Inlägg: 45</td><td><small>Skrivet 1${n} okt 2026 kl. 09:0${n} <a href="?p=${n}#p${n}">#${n}</a></small><hr>${WORDS} ${n}.<div style="height:200px"></div></td></tr>`;
	const { call } = await visit(
		page('', `<h1>Snöröjning</h1><table border=1>${[1, 2, 3].map(row).join('')}</table>`),
	);
	const { posts } = await call('harvest', 0, 20_000, NOW);
	expect(posts.map((p) => [p.author?.name, p.comments, p.time?.iso?.slice(0, 10)])).toEqual(
		[1, 2, 3].map((n) => ['Siv Ek', [], `2026-10-1${n}`]),
	);
	for (const [i, { text }] of posts.entries()) expect(text).toContain(`${WORDS} ${i + 1}.`);
});

test('an address whose query is called after posts is theirs: without it nobody finds them again', async () => {
	const own = await read(
		(n) =>
			`<article><h2><a href="/index.php?do=post&id=${n}">Besked ${n}</a></h2><time datetime="2026-11-1${n}">1${n} november</time><p>${WORDS} ${n}.</p></article>`,
	);
	expect(own.map((p) => URL.parse(p.permalink ?? '')?.search)).toEqual(
		[1, 2, 3].map((n) => `?do=post&id=${n}`),
	);
});

test('where a post is changed or answered is not its address: a visit there would show a form in its place', async () => {
	const link = (n: number) =>
		`<a href="/post/${n}"><time datetime="2026-11-1${n}T09:00:00Z">1${n} november</time></a>`;
	for (const form of ['?sida=torget&action=edit&del=', '/post/redigera/', '/svara?mode=reply&p=']) {
		const to = (n: number) => (form.endsWith('/') ? `${form}${n}/edit` : `${form}${n}`);
		const change = (n: number) => `<a href="${to(n)}" title="Redigera avsnitt ${n}">redigera</a>`;
		const own = await read((n) => `<article>${change(n)} Siv Ek ${link(n)}<p>${WORDS} ${n}.</p></article>`);
		expect(own.map((p) => URL.parse(p.permalink ?? '')?.pathname)).toEqual(['/post/1', '/post/2', '/post/3']);
		const without = await read(
			(n) =>
				`<article>${change(n)} Siv Ek <time datetime="2026-11-1${n}T09:00:00Z">1${n} november</time><p>${WORDS} ${n}.</p></article>`,
		);
		expect(without.map((p) => p.permalink)).toEqual([undefined, undefined, undefined]);
	}
});
