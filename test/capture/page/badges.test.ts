import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-27T12:00:00Z');
const TEXT = 'Snöröjningen pågår i hela kommunen, och vi återkommer när vi vet mer om gata nummer';
const CSS = `<style>.tag{font-size:11px;background:#eee;padding:1px 3px}.rank{border:1px solid #999}</style>`;
const after = '<div><a href="/n/1#k"><span>2 v</span></a> <button>Svara</button></div>';

async function said(comment: (n: number) => string, foot = after): Promise<string[]> {
	const one = (n: number) =>
		`<div role=article><div><a href="/kommunen"><b>Kommunen</b></a> <a href="/n/1${n}"><time datetime="2026-11-0${n}">${n} nov.</time></a></div><p>${TEXT} ${n}.</p><div><div role=article aria-label="Kommentar">${comment(n)}${foot}</div></div></div>`;
	const { call } = await visit(page(CSS, `<main>${[1, 2, 3].map(one).join('')}</main>`));
	const { posts } = await call('harvest', 0, 9000, NOW);
	return posts.flatMap(({ comments }) => comments.map(({ text }) => text));
}
const each = (text: string) => [1, 2, 3].map((n) => text.replace('#', String(n)));

test.each([
	['what it was written with', '<span class=tag>Chrome 123</span><span class=tag>Linux</span>'],
	['a rank in a frame', '<span class=rank>Nivå 3</span>'],
	['a rank in small letters', '<small>Guld</small>'],
])('a badge beside the name is no word of the comment: %s', async (_what, badges) => {
	const texts = await said((n) => `<div><a href="/u/siv">Siv Ek</a> ${badges}</div><p>Bra gjort ${n}.</p>`);
	expect(texts).toEqual(each('Bra gjort #.'));
});

test.each([
	[
		'with nothing below it',
		(n: number) => `<div><a href="/u/siv">Siv Ek</a> <span class=tag>Tack ${n}</span></div>`,
	],
	['undressed', (n: number) => `<div><a href="/u/siv">Siv Ek</a> <span>Tack ${n}</span></div><p>Så bra.</p>`],
	[
		'above what may be done in smaller letters',
		(n: number) =>
			`<div><a href="/u/siv">Siv Ek</a> <span class=rank>Tack ${n}</span></div><div class=tag>Visa översättning</div>`,
	],
])('one word that somebody says beside their name is kept: %s', async (_what, comment) => {
	const texts = await said(comment);
	expect(texts.map((text) => text.split('\n')[0])).toEqual(each('Tack #'));
});

test('a badge between a name without a link and the time, or after both, is no word of the comment', async () => {
	const foot = '<button>Svara</button>';
	const plain = (n: number, between: string, behind: string, words: string) =>
		`<div style="display:flex;gap:4px"><span class=nick>${['Siv Ek', 'Ali Hassan', 'Kim Vik'][n - 1]}</span>${between}<span class=when>2026-11-1${n}</span>${behind}</div><div><p>${words}</p></div>`;
	expect(await said((n) => plain(n, '<span class=rank>Nivå 3</span>', '', `Bra gjort ${n}.`), foot)).toEqual(
		each('Bra gjort #.'),
	);
	expect(
		await said(
			(n) =>
				plain(
					n,
					'',
					'<span><span class=tag>Chrome 156</span><span class=tag>Linux</span></span>',
					`Se <a href="/plan">planen</a> ${n}.`,
				),
			foot,
		),
	).toEqual(each('Se planen #.'));
	// What is as large as the words and has no ground is what somebody says.
	const texts = await said((n) => plain(n, '', `<span>Tack ${n}</span>`, 'Så bra.'), foot);
	expect(texts.map((text) => text.split('\n')[0])).toEqual(each('Tack #'));
});
