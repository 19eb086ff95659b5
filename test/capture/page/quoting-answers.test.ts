import { expect, test } from 'vitest';
import type { Comment } from '../../../src/records/post.ts';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const SAYS = 'Kommunen bygger om parken vid torget och räknar med att arbetet är klart till våren';
const face = '<img src="data:," width=40 height=40 alt="">';
const letter = (name: string, hour: number, words: string) =>
	`<div class=brev><div class=brev-huvud><div class=bild-rad><div class=bild>${face}</div><div class=vem><h2 class=name>${name}</h2></div></div><div class=nar><span title="28 november 2026 ${hour}.17">${hour}.17</span></div></div><div class="brev-text ">${words}</div><div class=brev-fot><form method=post><a href="#gilla">0</a></form><a class=reply href="#">Svara</a><div class=reply-form><a href="/in">Logga in och svara</a></div></div></div>`;
const quote =
	'<div class=citat-vik><a href="#">Visa citat</a></div><blockquote><p>När blir parken klar?</p></blockquote>';

test('an answer that quotes what it answers is read as those are that quote nothing, though only answers in depth are called so', async () => {
	const { call } = await visit(
		page(
			'<title>Parken</title>',
			`<main><h1>Om parken</h1>${letter('Anna Berg', 1, `<p>${SAYS}</p>`)}<div class=svaren><div class="udda ">${letter('Siv Ek', 2, `<p>Jag undrar detsamma.</p>${quote}`)}</div><div class="jamn reply-level-1" style="margin-left:30px">${letter('Olle Ask', 3, '<p>Till våren, tror jag.</p>')}</div><div class="udda ">${letter('Kim Vik', 4, '<p>Tack för beskedet.</p>')}</div></div></main>`,
		),
	);
	await call('beOwnPage', SAYS, []);
	const own = await call('readOwnPage', Date.parse('2026-11-29T12:00:00Z'));
	const told = (comments: readonly Comment[]): unknown[] =>
		comments.map((c) => [c.author?.name, ...told(c.replies)]);
	expect(told(own?.comments ?? [])).toEqual([['Siv Ek', ['Olle Ask']], ['Kim Vik']]);
});
