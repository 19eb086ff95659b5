import { expect, test } from 'vitest';
import type { Comment } from '../../../src/records/post.ts';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

/** What once was lost, merged or taken for something else without a word of it. */
const NOW = Date.parse('2026-11-26T12:00:00Z');
const SAID = 'Jag undrar när ni kommer hit med plogen, fråga';
const PEOPLE = ['Siv Ek', 'Nils Berg', 'Ali Hassan'];
const post = (
	n: number,
	inside: string,
	when = `<time datetime="2026-10-${10 + n}T09:00:00Z">${10 + n} oktober</time>`,
) =>
	`<article style="width:600px;padding:10px;margin:20px 0"><a href="/kommunen">Kommunen</a> ${when}<p>Snöröjningen pågår i hela kommunen, och det här är besked nummer ${n}.</p>${inside}</article>`;
const feed = (inside: string, when?: string) =>
	page('', `<h1>Kommunen</h1><main>${[1, 2, 3].map((n) => post(n, inside, when)).join('')}</main>`);
const each = (one: (name: string, i: number) => string) => PEOPLE.map(one).join('');
const shape = ({ author, text, replies }: Comment): unknown => [
	author?.name,
	/fråga (\d)/.exec(text)?.[1],
	...replies.map(shape),
];
async function read(html: string) {
	const { call } = await visit(html);
	const [first] = (await call('harvest', 0, 20_000, NOW)).posts;
	if (!first) throw new Error('no post was read');
	return first;
}

test('comments of a definition list are as many as stand there, each with who and when, whatever its markup', async () => {
	for (const list of [
		`<h4>Kommentarer</h4><dl>${each((name, i) => `<dt>${name} <time datetime="2026-11-0${i + 1}T10:00:00Z">${i + 1} nov</time></dt><dd>${SAID} ${i}.</dd>`)}</dl>`,
		`<dl class="comments">${each((name, i) => `<div><dt><b>${name}</b>, ${i + 1} november 2026 kl. 10.00</dt><dd>${SAID} ${i}.</dd></div>`)}</dl>`,
		`<dl>${each((name, i) => `<dt><a href="/u/${i}">${name}</a></dt><dd>${i + 1} nov 2026</dd><dd>${SAID} ${i}.</dd>`)}</dl>`,
		`<h3>Comments:</h3><dl>${each((name, i) => `<dt>${i + 1} november 2026 10:15 - ${name}</dt><dd><p>${SAID} ${i}.</p></dd>`)}</dl>`,
		`<dl>${each((name, i) => `<dt>Nov. ${i + 1}, 2026, 10:15 a.m. – ${name}</dt><dd><p>${SAID} ${i}.</p></dd>`)}</dl>`,
	]) {
		const { comments, text } = await read(feed(list));
		expect(comments.map(shape)).toEqual(PEOPLE.map((name, i) => [name, `${i}`]));
		expect(comments.map(({ time }) => time?.iso?.slice(0, 10))).toEqual([
			'2026-11-01',
			'2026-11-02',
			'2026-11-03',
		]);
		expect(text).not.toContain(SAID);
	}
});

test('a list of facts and a programme are no comments', async () => {
	for (const list of [
		'<dl><dt>Plats</dt><dd>Folkets park i Exempelköping</dd><dt>Tid</dt><dd>3 november 2026 kl. 10.00</dd><dt>Kontakt</dt><dd>Siv Ek</dd></dl>',
		`<dl>${each((name, i) => `<dt>${name}, ${i + 1} december 2026</dt><dd>Talar om plogning och sandning i kommunen.</dd>`)}</dl>`,
		`<dl>${each((name, i) => `<dt>${i + 1} december 2026 – ${name}</dt><dd>Talar om plogning och sandning i kommunen.</dd>`)}</dl>`,
		`<dl>${each((name, i) => `<dt>${i + 1} november 2026 – ${name}</dt><dd>Talar om plogning och sandning i kommunen.</dd>`)}</dl>`,
		`<h3>Program</h3><dl>${each((name, i) => `<dt>${i + 1} november 2026 18:00 – ${name}</dt><dd>Talar om plogning och sandning i kommunen.</dd>`)}</dl>`,
		`<dl>${each((_, i) => `<dt>${i + 1} november 2026 – Sal ${i}</dt><dd>Talar om plogning och sandning i kommunen.</dd>`)}</dl>`,
	]) {
		const { comments, text } = await read(feed(list));
		expect(comments).toEqual([]);
		expect(text).toMatch(/Folkets park|Talar om plogning/);
	}
});

const FACE = `<img width=32 height=32 style="border-radius:50%" src="data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32"><rect width="32" height="32" fill="teal"/></svg>')}">`;

test('an answer whose face did not come, or the answer to such a one, is an answer all the same', async () => {
	const answered = PEOPLE.map((name, i) => [name, `${i}`]);
	const nested = [[...(answered[0] ?? []), answered[1]], answered[2]];
	const said = (name: string, i: number) =>
		`<b>${name}</b> <time datetime="2026-11-0${i + 1}T10:00:00Z">${i + 1} nov</time><p>${SAID} ${i}.</p><button>Svara</button>`;
	for (const list of [
		// The answer has none, and its words stand where the face would.
		each(
			(name, i) =>
				`<div class=c style="position:relative;margin:8px 0 8px ${i === 1 ? 24 : 0}px;padding-left:${i === 1 ? 0 : 40}px">${i === 1 ? '' : `<span style="position:absolute;left:0">${FACE}</span>`}${said(name, i)}</div>`,
		),
		// Who is answered has none, and room is kept for it.
		each(
			(name, i) =>
				`<div class=c style="position:relative;margin:8px 0 8px ${i === 1 ? 40 : 0}px;padding-left:44px">${i === 0 ? '' : `<span style="position:absolute;left:0">${FACE}</span>`}${said(name, i)}</div>`,
		),
	])
		expect((await read(feed(`<div>${list}</div>`))).comments.map(shape)).toEqual(nested);
});

test('a day in what a post says is not its own, where its own stands above and cannot be told', async () => {
	for (const [when, inside] of [
		['<span>fredag 09:01</span>', '<p>Publicerad 12 november 2025 i tidningen, skriver de.</p>'],
		['<span>05/04/2026</span>', '<p>Öppet 08.00–16.00</p><p>Skrivet: 3 mars 2024 av Lena</p>'],
		[
			'<span>förra fredagen</span>',
			'<div>Öppet 08.00–16.00</div><ul><li>12 december</li><li>kl 10</li></ul>',
		],
	] as const)
		expect((await read(feed(inside, when))).time).toEqual({ shown: when.replace(/<\/?span>/g, '') });
});

test('a name in one line with the words is none of them, also where the time stands in a line above it', async () => {
	const says = (name: string, i: number) =>
		`<div class="reply-item"><div><time datetime="2026-11-2${i}T08:00:00Z"><small>${6 - i} dagar sedan</small></time><p><span class="reply-item-author">${name}</span> ${SAID} ${i}.</p></div></div>`;
	const { comments } = await read(feed(`<div class="reply-list">${each(says)}</div>`));
	expect(comments.map(({ author, text, time }) => [author?.name, text, time?.iso?.slice(0, 10)])).toEqual(
		PEOPLE.map((name, i) => [name, `${SAID} ${i}.`, `2026-11-2${i}`]),
	);
});
