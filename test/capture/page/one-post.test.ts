import { expect, test } from 'vitest';
import type { Comment } from '../../../src/records/post.ts';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-26T12:00:00Z');
const TEXT =
	'Nu börjar vi bygga den nya bron över älven. Bygget tar två år, och under tiden leds trafiken om förbi stationen. Frågor besvaras av vår projektledare.';
const article = (inside = '') =>
	`<article style="width:640px"><h1>Bron över älven</h1><p>Av <a rel=author href="/siv">Siv Ek</a> <time datetime="2026-10-01T09:00:00Z">1 oktober</time></p><p>${TEXT}</p>${inside}</article>`;
const said = (n: number, tag = 'div', name = '') =>
	`<${tag} ${name} style="padding:8px;width:600px"><img src="data:," width=32 height=32 style="border-radius:50%"><b>Olle ${'ABCDE'[n]}</b> <time datetime="2026-10-0${n + 2}T09:00:00Z">${n + 2} oktober</time><p>Det här undrar jag över, och det är fråga ${n}.</p><button>Svara</button></${tag}>`;
const several = [1, 2, 3, 4];

async function read(body: string): Promise<{ texts: string[]; said: string[]; author: unknown }> {
	const { call } = await visit(page('', body));
	await call('pulse');
	const { posts } = await call('harvest', -100, 20_000, NOW);
	const [first] = posts;
	const words = (c: Comment): string[] => [c.text, ...c.replies.flatMap(words)];
	return {
		texts: posts.map((p) => p.text),
		said: (first?.comments ?? []).flatMap(words),
		author: first?.author?.name,
	};
}

test.each([
	[
		'named by their builder',
		`<section id=isso-thread>${several.map((n) => said(n, 'div', 'class=isso-comment')).join('')}</section>`,
	],
	[
		'below a heading and beside somewhere to write',
		`<div class=wl><div><textarea></textarea></div><h3>4 kommentarer</h3><div class=cards>${several.map((n) => said(n, 'div', 'class=card')).join('')}</div></div>`,
	],
	[
		'articles themselves',
		`<ol class=comment-list>${several.map((n) => `<li class=comment>${said(n, 'article', `class=comment-body id=c${n}`)}</li>`).join('')}</ol>`,
	],
])('a page that is one article and what is said of it is one post: %s', async (_how, talk) => {
	const { texts, said, author } = await read(
		`<nav><a href="/">Start</a></nav><main>${article()}${talk}</main>`,
	);
	expect(texts).toHaveLength(1);
	expect(texts[0]).toContain('Bron över älven');
	expect(texts[0]).toContain('vår projektledare');
	expect(texts[0]).not.toContain('fråga 1');
	expect(author).toBe('Siv Ek');
	expect(said.map((text) => /fråga \d/.exec(text)?.[0])).toEqual(several.map((n) => `fråga ${n}`));
});

test('a single thing said of it is kept as well', async () => {
	const { texts, said: heard } = await read(
		`<main>${article()}<section class=kommentarer><h2>1 kommentar</h2>${said(1, 'div', 'class=kommentar')}</section></main>`,
	);
	expect(texts).toHaveLength(1);
	expect(heard.join()).toContain('fråga 1');
});

test('a feed of articles stays one, with a list of the latest comments beside or below it', async () => {
	const latest = `<div class="widget recent-comments"><h2>Kommentarer</h2>${several.map((n) => said(n)).join('')}</div>`;
	const { texts } = await read(
		`<main>${article('<p>Ett.</p>')}${article('<p>Två.</p>')}${article('<p>Tre.</p>')}</main>${latest}`,
	);
	expect(texts.filter((text) => text.includes('projektledare'))).toHaveLength(3);
});

test('notes on a wall where one may write are posts, although a text about the account stands above', async () => {
	const { texts } = await read(
		`<main><h1>Kommunen</h1><p>${TEXT}</p><textarea></textarea><div class=wall>${several.map((n) => said(n, 'div', 'class=note')).join('')}</div></main>`,
	);
	expect(texts).toHaveLength(4);
});

test('on a post’s own page a single comment is told by its name, which leads to somebody else', async () => {
	const own = `<main><article style="width:600px"><header><a href="/kommunen">kommunen</a></header><ul style="list-style:none">
		<li><a href="/kommunen">kommunen</a> <span>${TEXT}</span></li>
		<li><div><a href="/ulla.k">ulla.k</a> <span>Så fint det blev!</span><div><time datetime="2026-11-20T10:00:00Z">6 d</time> <button>Svara</button></div></div></li></ul>
		<a href="/kommunen"><time datetime="2026-11-01T09:00:00Z">1 november</time></a></article></main>`;
	const { call } = await visit(page('', own));
	await call('beOwnPage', '', []);
	const reading = await call('readOwnPage', NOW);
	expect(reading?.comments.map(({ author, text }) => [author?.name, text])).toEqual([
		['ulla.k', 'Så fint det blev!'],
	]);
	expect(reading?.text).not.toContain('Så fint');
	expect(reading?.time?.iso).toBe('2026-11-01T09:00:00.000Z');
});

test('a post’s own page whose title stands in another box than its words is read whole: pictures beside them, and what is said', async () => {
	const comment = (n: number) =>
		`<div class="comment media" id=c${n}><h4>Olle ${'ABC'[n]} <small>1${n} november 2026</small></h4><p>Det här undrar jag över, fråga ${n}.</p></div>`;
	const own = `<nav><a href="/">Start</a></nav><div class=top><h1>Den nya bron över älven byggs nu</h1><ul><li><a href="/">Hem</a></li></ul></div>
		<div class=page><div class=side><nav><a href="/n">Nyheter</a></nav></div><div class=mid><h6>Av <a href="/siv">Siv Ek</a> 9 november 2026</h6><p>(<a href="#kommentarer">2 kommentarer</a>)</p><p>${TEXT}</p><p><img src="/bild.png" width=400 height=300></p><p>Bygget är klart till våren.</p>
		<div class=betyg><form><input type=submit value="Betygsätt"></form></div><ul class=pager><li><a href="/n/2">Äldre</a></li></ul><div id=kommentarer><h3>Kommentarer</h3>${comment(1)}${comment(2)}<form><textarea></textarea></form></div></div></div>`;
	const { call } = await visit(page('', own));
	await call('beOwnPage', `Den nya bron över älven byggs nu\n${TEXT}`, []);
	const reading = await call('readOwnPage', NOW);
	expect(reading?.text).toBe(`${TEXT}\nBygget är klart till våren.`);
	expect(reading?.images).toHaveLength(1);
	expect(reading?.comments.map(({ author, text }) => [author?.name, text])).toEqual([
		['Olle B', 'Det här undrar jag över, fråga 1.'],
		['Olle C', 'Det här undrar jag över, fråga 2.'],
	]);
});

test.each([
	[
		'other news, each with a picture and a day',
		'<h2>Läs också</h2><ul>' +
			[1, 2, 3]
				.map(
					(n) =>
						`<li><a href="/n/${n}"><img src="/r${n}.png" width=200 height=120>Annan nyhet ${n}</a> <time>1${n} november</time></li>`,
				)
				.join('') +
			'</ul>',
	],
	[
		'the comments',
		'<h2>Kommentarer</h2><ol>' +
			[1, 2]
				.map(
					(n) =>
						`<li class=comment><b>Siv Ek</b> <time datetime="2026-11-1${n}">1${n} nov</time><p>Det var på tiden ${n}.</p></li>`,
				)
				.join('') +
			'</ol>',
	],
])('a post’s own page ends before %s, and keeps its own pictures', async (_what, below) => {
	const gallery = '<ul><li><a href="/g.png"><img src="/g.png" width=200 height=120></a></li></ul>';
	const own = `<nav><a href="/">Start</a></nav><main><h1>Den nya bron över älven byggs nu</h1><p>${TEXT}</p>${gallery}<h2>Bakgrund</h2><p>Bron är gammal.</p>${below}</main>`;
	const { call } = await visit(page('', own));
	await call('beOwnPage', `Den nya bron över älven byggs nu\n${TEXT}`, []);
	const reading = await call('readOwnPage', NOW);
	expect(reading?.text).toBe(`${TEXT}\nBakgrund\nBron är gammal.`);
	expect(reading?.images.map(({ address }) => new URL(address).pathname)).toEqual(['/g.png']);
});

test('the same words twice, and a picture alone, are comments with ids of their own', async () => {
	const say = (name: string, what: string) =>
		`<div class=q style="margin:6px 20px"><strong>${name}</strong> <span>2 d</span><p>${what}</p><a role=button>Svara</a></div>`;
	const picture =
		'<img src="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 width=%22100%22 height=%2260%22/%3E" width=100 height=60>';
	const post = (n: number, talk = '') =>
		`<article style="width:600px"><a href="/kommunen">Kommunen</a> <time datetime="2026-10-1${n}T09:00:00Z">1${n} okt</time><p>${TEXT} ${n}</p>${talk}</article>`;
	const talk = `<section>${say('Ann', 'Tack!')}${say('Bo', 'Tack!')}${say('Ann', 'Tack!')}${say('Dan', picture)}</section>`;
	const { call } = await visit(page('', `<main>${post(1, talk)}${post(2)}${post(3)}</main>`));
	const [first] = (await call('harvest', 0, 20_000, NOW)).posts;
	expect(first?.comments.map((c) => [c.author?.name, c.text])).toEqual([
		['Ann', 'Tack!'],
		['Bo', 'Tack!'],
		['Ann', 'Tack!'],
		['Dan', ''],
	]);
	expect(new Set(first?.comments.map((c) => c.id)).size).toBe(4);
});

test('replies behind a control with an arrow before its words are asked for', async () => {
	const post = (n: number, control: string) =>
		`<article style="width:600px"><a href="/kommunen">Kommunen</a> <time datetime="2026-10-1${n}T09:00:00Z">1${n} okt</time><p>${TEXT} ${n}</p><button>${control}</button></article>`;
	const { call } = await visit(
		page('', `<main>${post(1, '↳ 1 svar')}${post(2, '└ 2 replies')}${post(3, '↩ Svara')}</main>`),
	);
	// One of each kind is pressed alone first, to see where what it asks for comes.
	const pressed = [await call('unfold', 0, 5000), await call('unfold', 0, 5000)].flatMap(
		(one) => one.pressed,
	);
	expect(new Set(pressed)).toEqual(new Set(['1 svar', '2 replies']));
});

test('a post that has no box of its own above what is said of it is the post, and that is its comments', async () => {
	const { texts, said: heard } = await read(
		`<header><a href="/">Kommunen</a></header><main><h2>Bron över älven</h2><p>1 oktober 2026 08:00</p><p>${TEXT}</p><div id=comments><h5>4 kommentarer</h5>${several.map((n) => said(n, 'div', 'class=comment')).join('')}<h4>Skriv din kommentar</h4><form><textarea></textarea></form></div></main><footer>Kontakt</footer>`,
	);
	expect(texts).toHaveLength(1);
	expect(texts[0]).toContain('Bron över älven');
	expect(texts[0]).toContain('vår projektledare');
	expect(texts[0]).not.toContain('fråga 1');
	expect(heard.map((text) => /fråga \d/.exec(text)?.[0])).toEqual(several.map((n) => `fråga ${n}`));
});

const topic = (n: number) =>
	`<li class="Item ItemDiscussion" style="padding:8px"><img src="data:," width=32 height=32 style="border-radius:50%"><div><div class=Title><a href="/discussion/${n}/fraga">Plogningen på gata ${n}</a></div><span>Olle ${'ABCDE'[n]}</span> <time datetime="2026-10-0${n + 2}T09:00:00Z">${n + 2} oktober</time> <a href="/discussion/${n}/fraga#latest">${n} svar</a><p>Varför plogas inte gata nummer ${n}, och när kommer ni?</p></div></li>`;
test.each([
	['each with a title that leads to it', `<h1>Snöröjning</h1><p>${TEXT}</p>`, topic],
	['and so does the title of the page', `<h1>Diskussioner</h1><p>${TEXT}</p>`, (n: number) => said(n, 'li')],
	['below a long text', `<h1>Snöröjning</h1><p>${TEXT} ${TEXT}</p>`, topic],
])('a list of discussions is one of posts, whatever it is called: %s', async (_how, above, row) => {
	const { texts, said: heard } = await read(
		`<main>${above}<ul class="DataList Discussions">${several.map(row).join('')}</ul></main>`,
	);
	expect(texts).toHaveLength(4);
	expect(heard).toEqual([]);
});

test('the title of an article is nobody’s name, and who wrote it may stand after the day', async () => {
	const { author } = await read(
		`<main><article style="width:640px"><h1>Bron över älven</h1><p>Publicerad <time datetime="2026-10-01T09:00:00Z">1 oktober 2026</time> av Bygglaget</p><p>${TEXT}</p></article><section id=comments>${several.map((n) => said(n, 'div', 'class=comment')).join('')}</section></main>`,
	);
	expect(author).toBe('Bygglaget');
});

const notice = (title = 'h1') =>
	`<article style="width:640px"><${title}>Vattnet på Åvägen</${title}><p><time datetime="2026-10-01T09:00:00Z">1 oktober</time></p><p>Vattnet stängs av på onsdag.</p></article>`;
const talkBelow = `<div class=wl><div><textarea></textarea></div><h3>4 kommentarer</h3><div class=cards>${several.map((n) => said(n, 'div', 'class=card')).join('')}</div></div>`;

test('a notice in one sentence is what its page is about, and what is said of it no posts', async () => {
	const { texts, said } = await read(`<nav><a href="/">Start</a></nav><main>${notice()}${talkBelow}</main>`);
	expect(texts).toHaveLength(1);
	expect(texts[0]).toContain('Vattnet stängs av på onsdag.');
	expect(said).toHaveLength(several.length);
});

test('a few words in an article without the page’s title are not what it is about', async () => {
	const { texts } = await read(`<h1>Gästboken</h1><main>${notice('h4')}${talkBelow}</main>`);
	expect(texts.length).toBeGreaterThan(1);
});

test('a few words of who the account is, above posts with comments of their own, are not what the page is about', async () => {
	const post = (n: number) =>
		`<article style="width:600px"><b>Kommunen</b> <time datetime="2026-11-0${n}">${n} november</time><p>${TEXT} Del ${n}.</p><div><h4>Kommentarer</h4>${said(n)}</div></article>`;
	const { texts } = await read(
		`<main><article><h1>Ängby kommun</h1><p>Medlem sedan <time datetime="2012-03-01">mars 2012</time></p><p>Här svarar vi på frågor om vardagen.</p></article><div class="discussion-list">${[1, 2, 3].map(post).join('')}</div></main>`,
	);
	expect(texts).toHaveLength(3);
});
