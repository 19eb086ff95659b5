import { expect, test } from 'vitest';
import type { Comment } from '../../../src/records/post.ts';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-26T12:00:00Z');
const WORDS = 'Snöröjningen pågår i hela kommunen, och det här är besked nummer';
const FACE = `<img width=32 height=32 src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='32' height='32'><rect width='32' height='32' fill='teal'/></svg>">`;
const time = (n: number) => `<time datetime="2026-10-1${n}T09:00:00Z">1${n} okt</time>`;
const post = (n: number, more: string, words = `<p>${WORDS} ${n}.</p>`) =>
	`<article style="width:600px;padding:12px"><header><a href="/kommunen">Kommunen</a> ${time(n)}</header>${words}${more}</article>`;

/** Who said what, an answer below what it answers and further in, and the text of the first post. */
async function read(one: (n: number) => string): Promise<{ text: string; said: string[] }> {
	const body = `<h1>Kommunen</h1><main>${[1, 2, 3].map(one).join('')}</main>`;
	const { call } = await visit(page('', body));
	const { posts } = await call('harvest', -100, 20_000, NOW);
	const told = (comments: readonly Comment[], inward: string): string[] =>
		comments.flatMap(({ author, text, replies }) => [
			`${inward}${author?.name}: ${text}`,
			...told(replies, `${inward}> `),
		]);
	return { text: posts[0]?.text ?? '', said: told(posts[0]?.comments ?? [], '') };
}

test('“Redigerad” beside the time of a comment is the page’s word, and as a line like the others somebody’s', async () => {
	const named = (name: string, beside: string, ...lines: string[]) =>
		`<li class=comment>${FACE}<div><a href="/${name.toLowerCase()}">${name}</a> <span>3 d</span>${beside}</div>${lines.map((line) => `<div>${line}</div>`).join('')}</li>`;
	const list =
		named('Siv', ' <span>Redigerad</span>', 'Bra att ni berättar') + named('Olle', '', 'Redigerad');
	expect((await read((n) => post(n, `<ul class=comments>${list}</ul>`))).said).toEqual([
		'Siv: Bra att ni berättar',
		'Olle: Redigerad',
	]);
	const boxed = (name: string, words: string) =>
		`<div class=q>${FACE}<div><b>${name}</b><div>${words}</div><div><span>2 d</span> · <button>Svara</button> · <span>Redigerad</span></div></div></div>`;
	const talk = boxed('Siv Ek', 'Bra tycker jag') + boxed('Per Ö', '😀');
	expect((await read((n) => post(n, `<button>Gilla</button><div>${talk}</div>`))).said).toEqual([
		'Siv Ek: Bra tycker jag',
		'Per Ö: 😀',
	]);
});

test('comments that stand in columns answer nobody in the column before', async () => {
	const alone = (n: number) =>
		`<div class=comment style="break-inside:avoid"><b>Namn ${'ABCD'[n]}son</b> ${time(n)}<p>Det här säger jag ${'och mer om det '.repeat(n % 3)}</p></div>`;
	const flown = `<div class=comments style="column-count:2">${[0, 1, 2, 3].map(alone).join('')}</div>`;
	const faced = (n: number) =>
		`<div class=kommentar>${FACE}<a href="/u${n}">Person ${'ABCD'[n]}berg</a><p>Det här säger jag ${n}</p><small>${n + 1} d</small></div>`;
	const columns = `<div style="display:flex">${[
		[0, 1],
		[2, 3],
	]
		.map((own) => `<div style="flex:1">${own.map(faced).join('')}</div>`)
		.join('')}</div>`;
	for (const talk of [flown, columns]) {
		const { said } = await read((n) => post(n, `<button>Gilla</button>${talk}`));
		expect(said).toHaveLength(4);
		expect(said.filter((line) => line.startsWith('>'))).toEqual([]);
	}
});

test('several whom to ask, built alike, are words of the post and no comments', async () => {
	const card = (name: string, how: string) => `<div class=card>${FACE}<div><b>${name}</b>${how}</div></div>`;
	const cards = `<div>${card('Anna Berg', '<div>Enhetschef</div><a href="tel:0900">0900-12 34 56</a>')}${card('Bo Lind', '<div>Driftledare</div><a href="tel:0901">0900-12 34 57</a>')}</div>`;
	const asked = await read((n) =>
		post(n, n === 1 ? `${cards}<button>Gilla</button>` : '<button>Gilla</button>'),
	);
	expect(asked.said).toEqual([]);
	expect(asked.text).toContain('Bo Lind');
	const mailed = ['Anna Berg', 'Bo Lind']
		.map(
			(name) =>
				`<div style="display:flex">${FACE}<p>${name}<br>Enhetschef<br>info@kommunen.example</p></div>`,
		)
		.join('');
	expect((await read((n) => post(n, n === 2 ? '' : mailed))).said).toEqual([]);
	const said = ['Anna Berg', 'Bo Lind']
		.map(
			(name) => `<div style="display:flex">${FACE}<p>${name}<br>Jag undrar när ni kommer till oss</p></div>`,
		)
		.join('');
	expect((await read((n) => post(n, `<button>Gilla</button>${said}`))).said).toHaveLength(2);
});

test('a label that says “Diskussion” above a short text swallows none of it', async () => {
	const remark = (name: string, words: string) =>
		`<div class=comment><a href="/${name}">${name}</a> <span>3 d</span><p>${words}</p></div>`;
	const talk = remark('Siv', 'Bra att ni frågar') + remark('Olle', 'Den är kall');
	const labelled = await read((n) =>
		post(n, '', `<div><span>Diskussion</span><p>Vad tycker ni om snön?</p>${talk}</div>`),
	);
	expect(labelled.text).toContain('Vad tycker ni om snön?');
	const item = (name: string, words: string) =>
		`<li><b>${name}</b><div>${words}</div><small>3 h</small></li>`;
	const listed = `<section><div><span class=tag>Discussion</span></div><div>Ska vi ha öppet?</div><ul aria-label="Kommentarer">${item('Siv Ek', 'Ja, gärna')}${item('Olle Ask', 'Nej, stäng')}</ul></section>`;
	const tagged = await read((n) => post(n, '', listed));
	expect([tagged.text.includes('Ska vi ha öppet?'), tagged.said.length]).toEqual([true, 2]);
	const headed = `<div><h3>Diskussion</h3><p>Visar de senaste först</p>${talk}</div>`;
	expect((await read((n) => post(n, headed))).text).toBe(`${WORDS} 1.`);
});

test('“Tack så mycket” in small letters beside a name is said, and a rank there is not', async () => {
	const remark = (name: string, beside: string, words: string) =>
		`<div class=comment style="font-size:16px"><div><b>${name}</b> <span style="color:#888;font-size:12px">${beside}</span></div><div>${words}</div>${time(2)}</div>`;
	const { said } = await read((n) =>
		post(
			n,
			remark('Siv Ek', 'Tack så mycket', 'för att ni röjer') + remark('Olle Ask', 'Nivå 3', 'Det snöar'),
		),
	);
	expect(said).toEqual(['Siv Ek: Tack så mycket\nför att ni röjer', 'Olle Ask: Det snöar']);
	const item = (name: string, beside: string, words: string) =>
		`<li class=c style="font-size:16px">${FACE}<span><strong>${name}</strong><em style="font-size:13px"> ${beside}</em></span><p>${words}</p><small>2 d</small></li>`;
	const listed = await read((n) =>
		post(
			n,
			`<ul class=comments>${item('Siv Ek', 'Heja på er', 'och kör vidare')}${item('Olle Ask', 'Toppfan', 'Det snöar')}</ul>`,
		),
	);
	expect(listed.said).toEqual(['Siv Ek: Heja på er\noch kör vidare', 'Olle Ask: Det snöar']);
});

test('“Ändrat” as all of an answer, in one line with the name and the time, is what somebody says', async () => {
	const said = (name: string, words: string) =>
		`<li class=comment><a href="/u/${name}">${name}</a> <span>${words}</span> <div><small>2 v</small></div></li>`;
	const inLine = said('Kommunen', 'Ändrat').replace('<div>', '').replace('</div>', '');
	const list = said('Olle', 'Det står fel dag här') + inLine;
	const { said: told } = await read((n) => post(n, `<ul class=comments>${list}</ul>`));
	expect(told[0]).toBe('Olle: Det står fel dag här');
	expect(told[1]).toMatch(/^Kommunen: Ändrat/);
});

test('who gives a number to ring in a comment that can be answered is no contact of the post', async () => {
	const one = `<button>Gilla</button><div style="display:flex">${FACE}<div><div>Siv Ek</div><div>Hör av er om ni vill hjälpa till, 0900-123 45</div><button>Svara</button></div></div>`;
	const body = await read((n) =>
		post(n, n === 1 ? one : '', `<p>${WORDS} ${n}.</p><div style="height:60px"></div>`),
	);
	expect(body).toEqual({
		text: `${WORDS} 1.`,
		said: ['Siv Ek: Hör av er om ni vill hjälpa till, 0900-123 45'],
	});
});

test('an answer stays one below a comment of a word, in a bubble that is narrower than the answer is drawn in', async () => {
	const bubble = (name: string, n: number, words: string, left: number) =>
		`<div class=comment style="font-size:10px;width:fit-content;margin-left:${left}px"><a href="/u/${name}">${name}</a> <time datetime="2026-10-2${n}T09:00:00Z">2 v</time><p style="margin:0">${words}</p></div>`;
	const list = bubble('Bo', 1, 'Ja!', 0) + bubble('Annika Berg', 2, 'Det var inte alls bra', 70);
	expect((await read((n) => post(n, `<div class=comments>${list}</div>`))).said).toEqual([
		'Bo: Ja!',
		'> Annika Berg: Det var inte alls bra',
	]);
});

test.each([
	'<div><span style="color:blue">LIKES</span> <button>Svara</button></div>',
	'<div style="color:blue">LIKES</div><button>Svara</button>',
])(
	'words above a time that looks as they do are said, and what is told of likes below it is not (%s)',
	async (foot) => {
		const one = (n: number, likes: string) =>
			`<div class=rad style="padding:4px"><div><b>Siv Ek${'ab'[n]}</b><div>Så bra jobbat med snön i år</div>${time(n)}</div>${foot.replace('LIKES', likes)}</div>`;
		const talk = `<button>Gilla</button>${one(0, '2 gillar')}${one(1, '3 personer gillar det')}`;
		const { said } = await read((n) => post(n, n === 1 ? talk : ''));
		expect(said).toHaveLength(2);
		for (const words of said) expect(words).toContain('Så bra jobbat med snön i år');
	},
);
