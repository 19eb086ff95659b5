import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

/** A discussion's own page, of which the list of discussions showed the title: what it begins with would be lost as somebody's comment. */
const NOW = Date.parse('2026-11-26T12:00:00Z');
const TITLE = 'Gångvägen vid skolan är avstängd i två veckor';
const SAYS = 'Vi lägger om ledningarna under gångvägen, och räknar med att vara klara före jul.';
const LISTED = `${TITLE}\nVägar och torg`;
const NAMES = ['Siv Ek', 'Ali Hassan', 'Kim Vik'];
const face = (name: string) =>
	`<div style="width:40px;height:40px;border-radius:50%;background:teal">${name[0]}</div>`;
const row = (words: string, i: number) =>
	`<div class="reply" id="r${i}"><div>${face(NAMES[i] ?? '')}</div><div><a href="/u/${i}"><span>${NAMES[i]}</span></a> <span>1${i} november 2026</span></div><div><p>${words}</p></div></div>`;
const rows = [SAYS, 'Hur tar man sig då till skolan om morgnarna?', 'Runt kvarteret går det bra.'].map(row);
const heading = `<h1>${TITLE}</h1><div><a href="/vagar">Vägar och torg</a></div>`;
const picture = `<img width=600 height=300 src="data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="600" height="300"><rect width="600" height="300" fill="teal"/></svg>')}">`;

async function read(body: string, listed = LISTED) {
	const { call } = await visit(page('', `<div id=all>${body}</div>`));
	await call('beOwnPage', listed, []);
	return await call('readOwnPage', NOW);
}

test('the first of those that are built alike below a bare title is the post, and the letter in a face is no word of it', async () => {
	const own = await read(`${heading}<div>${rows.join('')}</div>`);
	expect(own?.opening?.comment).toMatchObject({ author: { name: 'Siv Ek' }, text: SAYS });
	expect(own?.comments.map(({ text }) => text)).toEqual([
		SAYS,
		'Hur tar man sig då till skolan om morgnarna?',
		'Runt kvarteret går det bra.',
	]);
});

test('the first is the post where the list showed how it begins, whatever stands above it', async () => {
	const own = await read(
		`<h1>${TITLE}</h1><p>Läst 214 gånger, senast för 3 timmar sedan</p><div>${rows.join('')}</div>`,
		`${TITLE}\n${SAYS.slice(0, 60)}`,
	);
	expect(own?.opening?.comment.text).toBe(SAYS);
});

test.for([
	['plays what was said', `${heading}<audio controls src="/avsnitt.mp3"></audio>`, ''],
	['says when the post was written', `${heading}<p>Av Kommunen för 3 dagar sedan</p>`, ''],
	['shows a picture', `${heading}${picture}`, ''],
	[
		'shows a picture behind an empty box',
		`${heading}<div style="width:600px;height:300px;background:url(/kajen.jpg)"></div>`,
		'',
	],
	['shows a picture above the title', `${picture}${heading}`, ''],
	['has words of its own', `${heading}<p>${SAYS.replace('Vi lägger', 'Kommunen lägger nu')}</p>`, ''],
	['calls them comments', `${heading}<h3>3 kommentarer</h3>`, ''],
	['has somewhere to write', `${heading}<textarea></textarea>`, ''],
] as const)('what others say first is no post where the page %s', async ([, above]) => {
	const own = await read(`${above}<div>${rows.slice(1).join('')}</div>`);
	expect(own?.opening).toBeUndefined();
});
