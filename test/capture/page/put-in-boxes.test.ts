import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-26T12:00:00Z');
const WORDS = 'Snöröjningen pågår i hela kommunen, och det här är besked nummer';
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const title = (n: number) => `<h2><a href="/n/nummer-${n}/">Besked ${n}</a></h2>`;
const day = (n: number) => `<time datetime="2026-11-${String(n + 9)}">${n + 9} november</time>`;
const below = (n: number) =>
	`${title(n)}<h6>Av: <a href="/n/av/siv">Siv Ek</a> ${day(n)}</h6><p>${WORDS} ${n}.</p><p>Mer om nummer ${n} kommer.</p>`;
const above = (n: number) => `<p class=dag>${day(n)}</p>${title(n)}<p>${WORDS} ${n}.</p><hr>`;
const list = (parts: string, css = '') =>
	page(
		`<style>.list{width:700px}${css}</style>`,
		`<header><h1>Nyheter</h1></header><div class=list>${parts}<div class=pager><a href="?sida=2">Äldre inlägg</a></div></div>`,
	);

async function read(html: string) {
	const world = await visit(html);
	await world.call('pulse');
	const { harvest, unread } = await world.call('readPlace', 0, 20_000, NOW);
	return { ...world, posts: harvest.posts, unread };
}

test.each([
	['the date below the title', below],
	['the date above the title', above],
] as const)('posts that stand in no box of their own are posts all the same: %s', async (_name, entry) => {
	const { posts, unread, call, ours } = await read(list(numbers(1, 6).map(entry).join('')));
	expect(posts.map(({ permalink }) => URL.parse(permalink ?? '')?.pathname)).toEqual(
		numbers(1, 6).map((n) => `/n/nummer-${n}/`),
	);
	for (const [i, { text, time }] of posts.entries()) {
		expect(text.match(/nummer \d/g)?.every((said) => said === `nummer ${i + 1}`)).toBe(true);
		expect(time?.iso?.slice(0, 10)).toBe(`2026-11-${i + 10}`);
		expect(text).not.toContain('Äldre');
	}
	expect(unread).toEqual([]);
	// What comes below them later is one of them.
	await ours(
		`document.querySelector('.pager').insertAdjacentHTML('beforebegin', ${JSON.stringify(entry(7))})`,
	);
	const { inPage } = await call('harvest', 0, 20_000, NOW);
	expect(inPage).toBe(7);
	expect(await call('boxesMade')).toBe(7);
});

test('titles of two lines, as tall as cards, are not the posts: what stands below each belongs to it', async () => {
	const long = (n: number) =>
		`Besked ${n} om hur snöröjningen går till i alla delar av kommunen den här vintern`;
	const entry = (n: number) =>
		`<h2 style="font-size:34px;line-height:1.3"><a href="/n/nummer-${n}/">${n === 3 ? 'Kort' : long(n)}</a></h2><h6>Av: <a href="/n/av/siv">Siv Ek</a> ${day(n)}</h6><p>${WORDS} ${n}.</p><div class=mer><p><a href="/n/nummer-${n}/">läs mer</a></p></div>`;
	const { posts } = await read(list(numbers(1, 4).map(entry).join('')));
	expect(posts.map(({ time }) => time?.iso?.slice(0, 10))).toEqual(
		numbers(1, 4).map((n) => `2026-11-${n + 9}`),
	);
	expect(posts.map(({ text }) => text.includes(WORDS))).toEqual([true, true, true, true]);
});

test('where boxes would change how the page looks, it is left as it is and told', async () => {
	const { posts, unread, ours } = await read(
		list(numbers(1, 4).map(below).join(''), '.list>h2{margin-top:90px;padding:20px}'),
	);
	expect(posts).toEqual([]);
	expect(unread).toHaveLength(4);
	expect(await ours('document.querySelectorAll(".list > h2").length')).toBe(4);
});

test('services that are listed without a date are no posts', async () => {
	const { posts, unread } = await read(
		list(
			numbers(1, 5)
				.map((n) => `${title(n)}<p>${WORDS} ${n}.</p>`)
				.join(''),
		),
	);
	expect(posts).toEqual([]);
	expect(unread).toHaveLength(5);
});

test('the last post is read to its end, whatever stands in it that no other has, up to the pages of the list', async () => {
	const more =
		'<ul><li>Storgatan plogas först</li><li><a href="/plan/">Planen för vintern</a></li></ul><blockquote>Vi hinner i tid<footer>Siv Ek</footer></blockquote><p class=end>Så slutar det sista beskedet.</p>';
	const { posts, unread } = await read(list(numbers(1, 4).map(below).join('') + more));
	expect(posts).toHaveLength(4);
	for (const words of ['Storgatan plogas först', 'Planen', 'hinner i tid', 'slutar det sista'])
		expect(posts[3]?.text).toContain(words);
	expect(posts[3]?.text).not.toContain('Äldre');
	expect(unread).toEqual([]);
});

test('a post of a few words is one of its own, and so is one whose title leads nowhere', async () => {
	const short = (n: number, name: string) =>
		`<h2>${name}</h2><h6>Av: Siv Ek ${day(n)}</h6><p>Vi har stängt.</p>`;
	const heading = '<h2>Vad som gäller</h2><p>Samma regler som i fjol.</p>';
	const { posts } = await read(
		list(
			[
				below(1),
				short(2, '<a href="/n/nummer-2/">Stängt</a>'),
				short(3, 'Helg'),
				below(4),
				heading,
				below(5),
			].join(''),
		),
	);
	expect(posts.map(({ time }) => time?.iso?.slice(8, 10))).toEqual(['10', '11', '12', '13', '14']);
	expect(posts[0]?.text).not.toContain('stängt');
	expect(posts[3]?.text).toContain('Vad som gäller');
	expect(posts[3]?.text).toContain('Samma regler');
});

test('where nothing tells a short post from a heading in one, no boxes are put around them', async () => {
	const foot = (n: number) =>
		`${title(n)}<p>${WORDS} ${n}, och det gäller tills vidare för alla gator och vägar.</p><p>Skrivet ${day(n)}</p>`;
	const { ours } = await read(list(`${foot(1)}<h2>Helg</h2><p>Stängt.</p>${foot(2)}${foot(3)}`));
	expect(await ours('document.querySelectorAll(".list > h2").length')).toBe(4);
});

test('what a script watches below the last post stays where it is, and new posts that it puts before it are posts', async () => {
	const html = list(numbers(1, 4).map(below).join('')).replace(
		'<div class=pager>',
		'<div id=watched></div><div class=pager>',
	);
	const { posts, call, ours } = await read(html.replace('<p>Mer om', '<div>Ort: Lillvik</div><p>Mer om'));
	expect(posts).toHaveLength(4);
	expect(await ours('document.getElementById("watched").parentElement.className')).toBe('list');
	await ours(
		`document.querySelector('.list').insertBefore(Object.assign(document.createElement('p'), {textContent: ''}), document.getElementById('watched'))`,
	);
	await ours(
		`document.getElementById('watched').insertAdjacentHTML('beforebegin', ${JSON.stringify(below(5))})`,
	);
	expect((await call('harvest', 0, 20_000, NOW)).inPage).toBe(5);
	// Behind what stands in the last of the boxes.
	await ours(
		`[...document.querySelectorAll('ogonblick-post')].at(-1).lastElementChild.insertAdjacentHTML('afterend', ${JSON.stringify(below(6))})`,
	);
	const { inPage, posts: after } = await call('harvest', 0, 20_000, NOW);
	expect(inPage).toBe(6);
	// What was read already is not read again.
	expect(after.map(({ permalink }) => URL.parse(permalink ?? '')?.pathname)).toEqual([
		'/n/nummer-5/',
		'/n/nummer-6/',
	]);
	expect(after[0]?.text).not.toContain('nummer 6');
	expect(await call('boxesMade')).toBe(6);
});

test('what a framework draws is left as it is', async () => {
	const { posts, unread, ours } = await read(
		list(numbers(1, 4).map(below).join('')).replace('<div class=list>', '<div id=root><div class=list>'),
	);
	expect(posts).toEqual([]);
	expect(unread).toHaveLength(4);
	expect(await ours('document.querySelectorAll(".list > h2").length')).toBe(4);
});

test('a paragraph that is nothing but the links to the pages before and after is in no post', async () => {
	for (const pager of [
		'<p><a href="?sida=1">Föregående</a> · <a href="?sida=3">Nästa</a></p>',
		'<p>Föregående · <a href="?sida=2">Nästa →</a></p>',
	]) {
		const { posts } = await read(
			page('', `<header><h1>Nyheter</h1></header><div>${numbers(1, 4).map(below).join('')}${pager}</div>`),
		);
		expect(posts).toHaveLength(4);
		for (const { text } of posts) expect(text).not.toMatch(/Nästa|Föregående/);
		expect(posts[3]?.text).toContain('Mer om nummer 4 kommer.');
	}
});

test('the letter that a section begins with is read with what answers it, where the title leads to no page but its form', async () => {
	const signed = (n: number, who: string) =>
		`<a href="/u/${who}">${who}</a> ${n + 9} november 2026 kl. 09.1${n}`;
	const entry = (n: number) =>
		`<h2>Fråga ${n} <a href="?sida=torget&amp;andra=${n}">redigera</a></h2><p>${WORDS} ${n}.</p><p>Mer om det sedan. ${signed(n, 'Siv')}</p><dl><dd>Hur blir det då på vår gata, undrar vi här borta vid den gamla kvarnen? ${signed(n, 'Ali')}<dl><dd>Likadant som hos er andra, räkna med att det tar hela förmiddagen. ${signed(n, 'Siv')}</dd></dl></dd><dd>Då vet vi det, tack för svaret och för att ni kommer så snart. ${signed(n, 'Kim')}</dd></dl>`;
	const { posts, unread } = await read(list(numbers(1, 5).map(entry).join('')));
	expect(posts.map(({ text }) => /besked nummer (\d)/.exec(text)?.[1])).toEqual(['1', '2', '3', '4', '5']);
	expect(unread).toEqual([]);
});

test('cards below the names of months stay the posts, though each name leads to its month', async () => {
	const card = (n: number) =>
		`<div class=kort style="border:1px solid;padding:12px"><b>Siv Ek</b> ${day(n)}<p>${WORDS} ${n}.</p></div>`;
	const month = (m: number) =>
		`<h2><a href="?manad=${m}">Månad ${m}</a></h2><p>Tre besked under månaden</p>${numbers(
			m * 3 + 1,
			m * 3 + 3,
		)
			.map(card)
			.join('')}`;
	const { posts } = await read(list(numbers(0, 3).map(month).join('')));
	expect(posts).toHaveLength(12);
});
