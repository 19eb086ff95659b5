import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-26T12:00:00Z');
const WORDS = 'Snöröjningen pågår i hela kommunen, och det här är besked nummer';
const PROSE = 'Vi röjer alla gator och gångvägar i tätorten först och sedan resten av vägarna. '.repeat(3);
const FACE = `<img width=32 height=32 src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='32' height='32'><rect width='32' height='32' fill='teal'/></svg>">`;
const PEOPLE = ['Siv Ek', 'Olle Ask', 'Nina Lind', 'Eva Berg'];

async function read(body: string) {
	const { call } = await visit(page('', body));
	const { posts } = await call('harvest', -100, 20_000, NOW);
	return posts.map(({ author, text, time }) => [author?.name, time?.shown, text]);
}

const feed = (title: string, one: (n: number) => string) =>
	`<h1>${title}</h1><main>${[0, 1, 2, 3].map(one).join('')}</main>`;

test('“Kommunen delade en bild” above a head is no word of the post', async () => {
	const linked = (n: number) =>
		`<div class=item style="width:600px;padding:12px"><div><a href="/kommunen">Kommunen</a> delade en bild</div><div>${FACE}<a href="/kommunen">Kommunen</a> <time datetime="2026-10-1${n}T09:00:00Z">1${n} okt</time></div><p>${WORDS} ${n}.</p><button>Gilla</button></div>`;
	expect((await read(feed('Kommunen', linked)))[0]).toEqual(['Kommunen', '10 okt', `${WORDS} 0.`]);
	const plain = (n: number) =>
		`<article style="width:600px;padding:12px"><p>Kommunen was live</p><header><b>Kommunen</b> <small>${n + 1} tim</small></header><p>${WORDS} ${n}.</p></article>`;
	expect((await read(feed('Kommunen', plain)))[0]).toEqual(['Kommunen', '1 tim', `${WORDS} 0.`]);
	const said = (n: number) =>
		`<article style="width:600px;padding:12px"><header><b>Kommunen</b> <small>${n + 1} tim</small></header><p>Kommunen delade ut priser</p><p>${WORDS} ${n}.</p></article>`;
	expect((await read(feed('Kommunen', said)))[0]?.[2]).toBe(
		`Kommunen delade ut priser\n\n${WORDS} 0.`.replace('\n\n', '\n'),
	);
});

test('who wrote in a group is told where nothing links there, and where the group’s own name begins each post', async () => {
	const plain = (n: number) =>
		`<div class=r style="width:600px;padding:12px"><div>${FACE}</div><div>${PEOPLE[n]}</div><div>${n + 1} tim</div><div>${WORDS} ${n}.</div><button>Gilla</button></div>`;
	expect((await read(feed('Torget i Lillby', plain)))[0]).toEqual(['Siv Ek', '1 tim', `${WORDS} 0.`]);
	const grouped = (n: number) =>
		`<div class=r style="width:600px;padding:12px"><div><a href="/g/torget">Torget i Lillby</a><div><a href="/u/${n}">${PEOPLE[n]}</a> · <span>${n + 1} tim</span></div></div><div>${WORDS} ${n}.</div><button>Gilla</button></div>`;
	expect((await read(feed('Torget i Lillby', grouped)))[1]).toEqual(['Olle Ask', '2 tim', `${WORDS} 1.`]);
	const placed = (n: number) =>
		`<div class=r style="width:600px;padding:12px"><div><a href="/kommunen">Lillby kommun</a><div><a href="/places/7">Stora Torget</a> · <span>${n + 1} tim</span></div></div><div>${WORDS} ${n}.</div><button>Gilla</button></div>`;
	expect((await read(feed('Lillby kommun', placed)))[0]?.[0]).toBe('Lillby kommun');
});

const talk = PEOPLE.slice(1)
	.map(
		(name, n) =>
			`<div class=kommentar style="padding:8px"><b>${name}</b> <time datetime="2026-10-1${n}T10:00:00Z">1${n} okt</time><p>Bra att ni berättar om det här, och jag undrar när ni kommer till oss ${n}.</p><button>Svara</button></div>`,
	)
	.join('');

test('on a post’s own page without a box of it, the line below the title says who and when', async () => {
	const [spans] = await read(
		`<header><a href="/">Lillby kommun</a></header><div><h1>Snöröjning i hela kommunen</h1><div><span>Siv Ek</span> | <span>9 okt 2026</span></div><p>${PROSE}</p><div class=comments><h3>Kommentarer</h3>${talk}</div></div>`,
	);
	expect(spans).toEqual(['Siv Ek', '9 okt 2026', `Snöröjning i hela kommunen\n${PROSE.trim()}`]);
});

test('whom to ask below the words of such a page did not write it', async () => {
	const [asked] = await read(
		`<div><main><h1>Snöröjning i hela kommunen</h1><p>Publicerad <time datetime="2026-10-09T09:00:00Z">9 okt</time></p><p>${PROSE}</p><div><p><strong>Kontakta oss</strong></p><p>Anna Berg, 0900-123 45</p></div><div id=kommentarer><h2>3 kommentarer</h2>${talk}</div></main></div>`,
	);
	expect(asked?.slice(0, 2)).toEqual([undefined, '9 okt']);
});

test.each(['<h2>LINE</h2>', '<a href="/p/N"><div>LINE</div></a>', '<div style="font-size:24px">LINE</div>'])(
	'a title that begins with the name, above the head (%s), is a word of the post',
	async (title) => {
		const one = (n: number) =>
			`<article style="width:600px;padding:12px">${title.replace('LINE', `Kommunen bygger skola nummer ${n}`).replace('/N', `/${n}`)}<header><a href="/kommunen">Kommunen</a> <time datetime="2026-10-1${n}T09:00:00Z">1${n} okt</time></header><p>${WORDS} ${n}.</p></article>`;
		expect((await read(feed('Kommunen', one)))[1]).toEqual([
			'Kommunen',
			'11 okt',
			`Kommunen bygger skola nummer 1\n${WORDS} 1.`,
		]);
	},
);

test('where only some posts name somewhere below the page’s own name, that is a place and nobody', async () => {
	const one = (n: number) =>
		`<div class=r style="width:600px;padding:12px"><div><a href="/kommunen">Lillby kommun</a><div>${n === 1 ? '<a href="/folkets-hus?id=7">Folkets Hus</a> · ' : ''}<span>${n + 1} tim</span></div></div><div>${WORDS} ${n}.</div><button>Gilla</button></div>`;
	expect((await read(feed('Lillby kommun', one)))[1]?.[0]).toBe('Lillby kommun');
});

test.each([
	['below what it is about in short', `<p>${PROSE}</p>BY<p>${PROSE}</p>`],
	['below all words, with the day', `<p>${PROSE}</p>BY`],
])('whoever wrote a page is named %s', async (_where, words) => {
	const by = '<div><a href="/u/anna">Anna Berg</a> <span>9 okt 2026</span></div>';
	const [post] = await read(
		`<header><a href="/">Lillby kommun</a></header><div><h1>Snöröjning i hela kommunen</h1>${words.replace('BY', by)}<div class=comments><h3>Kommentarer</h3>${talk}</div></div>`,
	);
	expect(post?.slice(0, 2)).toEqual(['Anna Berg', '9 okt 2026']);
});
