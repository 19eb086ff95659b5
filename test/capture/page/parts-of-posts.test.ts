import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-26T12:00:00Z');
const read = async (body: string) => {
	const { call } = await visit(
		page('<style>div[class]{padding:12px;width:600px}p{margin:8px 0}</style>', body),
	);
	return (await call('harvest', 0, 20_000, NOW)).posts;
};
const words = (n: number) =>
	`Snöröjningen nummer ${n} pågår i hela kommunen och vi plogar <a href="https://karta.example/v${n}">vägarna på kartan</a> först av allt.`;
const NUMBERS = [5, 4, 3, 2, 1];
const part = (name: string, inside: string) => `<div class="${name}">${inside}</div>`;

test('a post of head, body and foot is one post, however alike the three look', async () => {
	const posts = await read(
		NUMBERS.map((n) =>
			part(
				'notis',
				part(
					'notishuvud',
					`<span>Siv-Britt Ekström-Öhman</span> <a href="/n/${n}">Så plogar vi, del ${n}</a>`,
				) +
					part('notistext', `<p>${words(n)}</p><p>${words(n + 20)}</p>`) +
					part(
						'notisfot',
						`<span>Skrivet <time datetime="2026-11-0${n}T09:00:00Z">${n} november</time></span> <a href="/tagg/vinter">vinter</a>`,
					),
			),
		).join(''),
	);
	expect(posts.map((p) => p.permalink?.replace(/^.*\/n\//, ''))).toEqual(NUMBERS.map(String));
	expect(posts.map((p) => p.time?.iso?.slice(0, 10))).toEqual(NUMBERS.map((n) => `2026-11-0${n}`));
	for (const [i, n] of NUMBERS.entries()) expect(posts[i]?.text).toContain(`Snöröjningen nummer ${n + 20}`);
});

test('nor are its head, its body and what is said below it, where others say when, too', async () => {
	const said = (n: number) =>
		n % 2
			? `<ul><li><b>Ove Lind</b> <span>Tack för det, nummer ${n}!</span> <time datetime="2026-11-1${n}T09:00:00Z">i går</time></li></ul>`
			: '';
	const posts = await read(
		NUMBERS.map((n) =>
			part(
				'notis',
				`<div style="padding:12px"><img src="/snok.png" width=40 height=40 alt=""><b>Vägverket</b> <time datetime="2026-11-0${n}T09:00:00Z">${n} november</time></div>` +
					part('ord', `<div><p>${words(n)}</p></div>`) +
					`<div style="padding:12px"><button>Gilla</button> <a href="#dela">Dela</a>${said(n)}</div>`,
			),
		).join(''),
	);
	expect(posts.map((p) => p.time?.iso?.slice(0, 10))).toEqual(NUMBERS.map((n) => `2026-11-0${n}`));
	for (const [i, n] of NUMBERS.entries()) expect(posts[i]?.text).toContain(`Snöröjningen nummer ${n} pågår`);
});

test('two posts beside each other in each row are posts, though left and right are built otherwise', async () => {
	const one = (side: string, n: number) =>
		part(
			side,
			`<a href="/n/${n}"><time datetime="2026-11-0${n}T09:00:00Z">${n} november</time></a><p>${words(n)}</p>`,
		);
	const posts = await read(
		[1, 3, 5, 7].map((n) => part('rad', one('vanster', n) + one('hoger', n + 1))).join(''),
	);
	expect(posts).toHaveLength(8);
});

test('how many comments there are is no comment, and a day with a name below it in its line is its day', async () => {
	const posts = await read(
		NUMBERS.map((n) =>
			part(
				'notis',
				`<h2><a href="/n/${n}">Så plogar vi, del ${n}</a></h2><div class=nar>
					november ${n}${n === 1 ? 'st' : 'th'}, 2026
					redaktionen-for-snorojning
				</div><p>${words(n)}</p>
				<div class="comments"><p><a href="/n/${n}#comments">
					0 comments
				</a> have been posted.</p></div>`,
			),
		).join(''),
	);
	expect(posts.map((p) => p.comments)).toEqual(NUMBERS.map(() => []));
	expect(posts.map((p) => p.time?.iso)).toEqual(NUMBERS.map((n) => `2026-11-0${n}`));
});

test('posts of which only the comments call themselves articles are whole, also where the time is written in scattered letters', async () => {
	const time = (n: number) =>
		`<div style="position:relative;overflow:hidden"><div><span><span><a href="/k/inlagg/${n}"><span style="display:inline-flex">${[...'d Q4'].map((c) => `<span style="order:${['4', ' ', 'd'].indexOf(c)};${c === 'Q' ? 'position:absolute;top:3em;left:-999px' : 'white-space:pre'}">${c === '4' ? n : c}</span>`).join('')}<span style="position:absolute;top:3em;left:-999px">x</span></span></a></span></span></div></div>`;
	const said = (n: number) =>
		`<div role=article aria-label="Kommentar från Bo Ek för 1 d sedan" class=zc><a href="/bo">Bo Ek</a><div>Tack för besked ${n}, det var på tiden!</div><ul><li><a href="/k/inlagg/${n}?c=1">1 d</a></li><li><span role=button tabindex=0>Svara</span></li></ul></div>`;
	const pictures = (n: number) =>
		`<div class=zp><a href="/foto/${n}"><img width=560 height=300 src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='560' height='300'><rect width='560' height='${n}00' fill='teal'/></svg>"></a></div>`;
	const posts = await read(
		NUMBERS.slice(2)
			.map((n) =>
				part(
					'zy',
					part(
						'zx',
						part('zh', `<h3><a href="/k">Kommunen</a></h3>${time(n)}`) +
							part('zt', `<p>${words(n)}</p>`) +
							(n === 2 ? '' : pictures(n)) +
							part(
								'zf',
								`<div role=button tabindex=0><span class=vh>Alla reaktioner: ${n}7</span></div>${n === 3 ? said(n) : ''}`,
							),
					),
				),
			)
			.join(''),
	);
	expect(posts.map((p) => p.author?.name)).toEqual(['Kommunen', 'Kommunen', 'Kommunen']);
	expect(posts.map((p) => p.time?.shown)).toEqual(['3 d', '2 d', '1 d']);
	expect(posts.map((p) => p.text.split(' ')[2])).toEqual(['3', '2', '1']);
	expect(posts.map((p) => p.comments.length)).toEqual([1, 0, 0]);
	expect(posts.map((p) => p.counts.reactions)).toEqual([37, 27, 17]);
});
