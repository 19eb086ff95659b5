import { expect, test } from 'vitest';
import { strangers } from '../../../fixtures/classes/strangers.ts';
import { HOUSE } from '../../../fixtures/content/house.ts';
import type { Ask } from '../../../fixtures/serve/ask.ts';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-26T12:00:00Z');
const WORDS = 'Snöröjningen pågår i hela kommunen, och det här är besked nummer';
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

async function read(html: string) {
	const { call } = await visit(html);
	await call('pulse');
	const { harvest, beside, doubted, unread } = await call('readPlace', 0, 20_000, NOW);
	return { harvest, beside, doubted, unread, by: harvest.posts.map(({ author }) => author?.name) };
}

test.each(strangers.builds.map((build) => [build.name, build] as const))(
	'advertisements and suggestions without links are no posts of the account, and are told: %s',
	async (_name, build) => {
		const reply = await build.answer({} as Ask, '');
		const { harvest, beside, unread, by } = await read(String(typeof reply === 'object' ? reply.body : ''));
		expect(new Set(by)).toEqual(new Set([HOUSE.name]));
		expect(harvest.posts).toHaveLength(build.shows.posts);
		const told = [...beside, ...unread].join();
		const names = build.name.startsWith('bricks') ? ['Norrlövs', 'Tallmo'] : ['Granbergs', 'Ekträsk'];
		for (const name of names) expect(told).toContain(name);
	},
);

const post = (by: string, when: string, words: string, more = '') =>
	`<div class=card style="width:600px;padding:12px">${more}<div><b>${by}</b> <span>${when}</span></div><p>${words}</p></div>`;
const own = numbers(1, 8).map((n) => post('Kommunen', `${n} v`, `${WORDS} ${n}.`));
const with_ = (...others: readonly string[]) =>
	page(
		'<title>Kommunen</title>',
		`<h1>Kommunen</h1><main>${own.join('')}${others.join('')}${post('Kommunen', '9 v', `${WORDS} 9.`)}</main>`,
	);

test('what visitors wrote, what the account shared, and its own posts that say no time stay among the posts', async () => {
	const { by, beside } = await read(
		with_(
			post('Siv Ek', '3 v', 'Tack för att ni plogar vår gata så fint varje morgon före sju.'),
			post(
				'Räddningstjänsten',
				'4 v',
				'Elda inte utomhus i dag: det är torrt i skog och mark.',
				'<div><b>Kommunen</b> delade</div>',
			),
			post(
				'Kommunen',
				'Fäst inlägg',
				'Välkommen hit! Här skriver vi om allt som händer hos oss. <a href=/om>Om oss</a>',
			),
			post(
				'Kommunen',
				'Annons',
				'Vi söker sommarvikarier till hemtjänsten: sök senast i mars. <a href=/jobb>Sök</a>',
			),
		),
	);
	expect(beside).toEqual([]);
	expect(by).toHaveLength(13);
	expect(by).toContain('Siv Ek');
});

test('a heading of a notice without a time is no name of somebody else', async () => {
	const notice = (title: string, when: string, n: number) =>
		`<article><h3>${title}</h3>${when}<p>${WORDS} ${n}.</p></article>`;
	const { harvest, beside } = await read(
		page(
			'<title>Kommunen</title>',
			`<h1>Kommunen</h1><main>${numbers(1, 6)
				.map((n) => notice('Kommunen', `<time datetime="2026-10-1${n}">1${n} okt</time>`, n))
				.join('')}${notice('Viktigt i jul', '', 7)}</main>`,
		),
	);
	expect(beside).toEqual([]);
	expect(harvest.posts).toHaveLength(7);
});

test('among posts that say whose they are nowhere, what is labelled and says no time is none of them', async () => {
	const entry = (head: string, n: number) => `<article><div>${head}</div><p>${WORDS} ${n}.</p></article>`;
	const { harvest, beside } = await read(
		page(
			'',
			`<main>${numbers(1, 6)
				.map((n) => entry(`<time datetime="2026-10-1${n}">1${n} okt</time>`, n))
				.join('')}${entry('<small>Annons</small>', 7)}</main>`,
		),
	);
	expect(harvest.posts).toHaveLength(6);
	expect(beside).toHaveLength(1);
});

test('another author of a blog is none of its advertisements, though one stands in what he wrote or somebody says so below it', async () => {
	const entry = (by: string, n: number, slot = '', said = '') =>
		`<article><h2>Besked ${n}</h2><div><b class=author>${by}</b> <time datetime="2026-10-${n + 9}">${n + 9} okt</time></div>${slot}<p>${WORDS} ${n}.</p><p>Mer kommer.</p>${said}</article>`;
	const slot = (label: string) =>
		`<div class=slot><small>${label}</small><div>Däck till halva priset.</div></div>`;
	const by = (n: number) => (n % 3 === 0 ? 'Erik' : 'Anna');
	const talk = '<div class=comment><b>Kim Vik</b> <span>1 v</span><p>Reklam</p></div>';
	const { harvest, beside, doubted } = await read(
		page(
			'<title>Bloggen</title>',
			`<h1>Bloggen</h1><main>${numbers(1, 9)
				.map((n) => entry(by(n), n, n === 3 ? talk : n % 3 === 0 ? slot('Annons') : ''))
				.join('')}</main>`,
		),
	);
	expect(beside).toEqual([]);
	expect(doubted).toEqual([]);
	expect(harvest.posts).toHaveLength(9);
	expect(harvest.posts.filter(({ author }) => author?.name === 'Erik')).toHaveLength(3);
});

test('what is dated as the posts are and labelled beside its time is left out as one that may be a post', async () => {
	const { by, beside, doubted } = await read(
		with_(
			post('Norrlövs Bilvård', '2 v', 'Boka däckbytet redan nu hos oss.').replace(
				'<span>2 v</span>',
				'<span>2 v</span> <small>Sponsrat</small>',
			),
		),
	);
	expect(by).toHaveLength(9);
	expect(beside).toEqual([]);
	expect(doubted).toHaveLength(1);
});

test('what the account shared is its post, though whose it is stands above the box and it has the word of an advertisement', async () => {
	const boost = `<div class=boost><div><b>Kommunen</b> boostade</div>${post('Räddningstjänsten', 'Annons', 'Elda inte utomhus i dag: det är torrt i skog och mark.')}</div>`;
	const { by, beside, doubted } = await read(with_(boost));
	expect([...beside, ...doubted]).toEqual([]);
	expect(by).toContain('Räddningstjänsten');
});

test('a box that shows a post by now is no more told as the advertisement that it was', async () => {
	const html = with_(
		post('Norrlövs Bilvård', '2 v', 'Boka däckbytet redan nu hos oss.').replace(
			'<span>2 v</span>',
			'<span>2 v</span> <small>Sponsrat</small>',
		),
	);
	const { call, ours } = await visit(html);
	await call('pulse');
	expect((await call('readPlace', 0, 20_000, NOW)).doubted).toHaveLength(1);
	await ours(
		`{const ad = [...document.querySelectorAll('.card')].find((el) => el.textContent.includes('Sponsrat')); ad.querySelector('b').textContent = 'Kommunen'; ad.querySelector('small').remove()}`,
	);
	expect((await call('readPlace', 0, 20_000, NOW)).doubted).toEqual([]);
});
