import { expect, test } from 'vitest';
import type { Comment } from '../../../src/records/post.ts';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.now();
const WORDS = 'Snöröjningen pågår i hela kommunen, och det här är besked nummer 1';
const STYLE =
	'<style>.k{display:flex;padding:8px}.u{width:40px}.u img{width:32px;height:32px;border-radius:50%}.r{flex:1}.a{padding-left:16px}.i{margin-left:48px}</style>';
const face = `<div class=u><img src="data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><rect width="64" height="64"/></svg>')}"></div>`;

/** The comments of a post, as names in names. */
async function read(below: string) {
	const { call } = await visit(
		page(
			STYLE,
			`<main><article data-post-id=p1><div><a href=/k>Kommunen</a> <time datetime="${new Date(NOW - 9 * 86_400_000).toISOString()}">för 9 dagar sedan</time></div><p>${WORDS}.</p>${below}</article></main>`,
		),
	);
	const { posts } = await call('harvest', 0, 20_000, NOW);
	const tree = (comments: readonly Comment[]): unknown[] =>
		comments.map((c) => [c.author?.name, ...tree(c.replies)]);
	return tree(posts[0]?.comments ?? []);
}

const TREE = [
	['Siv Ek'],
	['Olle Ask'],
	['Kim Vik', ['Ada Berg']],
	['Eva Lind'],
	['Per Ström', ['Siv Ek'], ['Ada Berg']],
];

/** Face, and beside it a box of name, words and below them the answers, built alike. */
const inside = (name: string, answers: readonly string[] = []): string =>
	`<div class="k comment-item" id="c-${name.length}${answers.length}">${face}<div class="r card"><div class=h><b>${name}</b> <span class=time>2 d</span></div><div class=c><p>Tack för beskedet om gatorna.</p></div>${
		answers.length ? `<div class="a quote">${answers.map((n) => inside(n)).join('')}</div>` : ''
	}</div></div>`;
/** Every comment in a box of its own, with its answers in another one after it. */
const after = (name: string, answers: readonly string[] = []): string =>
	`<div class=thread><div class="k c-row">${face}<div class=r><div class=h><b>${name}</b> <span class=time>2 d</span></div><p>Tack för beskedet om gatorna.</p></div></div>${
		answers.length ? `<div class="i answers">${answers.map((n) => after(n)).join('')}</div>` : ''
	}</div>`;

const built = (one: (name: string, answers?: readonly string[]) => string) =>
	TREE.map(([name, ...answers]) =>
		one(
			name as string,
			answers.map(([n]) => n as string),
		),
	).join('');

test('a comment that has answers in its own box, beside its face, answers nobody', async () => {
	expect(await read(`<div class=comments>${built(inside)}</div>`)).toEqual(TREE);
});

test('a comment that has answers in its own box answers nobody: without telling names', async () => {
	const plain = built(inside)
		.replace(/comment-item|card|quote/g, '')
		.replace(/class=c/g, 'class=w');
	expect(await read(`<div class=talk>${plain}</div>`)).toEqual(TREE);
});

test('a comment that has answers in a box after its own answers nobody', async () => {
	expect(await read(`<div class=talk>${built(after)}</div>`)).toEqual(TREE);
});

test('a comment that stands further in than the one before it answers it, however both are boxed', async () => {
	const one = (name: string, by: number) =>
		`<div class=li><div class="k comment" style="margin-left:${by}px"><div class=r><div><b>${name}</b> <span class=time>2 d</span></div><p>Tack för beskedet om gatorna.</p></div></div></div>`;
	expect(
		await read(`<div class=list>${one('Siv Ek', 0)}${one('Kim Vik', 40)}${one('Ada Berg', 0)}</div>`),
	).toEqual([['Siv Ek', ['Kim Vik']], ['Ada Berg']]);
});
