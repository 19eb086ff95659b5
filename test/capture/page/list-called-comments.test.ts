import { expect, test } from 'vitest';
import type { Comment } from '../../../src/records/post.ts';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.now();
const WORDS = 'Snöröjningen pågår i hela kommunen, och det här är besked nummer';
const day = (n: number) => new Date(NOW - n * 86_400_000).toISOString();

/** Posts of which the first has below its words what is given. @returns its text and its comments as a tree */
async function read(below: string) {
	const post = (n: number) =>
		`<section data-post-id=p${n}><div><a href=/k>Kommunen</a> <time datetime="${day(n + 20)}">för ${n + 20} dagar sedan</time></div><p>${WORDS} ${n}.</p>${n === 1 ? below : ''}</section>`;
	const { call } = await visit(page('', `<main>${[1, 2, 3, 4].map(post).join('')}</main>`));
	const { posts } = await call('harvest', 0, 20_000, NOW);
	const tree = (comments: readonly Comment[]): unknown[] =>
		comments.map((c) => [c.author?.name, c.text, ...tree(c.replies)]);
	return { text: posts[0]?.text, tree: tree(posts[0]?.comments ?? []) };
}

const said = (name: string, words: string) =>
	`<b>${name}</b> <time datetime="${day(3)}">för 3 dagar sedan</time><p>${words}</p>`;

test('entries without a telling name in a box that is called comments are a comment each', async () => {
	const entry = (name: string, words: string) => `<div class=entry>${said(name, words)}</div>`;
	const found = await read(
		`<div id=comments class=comments><h4>Kommentarer</h4>${entry('Siv Ek', 'Tack!')}${entry('Olle Ask', 'När kommer ni till Norra vägen?')}${entry('Kim Vik', 'Bra skött.')}<a href="#w">Skriv en kommentar</a></div>`,
	);
	expect(found).toEqual({
		text: `${WORDS} 1.`,
		tree: [
			['Siv Ek', 'Tack!'],
			['Olle Ask', 'När kommer ni till Norra vägen?'],
			['Kim Vik', 'Bra skött.'],
		],
	});
});

test('rows and the boxes of their answers in such a box', async () => {
	const row = (name: string, words: string) => `<li class=r><div>${said(name, words)}</div></li>`;
	const found = await read(
		`<section class="kommentarer"><ul>${row('Siv Ek', 'Tack!')}${row('Olle Ask', 'Och Norra vägen?')}</ul></section>`,
	);
	expect(found.tree).toEqual([
		['Siv Ek', 'Tack!'],
		['Olle Ask', 'Och Norra vägen?'],
	]);
});

test('what stays: a comment with words of its own and its answers in boxes built alike', async () => {
	const found = await read(
		`<div class=comments>${said('Siv Ek', 'Så fint det blev.')}<div class=a>${said('Olle Ask', 'Ja.')}</div><div class=a>${said('Kim Vik', 'Verkligen.')}</div></div>`,
	);
	expect(JSON.stringify(found)).toContain('Så fint det blev.');
	expect(found.text).toBe(`${WORDS} 1.`);
	expect(found.tree[0]).toEqual(expect.arrayContaining(['Siv Ek']));
});
