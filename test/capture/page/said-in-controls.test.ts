import { expect, test } from 'vitest';
import { PrintedText } from '../../../src/capture/witness/printed-text.ts';
import { closesBrowser, page, posts, visit } from '../platforms/serve.ts';

closesBrowser();

test('the answers that a post lets its readers choose between are its words, and what sends one is none', async () => {
	const choose = (n: number) =>
		[
			`<form><label><input type=radio name=v>Mer grus</label><label><input type=radio name=v>Mer salt</label><button>Rösta nu</button></form>`,
			`<div role=radiogroup><button role=radio aria-checked=false>Mer grus</button><button role=radio aria-checked=false>Mer salt</button></div><button>Rösta nu</button>`,
			`<form><label>Din e-post <input name=epost></label><button>Prenumerera</button></form>`,
		][n - 1] ?? '';
	const { call, pressed } = await visit(page('', posts(choose)));
	await call('unfold', 0, 5000);
	const texts = (await call('harvest', 0, 5000, Date.now())).posts.map(({ text }) => text);
	expect(texts.map((text) => /Mer grus\s*Mer salt/.test(text))).toEqual([true, true, false]);
	expect(texts.join()).not.toMatch(/Rösta|e-post|Prenumerera/);
	expect(await pressed()).toEqual([]);
});

test('nothing that would put a translation in the place of the post’s words is pressed', async () => {
	const said = ['Näytä käännös', 'Visa på engelska', 'Se oversettelse', 'Visa original'];
	const inside = (n: number) => `<button id=t${n} aria-expanded=false>${said[n - 1]}</button>`;
	const { call, pressed } = await visit(page('', posts(inside, 4)));
	expect(await call('unfold', 0, 5000)).toEqual({ pressed: [], left: 0 });
	expect(await pressed()).toEqual([]);
});

test('pictures in boxes that differ in nothing but what is drawn behind them are posts of a grid', async () => {
	const box = (n: number) =>
		`<div class="ruta r${n}" style="display:inline-block;width:240px"><a href="/bild/${n}"><div style="height:240px;background:url(/b${n}.jpg)"></div></a></div>`;
	const { call } = await visit(
		page('', `<h1>Kommunen</h1><div>${[1, 2, 3, 4, 5, 6].map(box).join('')}</div>`),
	);
	const { posts: read } = await call('harvest', 0, 5000, Date.now());
	expect(read.map(({ permalink }) => permalink?.slice(-7))).toEqual(
		[1, 2, 3, 4, 5, 6].map((n) => `/bild/${n}`),
	);
});

test('a control that says how many comments there are, and opens nothing, leaves nothing folded where they stand there', async () => {
	const inside = (n: number) =>
		`<button>1 kommentar</button>${n === 2 ? '' : `<div class=kommentar><b>Siv Ek</b> <time datetime="2026-11-20">20 nov</time><p>Tack för besked ${n}.</p></div>`}`;
	const { call } = await visit(page('', posts(inside)));
	for (let round = 0; round < 3; round++) await call('unfold', 0, 5000);
	const { foldsLeft } = await call('readPlace', 0, 5000, Date.now());
	expect(foldsLeft).toBe(1);
});

test('what a style draws backwards is read as such, and found in a print of it as it is drawn', async () => {
	const inside = (n: number) =>
		n === 2
			? '<p>Skriv till <span style="unicode-bidi:bidi-override;direction:rtl">es.nummok@nellåhsuh</span> eller ring.</p><p><bdo dir=rtl>medla rätta kab</bdo></p><p dir=rtl>Inte vänd</p>'
			: '';
	const { call } = await visit(page('', posts(inside)));
	const text = (await call('harvest', 0, 5000, Date.now())).posts[1]?.text ?? '';
	expect(text).toContain('Skriv till \u202ees.nummok@nellåhsuh\u202c eller ring.');
	expect(text).toContain('\u202emedla rätta kab\u202c\nInte vänd');
	const printed = new PrintedText();
	printed.add('Skriv till hushållen@kommun.se eller ring. bak attär aldem Inte vänd');
	expect(printed.holds(text.slice(text.indexOf('Skriv'), text.indexOf('vänd') + 4))).toBe(true);
});
