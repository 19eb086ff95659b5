import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-27T12:00:00Z');
const TEXT = 'Snöröjningen pågår i hela kommunen, och vi återkommer när vi vet mer om gata nummer';
const NUMBERS = [1, 2, 3, 4];

async function read(said: (n: number) => string, head = '') {
	const { call } = await visit(
		page(
			'',
			`<main>${NUMBERS.map((n) => `<div role=article><div>${head}<a href="/kommunen"><b>Kommunen</b></a> <a href="/n/1${n}"><time datetime="2026-11-0${n}">${n} nov.</time></a></div><p>${TEXT} ${n}.</p><div>${said(n)}</div></div>`).join('')}</main>`,
		),
	);
	return (await call('harvest', 0, 9000, NOW)).posts;
}

const after =
	'<div><a href="/n/1#k"><span>2 v</span></a> <button>Gilla</button> <button>Svara</button></div>';
const comment = (name: string, words: string, below = after) =>
	`<div role=article aria-label="Kommentar">${name}<div dir=auto>${words}</div>${below}</div>`;

test('what the bearer of a name is, in one link with it, is no word of the comment', async () => {
	const posts = await read((n) =>
		comment(
			`<a href="/in/siv"><h3><span>Siv Ek</span></h3><div>Medborgare i Torsby</div></a>`,
			`Bra gjort ${n}.`,
		),
	);
	for (const [i, { comments }] of posts.entries())
		expect(comments).toMatchObject([{ author: { name: 'Siv Ek' }, text: `Bra gjort ${i + 1}.` }]);
});

test('the role that a platform gives whoever speaks is no word of the comment', async () => {
	const posts = await read((n) =>
		comment(
			`<div><a href="/kommunen"><span>Kommunen</span></a><div><span>Författare</span></div></div>`,
			`Tack ${n}!`,
		),
	);
	for (const [i, { comments }] of posts.entries())
		expect(comments).toMatchObject([{ author: { name: 'Kommunen' }, text: `Tack ${i + 1}!` }]);
});

test('a role that is all that somebody says, and words in a link of their own, are said', async () => {
	const posts = await read((n) =>
		n % 2
			? comment(`<a href="/u/siv"><b>Siv Ek</b></a>`, 'Moderator')
			: comment(`<a href="/u/siv"><b>Siv Ek</b></a>`, 'Se <a href="/plan">planen<br>för torget</a> där'),
	);
	expect(posts.map(({ comments }) => comments.map(({ text }) => text))).toEqual(
		NUMBERS.map((n) => [n % 2 ? 'Moderator' : 'Se planen\nför torget där']),
	);
});

test('a comment whose name and words are one link keeps its words', async () => {
	const posts = await read(
		(n) =>
			`<div role=article aria-label="Kommentar"><a href="/n/1${n}#k"><b>Siv Ek</b><div>Bra gjort ${n}.</div></a>${after}</div>`,
	);
	for (const [i, { comments }] of posts.entries())
		expect(comments.map(({ text }) => text)).toEqual([`Bra gjort ${i + 1}.`]);
});

test.each([
	['how many like it', '<div><span>2 personer gillar detta</span></div>'],
	['when, and how many like it', '<div><time>4 november</time> · 2 gillar</div>'],
	['what may be pressed, in one line', '<div><span>Gilla</span> <span>Svara</span></div>'],
])('so does one below which stands no more than %s', async (_what, foot) => {
	const posts = await read(
		(n) =>
			`<div role=article aria-label="Kommentar"><a href="/n/1${n}#k"><b>Siv Ek</b><div>Bra gjort ${n}.</div></a>${foot}</div>`,
	);
	for (const [i, { comments }] of posts.entries())
		expect(comments.map(({ text }) => text.split('\n')[0])).toEqual([`Bra gjort ${i + 1}.`]);
});

test('a comment that begins with a paragraph of one word keeps it, though a role is called so', async () => {
	const posts = await read((n) =>
		comment(
			`<a href="/u/siv"><b>Siv Ek</b></a><p>Moderator</p><p>Det borde ni kalla den som vaktar sidan ${n}.</p>`,
			'',
		),
	);
	for (const [i, { comments }] of posts.entries())
		expect(comments.map(({ text }) => text)).toEqual([
			`Moderator\nDet borde ni kalla den som vaktar sidan ${i + 1}.`,
		]);
});

const NAMES = ['Siv Ek', 'Olle Berg'];
test('what somebody is besides the name, in lines as small as the time, is neither the comment nor a word of it', async () => {
	const small = 'style="font-size:12px;color:#666;margin:0"';
	const said = (n: number) =>
		`<div class=zq><a href="/in/siv"><div style="width:32px;height:32px;background:teal"></div></a><div><div><div><a href="/in/${n}">${NAMES[n % 2]}</a><p ${small}>Handläggare på Storby kommun</p><span ${small}>${n} v</span></div><p>Så bra att det blev av, del ${n}!</p></div><div><a href="/login?1">Gilla</a> <a href="/login?2">Svara</a></div></div></div>`;
	const { call } = await visit(
		page(
			'',
			`<main>${NUMBERS.map((n) => `<article><div><a href="/kommunen"><b>Kommunen</b></a> <a href="/n/1${n}"><time datetime="2026-11-0${n}">${n} nov.</time></a></div><p>${TEXT} ${n}.</p><div>${n % 2 ? '' : said(n) + said(n + 5)}</div></article>`).join('')}</main>`,
		),
	);
	const posts = (await call('harvest', 0, 9000, NOW)).posts;
	expect(posts.map(({ comments }) => comments.map((one) => [one.author?.name, one.text]))).toEqual(
		NUMBERS.map((n) =>
			n % 2 ? [] : [n, n + 5].map((k) => [NAMES[k % 2], `Så bra att det blev av, del ${k}!`]),
		),
	);
	for (const { text } of posts) expect(text).not.toContain('Så bra');
});
