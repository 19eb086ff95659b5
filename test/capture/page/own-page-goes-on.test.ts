import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const SAYS = 'Kommunen bygger om torget i centrum och räknar med att arbetet är klart till våren';
const said = [1, 2, 3].map(
	(n) => `<div class=s><b>Anna ${n}</b><p>Vad sägs om bänkarna nummer ${n}?</p></div>`,
);
const post = `<div class=p><h1>Torget</h1><p>${SAYS}</p></div>`;

async function goesOn(below: string, at?: string) {
	const { call, ours } = await visit(page('', `<main>${post}${said.join('')}${below}</main>`));
	if (at) await ours(`history.replaceState(null, '', '${at}')`);
	await call('beOwnPage', SAYS, []);
	return await call('nextOfOwnPage');
}

test.for([
	[
		'a row of numbers',
		'<ul><li><b>1</b></li><li><a href="?page=2">2</a></li><li><a href="?page=3">3</a></li></ul>',
		'2',
	],
	['a word for the next', '<div><a href="/kommunen/sida/2">Nästa sida</a></div>', 'Nästa sida'],
	[
		'a drawn arrow alone',
		'<ul><li>Page 1 of 2</li><li><a href="?page=2"><svg width=12 height=12></svg></a></li></ul>',
		'',
	],
	['a sign alone', '<p><a href="?page=2">›</a></p>', '›'],
] as const)('a thread that goes on by %s is told of', async ([, below, says]) => {
	expect(await goesOn(below)).toMatchObject({ says });
});

test('the address that says that it is the first of several is one of them', async () => {
	expect(await goesOn('<a href="?page=2">2</a>', '/kommunen?page=1')).toMatchObject({ says: '2' });
});

test.for([
	['older ones', '<a href="/kommunen/comment-page-1/#comments">← Äldre kommentarer</a>', undefined],
	[
		'in a language that no list knows',
		'<a href="/kommunen/comment-page-2/#comments">Fyrri ummæli</a>',
		undefined,
	],
	['by a question', '<a href="?cpage=2#comments">Vanhemmat</a>', undefined],
	['from its second page', '<a href="/kommunen/comment-page-1/">1</a>', '/kommunen/comment-page-2/'],
] as const)('further comments whose address says so are told of: %s', async ([, below, at]) => {
	expect(await goesOn(below, at)).not.toBeNull();
});

test.for([
	['below the post’s address', '<a href="/kommunen/kommentarer?sida=2">Visa fler kommentarer</a>'],
	['beside it, with a place', '<a href="/samtal/kommunen?efter=30">Vis flere kommentarer</a>'],
	['by a question of its own', '<a href="?mer=30">View 12 more comments</a>'],
] as const)(
	'what says that it shows more comments goes on wherever it names the post: %s',
	async ([, below]) => {
		expect(await goesOn(below)).toMatchObject({ ofComments: true });
	},
);

test.for([
	['of another post', '<a href="/samtal/annat?efter=30">Visa fler kommentarer</a>'],
	['a rule for them', '<a href="/kommunen/regler">Läs mer om våra regler för kommentarer</a>'],
	['answers to one of them', '<a href="/kommunen/svar/3">Visa 2 svar</a>'],
] as const)('%s is no further page of comments', async ([, below]) => {
	expect(await goesOn(below)).toBeNull();
});

test('a page that has been read is not gone to once more', async () => {
	const below = '<a href="?cpage=1">Nyare</a> <a href="?cpage=3">Äldre</a>';
	const { call, ours } = await visit(page('', `<main>${post}${said.join('')}${below}</main>`));
	const here = await ours<string>('location.href');
	await ours(`history.replaceState(null, '', '?cpage=2')`);
	await call('beOwnPage', SAYS, []);
	expect(await call('nextOfOwnPage', [here, `${here}?cpage=1`])).toMatchObject({ number: 3 });
	expect(await call('nextOfOwnPage', [here, `${here}?cpage=1`, `${here}?cpage=3`])).toBeNull();
});

test.for([
	['a single comment’s own address', '<a href="/kommunen/comment-page-2/#comment-31">3 november</a>'],
	['further comments of another post', '<a href="/annat/comment-page-2/#comments">Äldre</a>'],
] as const)('%s is no further page of this one’s', async ([, below]) => {
	expect(await goesOn(below)).toBeNull();
});

test.for([
	['the next post', '<nav><a href="/kommunen/annat">Nästa</a> <a href="/om">Om</a></nav>', undefined],
	['the next post, numbered', '<nav><a href="?p=13">Nästa</a></nav>', '/kommunen?p=12'],
	[
		'what a reader has linked to',
		'<p>Läs mer på <a href="/kommunen?page=2">andra sidan av saken</a></p>',
		undefined,
	],
	['nothing', '', undefined],
] as const)('%s is no further page of a post', async ([, below, at]) => {
	expect(await goesOn(below, at)).toBeNull();
});

test('a page that is not read as one post’s own has none', async () => {
	const { call } = await visit(page('', `<main>${post}<a href="?page=2">2</a></main>`));
	expect(await call('nextOfOwnPage')).toBeNull();
});
