import { describe, expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-26T12:00:00Z');
const STYLE =
	'<style>article,.post{display:block;border:1px solid;margin:10px;width:600px}.right{position:absolute;left:800px;top:0;width:260px}.right article{width:240px;padding:12px}</style>';
const words = (n: number) =>
	`Snöröjningen nummer ${n} pågår i hela kommunen och vi plogar <a href="https://karta.example/v${n}">vägarna på kartan</a> först av allt.`;
const own = (n: number) => `/inlagg-${n}.html`;
const title = (n: number) => `<h2><a href="${own(n)}">Så plogar vi, del ${n}</a></h2>`;
const when = (n: number) => `<time datetime="2026-11-0${n}T09:00:00Z">${n} november</time>`;
const post = (n: number, more = '') => `<article>${title(n)}${when(n)}<p>${words(n)}</p>${more}</article>`;
const listed = `<ol>${[4, 3, 2, 1].map((n) => `<li>${post(n)}</li>`).join('')}</ol>`;
const feed = (one: (n: number) => string) => `<main>${[4, 3, 2, 1].map(one).join('')}</main>`;
const read = async (body: string) => {
	const { call } = await visit(page(STYLE, body));
	return (await call('harvest', 0, 20_000, NOW)).posts;
};

describe('who wrote a post of a blog', () => {
	test('is neither its subject, nor what its words link to, nor its title', async () => {
		const posts = await read(
			feed((n) => post(n, '<a href="/kategorier/vinter/">Vinter</a> <a href="/t/snö" rel=tag>Snö</a>')),
		);
		expect(posts.map((p) => p.author)).toEqual(Array(4).fill(undefined));
	});

	test.for([
		['a link in a byline', '<address class="author">Av\n<a href="/vi/asa">Åsa Öberg</a></address>'],
		['a byline alone', '<span class=byline>Publicerad av Åsa Öberg</span>'],
		[
			'a link in a line with the subject',
			'<p>Av <a href="/vi/asa">Åsa Öberg</a> i <a href="/tagg/x">X</a></p>',
		],
	] as const)('is named by %s', async ([, byline]) => {
		const posts = await read(feed((n) => post(n, byline)));
		expect(posts.map((p) => p.author?.name)).toEqual(Array(4).fill('Åsa Öberg'));
	});
});

describe('a box beside the feed', () => {
	const latest = (n: number) =>
		`<article><div>${when(n)}</div><p><a href="${own(n)}">Så plogar vi, del ${n}</a></p></article>`;

	test('that only points at posts is none of them, and takes no address from them', async () => {
		const posts = await read(`${feed((n) => post(n))}<div class=right>${[4, 3].map(latest).join('')}</div>`);
		expect(posts.map((p) => p.permalink?.slice(-14))).toEqual([4, 3, 2, 1].map(own));
	});

	test('that points at what is not shown here is kept', async () => {
		const posts = await read(`${listed}<div class=right>${[9].map(latest).join('')}</div>`);
		expect(posts).toHaveLength(5);
	});

	test('is no post in a side part without a time, and the newest post in a side part is one', async () => {
		const said =
			'<article><a href="/vi/siv">Siv</a> om <a href="/inlagg-1.html#k1">Så plogar vi, del 1</a></article>';
		const posts = await read(`<aside>${post(5)}</aside>${listed}<aside>${said.repeat(3)}</aside>`);
		expect(posts.map((p) => p.permalink?.slice(-14))).toEqual([5, 4, 3, 2, 1].map(own));
	});
});

describe('texts that a program cut by counting', () => {
	const LONG = Array.from({ length: 9 }, (_, i) => `Del ${i} av en lång berättelse om vägen genom byn`).join(
		', ',
	);
	const cut = (n: number, at: number) => `Nummer ${n}. ${n === 2 ? 'Igen! ' : ''}${LONG}`.slice(0, at);

	test.for([
		[
			'in a teaser that is all one link',
			(n: number, text: string) => `<a href="${own(n)}"><div>${text}</div></a>`,
		],
		['under a title', (_: number, text: string) => `<p>${text}</p>`],
		['with three points', (_: number, text: string) => `<p>${text}...</p>`],
	] as const)('are not whole, %s', async ([, box]) => {
		const posts = await read(
			feed((n) => `<article>${title(n)}${box(n, n % 2 ? `Kort ${n}.` : cut(n, 200))}${when(n)}</article>`),
		);
		expect(posts.map((p) => p.elsewhere)).toEqual(['rest', undefined, 'rest', undefined]);
	});

	test('are whole where only their lengths are the same, or one is as long', async () => {
		const alike = (n: number) =>
			`Vattnet stängs av i natt på hela Storgatan och alla dess tvärgator, nummer ${n} av 4`;
		const two = await read(feed((n) => `<article>${title(n)}<p>${alike(n)}</p>${when(n)}</article>`));
		expect(two.map((p) => p.elsewhere)).toEqual(Array(4).fill(undefined));
		const one = await read(
			feed((n) => `<article>${title(n)}<p>${n === 2 ? cut(n, 200) : `Kort ${n}`}</p>${when(n)}</article>`),
		);
		expect(one.map((p) => p.elsewhere)).toEqual(Array(4).fill(undefined));
	});
});

describe('a feed on pages that are files', () => {
	const pager =
		'<nav><ul><li>Sida 1 / 3</li><li><a href="/kommunen/index2.html">2</a></li><li><a href="/kommunen/index3.html">3</a></li></ul></nav>';

	test('goes on to the next number, or to where an arrow points', async () => {
		const { call } = await visit(page(STYLE, feed((n) => post(n)) + pager));
		expect(await call('nextPage', [])).toMatch(/index2\.html$/);
		const arrows = pager.replace('>2<', '>⟩<').replace('>3<', '>⟫<').replaceAll('/index', '/blad');
		const other = await visit(page(STYLE, feed((n) => post(n)) + arrows));
		expect(await other.call('nextPage', [])).toMatch(/blad2\.html$/);
		const pictures =
			'<a href="/x1"><img src="/v.png" alt="<" width=32 height=32></a><a href="/x3"><img src="/h.png" alt=">" width=32 height=32 style="float:right"></a>';
		const drawn = await visit(page(STYLE, feed((n) => post(n)) + pictures));
		expect(await drawn.call('nextPage', [])).toMatch(/x3$/);
	});

	test('says how many are left where it leads to none', async () => {
		const { call } = await visit(page(STYLE, `${feed((n) => post(n))}<p>Sida 1 av 3</p>`));
		expect(await call('pagesLeft', [])).toBe(2);
		const last = await visit(page(STYLE, `${feed((n) => post(n))}<p>Sida 3 av 3</p>`));
		expect(await last.call('pagesLeft', [])).toBe(0);
	});
});

test('what is said in a forum is its posts, whatever their parts are called', async () => {
	const said = (n: number) =>
		`<div class="list__comment" id=c${n} style="width:600px"><div class=comment__face>S</div><div class=comment__info><div class=comment__user><a href="/user/${n}/siv/"><span>Siv</span></a></div><ul class=comment__date><li title="1${n} maj 2026 02:54">1${n} Maj</li></ul></div><div class=comment__text><p>${words(n)}</p></div><div class=comment__footer><ul><li><a href="#">share</a></li></ul></div></div>`;
	const posts = await read(feed(said));
	expect(posts.map((p) => [p.author?.name, p.permalink, p.comments.length])).toEqual(
		Array(4).fill(['Siv', undefined, 0]),
	);
	for (const { text } of posts) {
		expect(text).toContain('Snöröjningen nummer');
		expect(text).not.toContain('share');
	}
});

test('posts without boxes of their own are known to be unread where something else was taken for the posts', async () => {
	const flat = [4, 3, 2, 1].map((n) => `${title(n)}<h6>Av <a href="/vi/asa">Åsa</a></h6><p>${words(n)}</p>`);
	const panel = (n: number) =>
		`<div class=panel style="width:300px"><h4>Rubrik ${n}</h4><ul>${[1, 2, 3].map((m) => `<li><a href="/arkiv/${n}/${m}">Arkiv för månad ${m} det året ${n}</a></li>`).join('')}</ul></div>`;
	const { call } = await visit(
		page(STYLE, `<div>${flat.join('')}</div><div class=right>${[1, 2, 3].map(panel).join('')}</div>`),
	);
	expect(await call('unboxedPosts', 0, 20_000)).toHaveLength(4);
	const boxed = await visit(
		page(
			STYLE,
			feed((n) => post(n)),
		),
	);
	expect(await boxed.call('unboxedPosts', 0, 20_000)).toEqual([]);
});

test('a comment is by whom it says, and a form for one is none', async () => {
	const said =
		'<div id=comments><h3>1 kommentar</h3><ol><li class=comment><footer class=comment-meta><div class="comment-author vcard"><b class=fn>Siv Ek</b> <span>skriver:</span></div><time datetime="2026-11-20T07:00:00Z">20 november</time></footer><div class=comment-content><p>Tack för att ni plogar även hos oss på åsen!</p></div></li></ol></div>';
	const form =
		'<div id=respond class=comment-respond><h3>Lämna ett svar</h3><form class=comment-form><p>Din e-postadress publiceras inte.</p><p class=comment-form-author><label>Namn <b>*</b></label><input name=author></p><p class=comment-form-comment><label>Kommentar</label><textarea></textarea></p><div class=comment-buttons><a href="/x">Kommentera</a> gärna det här inlägget</div></form></div>';
	const posts = await read(feed((n) => post(n, n === 2 ? said + form : form)));
	expect(posts.map((p) => p.comments.map((c) => [c.author?.name, c.text]))).toEqual([
		[],
		[],
		[['Siv Ek', 'Tack för att ni plogar även hos oss på åsen!']],
		[],
	]);
});
