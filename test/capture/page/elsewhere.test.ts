import { describe, expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-26T12:00:00Z');
const STYLE =
	'<style>article,.card,.row>*{display:block;border:1px solid;margin:10px;width:500px}.grid{display:grid;grid-template-columns:repeat(3,300px)}.grid>*{width:300px;height:300px;position:relative;display:block}img{width:280px;height:200px}</style>';
const PICTURE =
	'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="280" height="200"><rect width="280" height="200" fill="teal"/></svg>';

/** @returns what of each post stands elsewhere, in their order */
async function read(body: string): Promise<(string | undefined)[]> {
	const { call } = await visit(page(STYLE, body));
	return (await call('harvest', 0, 20_000, NOW)).posts.map((post) => post.elsewhere);
}
const feed = (post: (n: number) => string, count = 4) =>
	`<main>${Array.from({ length: count }, (_, i) => post(i + 1)).join('')}</main>`;
const words = (n: number) =>
	`Snöröjningen nummer ${n} pågår i hela kommunen och vi plogar gång- och cykelvägarna först av allt`;
const own = (n: number) => `/2026/11/inlagg-${n}/`;
const title = (n: number) => `<h2><a href="${own(n)}" rel=bookmark>Så plogar vi, del ${n}</a></h2>`;
const when = (n: number) =>
	`<a href="${own(n)}"><time datetime="2026-11-0${n}T09:00:00Z">${n} november</time></a>`;

describe('a post that is cut short and leads to the rest', () => {
	test.for([
		['cut by a program, without a link', (n: number) => `${title(n)}<p>${words(n)} […]</p>`],
		['cut, with a link in the text', (n: number) => `<p>${words(n)}… <a href="${own(n)}">Lue lisää</a></p>`],
		[
			'with a link in words that no list knows',
			(n: number) => `${title(n)}<p>${words(n)} &hellip;&nbsp;<a href="${own(n)}#rest">Daha fazla</a></p>`,
		],
		[
			'cut by hand where it ends well, with the title in the link',
			(n: number) =>
				`${title(n)}<div><p>${words(n)}.</p><p><a href="${own(n)}#more-${n}" class=x>Fortsätt läsa <span>”Så plogar vi, del ${n}”</span></a></p></div><footer>${when(n)} · <a href="/kategori/vinter">Vinter</a></footer>`,
		],
		[
			'with a button far below the text',
			(n: number) =>
				`${title(n)}<p>${words(n)} ...</p><img src='${PICTURE}'><ul><li><a href="/t/a">plogning</a></li></ul><a href="${own(n)}">Continue reading</a>`,
		],
		[
			'a list of which every one ends so, below titles',
			(n: number) => `${title(n)}<p>${words(n)}…</p><footer>${when(n)}</footer>`,
		],
	] as const)('%s', async ([, post]) => {
		expect(await read(feed((n) => `<article>${post(n)}</article>`))).toEqual(Array(4).fill('rest'));
	});

	test('only those that are', async () => {
		const whole = (n: number) => `<article>${title(n)}<p>${words(n)}.</p>${when(n)}</article>`;
		const cut = (n: number) => `<article>${title(n)}<p>${words(n)} [...]</p>${when(n)}</article>`;
		expect(await read(feed((n) => (n === 2 ? cut(n) : whole(n))))).toEqual([
			undefined,
			'rest',
			undefined,
			undefined,
		]);
	});
});

describe('a list of titles', () => {
	const topic = (title: (n: number) => string, more: string) => (n: number) =>
		`<div class="rad tråd"><a href="${own(n)}">${title(n)}</a><div>av <a href="/u/1">Kommunen</a></div><div>${n}</div><time datetime="2026-11-0${n}">${n} november</time>${more}</div>`;
	const named = (n: number) => `Frågor om plogningen av gata nummer ${n}`;

	test.for([
		['of which each stands for what is behind it', named, '', 'rest'],
		['no: with what is said beneath', named, `<p>${words(1)}.</p>`, undefined],
		['no: with a short sentence beneath', named, '<p>Den plogas i kväll.</p>', undefined],
		['no: with a picture', named, `<img src='${PICTURE}'>`, undefined],
		[
			'no: sentences that lead to a page of their own',
			(n: number) => `${named(n)} besvaras i dag.`,
			'',
			undefined,
		],
	] as const)('%s', async ([, title, more, expected]) => {
		expect(await read(feed(topic(title, more), 6))).toEqual(Array(6).fill(expected));
	});

	const NAMES = ['Gator', 'Badplatsen öppnar', 'Trasig belysning vid ån'];
	const WHO = ['Vera Dalström', 'Siv Ekholm Persson', 'Olle Brandtsson'];
	const MORNING = 'on Nov. 10, 2026, 9 a.m.';
	test.for([
		[
			'rows of boxes, each with a line longer than its title',
			(n: number) =>
				`<div class="rad ämne"><div><a href="${own(n)}">${NAMES[n - 1]}</a><div>By: <a href="/u/${n}">Vera Dalström</a> ${MORNING}</div></div><div>${n}</div><div>By: <a href="/u/7">Siv</a> <a href="${own(n)}?p=${n}">»</a> <small>Nov. 11, 2026, 9 a.m.</small></div></div>`,
			'rest',
		],
		[
			'items of a list under headings',
			(n: number) => `<article>${title(n)}<p>Siv Ek · ${when(n)} · ${n} visningar</p></article>`,
			'rest',
		],
		[
			'no: what somebody says in so many words, and links',
			(n: number) =>
				`<article><a href="/k">Kommunen</a> ${when(n)}<p><a href="/sida/${n}">${NAMES[n - 1]}</a></p></article>`,
			undefined,
		],
		[
			'no: short texts that say a day, below who says it',
			(n: number) =>
				`<article><a href="/u/fritid">Fritidskontoret</a><p>Ishallen öppnar den ${n} november</p>${when(n)}</article>`,
			undefined,
		],
		[
			'no: whose names are longer than the few words they say',
			(n: number) =>
				`<article><div><a href="/u/${n}">${WHO[n - 1]}</a></div><div>${n} november</div><p>${['Snygg bil', 'Hej alla', 'Var är ni'][n - 1]}</p></article>`,
			undefined,
		],
		[
			'no: whoever wrote a few words, and when that leads to them',
			(n: number) =>
				`<article><div><a href="/u/${n}">Föreningen i ${NAMES[n - 1]?.toLowerCase()}</a></div><div>${when(n)}</div><p>Hej alla</p></article>`,
			undefined,
		],
		[
			'no: with a sentence that says a day',
			(n: number) => `<article>${title(n)}<p>Vi plogade i går.</p>${when(n)}</article>`,
			undefined,
		],
	] as const)('of few: %s', async ([, post, expected]) => {
		expect(await read(feed(post, 3))).toEqual(Array(3).fill(expected));
	});
});

describe('posts that a program cut by counting', () => {
	const NEWS = (
		'Badhuset stänger för sommaren när den nya pumpen byts ut och alla rör i källaren målas om av kommunens egna målare ' +
		'medan biblioteket visar gamla kartor över järnvägen till gruvan och barnen på förskolan vid ån får en lekplats av trä ' +
		'som snickarna bygger under hösten så länge marken inte har frusit eller snön har kommit till byn vid sjön'
	).split(' ');
	const from = (n: number, count: number) => NEWS.slice(n * 3, n * 3 + count).join(' ');
	const card = (text: string) => (n: number) =>
		`<article><a href="${own(n)}"><h3>Nyhet ${n}</h3><p>${text}</p><footer>Av Kommunen, ${n} november</footer></a></article>`;

	test.for([
		['words', (n: number) => from(n, 25)],
		['words, of which one happens to end a sentence', (n: number) => from(n, 25) + (n === 3 ? '.' : '')],
		[
			'characters, where one ends well',
			(n: number) => from(n, 40).slice(0, n === 3 ? 119 : 120) + (n === 3 ? '.' : ''),
		],
	] as const)('%s', async ([, text]) => {
		expect(await read(feed((n) => card(text(n))(n), 8))).toEqual(Array(8).fill('rest'));
	});

	test('but not the two longest, which happen to be as long, save where programs usually cut', async () => {
		const two = (length: number) => (n: number) =>
			card(n === 3 || n === 6 ? from(n, 40).slice(0, length) : from(n, 5 + n))(n);
		expect(await read(feed(two(223), 8))).toEqual(Array(8).fill(undefined));
		expect((await read(feed(two(200), 8))).filter((what) => what === 'rest')).toHaveLength(2);
	});

	test('but two of many only where they end on that very character', async () => {
		const two = (length: number) => (n: number) =>
			card(n === 3 || n === 6 ? from(n, 40).slice(0, length) : from(n, 3 + n))(n);
		expect(await read(feed(two(198), 12))).toEqual(Array(12).fill(undefined));
		expect((await read(feed(two(200), 12))).filter((what) => what === 'rest')).toHaveLength(2);
	});

	test('but not texts of several lengths without a full stop', async () => {
		expect(await read(feed((n) => card(from(n, 18 + n))(n), 8))).toEqual(Array(8).fill(undefined));
	});
});

describe('a whole post', () => {
	test.for([
		['that its writer ends with an ellipsis', (n: number) => `<p>${words(n)}…</p>${when(n)}`],
		[
			'with controls and counts that lead to its own page',
			(n: number) =>
				`<p>${words(n)}…</p>${when(n)} <a href="${own(n)}#comments">3 kommentarer</a> <a href="${own(n)}?share=1">Dela</a> <a href="${own(n)}">Permalänk</a>`,
		],
		[
			'with a card of another site’s article',
			(n: number) =>
				`<p>${words(n)}.</p><a class=card href="https://tidningen.example/a${n}"><b>Vintern kommer tidigt i år</b><p>Meteorologerna tror att det blir mycket snö redan före jul i hela landet […]</p>Läs mer</a>${when(n)}`,
		],
		[
			'with a card whose title alone is the link',
			(n: number) =>
				`<p>${words(n)}.</p><div class=card><a href="https://tidningen.example/a${n}">Vintern kommer tidigt i år</a><p>Meteorologerna tror att det blir mycket snö redan före jul i hela landet …</p></div>${when(n)}`,
		],
		[
			'whose writer leads to more elsewhere on the site',
			(n: number) =>
				`<p>${words(n)}. <a href="/trafik/snorojning-${n}">Läs mer om snöröjningen</a></p>${when(n)}`,
		],
	] as const)('%s', async ([, post]) => {
		// One of them in a feed of others, as people write.
		const one = (n: number) => `<article>${n === 2 ? post(n) : `<p>${words(n)}.</p>${when(n)}`}</article>`;
		expect(await read(feed(one))).toEqual(Array(4).fill(undefined));
	});
});

describe('a post that is a picture alone', () => {
	const grid = (cell: (n: number) => string) =>
		`<main class=grid>${Array.from({ length: 9 }, (_, i) => cell(i + 1)).join('')}</main>`;
	const picture = (n: number) => `<img alt="Foto ${n}" src='${PICTURE.replace('teal', `rgb(${n},9,9)`)}'>`;

	test.for([
		['and a link', (n: number) => `<a href="/p/C${n}00/">${picture(n)}</a>`],
		[
			'with numbers over it',
			(n: number) => `<a href="/p/C${n}00/">${picture(n)}<span>♥ 1${n} 💬 ${n}</span></a>`,
		],
		['and opens a dialog', (n: number) => `<div><div role=button tabindex=0>${picture(n)}</div></div>`],
		[
			'under a button',
			(n: number) =>
				`<div>${picture(n)}<button style="position:absolute;inset:0" aria-label="${n}"></button></div>`,
		],
	] as const)('%s', async ([, cell]) => {
		expect(await read(grid(cell))).toEqual(Array(9).fill('words'));
	});

	test.for([
		['that leads to its own file', (n: number) => `<a href="/bilder/${n}.jpg">${picture(n)}</a>`],
		[
			'with its text',
			(n: number) =>
				`<a href="/p/C${n}00/">${picture(n)}<p>Plogbilen nummer ${n} är klar för vintern.</p></a>`,
		],
		[
			'of an author and a time',
			(n: number) =>
				`<article><a href="/kommunen">Kommunen</a> ${when(n)}<a href="${own(n)}">${picture(n)}</a></article>`,
		],
	] as const)('but whole: %s', async ([, cell]) => {
		expect((await read(grid(cell))).filter(Boolean)).toEqual([]);
	});
});
