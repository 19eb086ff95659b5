import { expect, test } from 'vitest';
import type { Comment } from '../../../src/records/post.ts';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.now();
const day = (n: number) => new Date(NOW - n * 86_400_000).toISOString();
const ARTICLE = `<article><h1>Så plogar vi i vinter</h1><p>Kommunen <time datetime="${day(30)}">för 30 dagar sedan</time></p><p>Snöröjningen pågår i hela kommunen, och vi börjar med gång- och cykelvägarna där barnen går till skolan om morgonen, och tar resten sedan, gata för gata.</p></article>`;
const SVG = '<svg width=16 height=16></svg>';

async function read(talk: string, article = ARTICLE) {
	const { call } = await visit(
		page(
			'<style>.i{display:flex;padding:8px}.f{width:40px;height:40px;border-radius:50%;background:#8ab}.c{flex:1}</style>',
			`<main>${article}${talk}</main>`,
		),
	);
	await call('pulse');
	const { posts } = await call('harvest', 0, 20_000, NOW);
	const tree = (comments: readonly Comment[]): unknown[] =>
		comments.map(({ author, text, replies }) => [author?.name, text, ...tree(replies)]);
	return { posts: posts.length, tree: tree(posts[0]?.comments ?? []) };
}

const TREE = [
	[
		'Siv Ek',
		'Invånare\nNär kommer ni till Skolgatan?',
		['Olle Ask', 'Invånare\n@Siv Ek:\nDe var där i går kväll.'],
		['Kim Vik', 'Invånare\n@Olle Ask:\nInte hos oss, men tack ändå.'],
	],
	['Ada Berg', 'Invånare\nTack! Läs mer på vår sida om vägar.'],
];

const card = (id: number, name: string, when: string, words: string, to = '', answers = ''): string =>
	`<div class="i" id="${id}"><div aria-hidden=true><div class=f></div></div><div class=c><div><span class=k-nick>${name}</span><span class=k-badge>Invånare</span><span class=k-time>${when}</span><div class="k-comment-actions"><button title=Like>${SVG}</button><button class=k-reply title=Reply>${SVG}</button></div></div><div aria-hidden=true>Linux</div><div class=k-content>${to}<div><p>${words}</p></div></div>${answers ? `<div class=k-quote>${answers}</div>` : ''}</div></div>`;
const to = (id: number, name: string) =>
	`<div class="k-reply-to"><a href="#${id}">@${name}</a><span>: </span></div>`;
const cards = [
	card(
		11,
		'Siv Ek',
		'5 days ago',
		'När kommer ni till Skolgatan?',
		'',
		card(12, 'Olle Ask', '4 days ago', 'De var där i går kväll.', to(11, 'Siv Ek')) +
			card(13, 'Kim Vik', '3 days ago', 'Inte hos oss, men tack ändå.', to(12, 'Olle Ask')),
	),
	card(
		14,
		'Ada Berg',
		'2 days ago',
		'Tack! Läs mer på <a href="https://vagar.example/plan">vår sida om vägar</a>.',
	),
].join('');
const write =
	'<div class=k-comment><div><label for=n>NickName</label><input id=n><label for=m>E-Mail</label><input id=m></div><textarea placeholder="Skriv här"></textarea><div>0 Words <button>Skicka</button></div></div>';

test('whom an answer speaks to is no comment and nobody’s name, and who says it stands beside the time', async () => {
	const { posts, tree } = await read(
		`<div data-k>${write}<div class=k-head><div class=k-count><span>4</span> Comments</div></div><div class=k-cards>${cards}</div></div>`,
	);
	expect(posts).toBe(1);
	expect(tree).toEqual(TREE);
});

test('a list of what is said, with a sign at each that leads to it', async () => {
	const one = (id: number, name: string, when: string, words: string) =>
		`<li id=c${id}><span>${name}</span> <span>${when}</span> <a href="#c${id}">#</a><div>${words}</div></li>`;
	const { tree } = await read(
		`<section><h2>3 kommentarer</h2><ol>${one(1, 'Siv Ek', '3 dagar sedan', 'När kommer ni till Skolgatan?')}${one(2, 'Olle Ask', '2 dagar sedan', '<a href="#c1">@Siv Ek</a> De var där i går.')}${one(3, 'Ada Berg', '5 timmar sedan', 'Tack för beskedet!')}</ol></section>`,
	);
	expect(tree).toEqual([
		['Siv Ek', 'När kommer ni till Skolgatan?'],
		['Olle Ask', '@Siv Ek De var där i går.'],
		['Ada Berg', 'Tack för beskedet!'],
	]);
});

test('few words between a name and a time below them are what somebody says, and not who says it', async () => {
	const one = (name: string, words: string, hours: number) =>
		`<div class=comment><div class=author>${name}</div><div><p>${words}</p><footer><span>${hours} tim</span> <button>Svara</button></footer></div></div>`;
	const { tree } = await read(
		`<section><h2>2 kommentarer</h2>${one('Bo Ek', 'Tack så mycket', 3)}${one('<a href="/u/siv">Siv Ek</a>', 'Detsamma', 2)}</section>`,
	);
	expect(tree).toEqual([
		['Bo Ek', 'Tack så mycket'],
		['Siv Ek', 'Detsamma'],
	]);
});
