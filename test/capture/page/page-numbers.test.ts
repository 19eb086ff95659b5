import { expect, test } from 'vitest';
import { closesBrowser, page, posts, visit } from '../platforms/serve.ts';

closesBrowser();

const below = (html: string) => visit(page('', posts(() => '') + html));
const link = (n: number, says = `${n}`) => `<a href="?lista.b7=${(n - 1) * 5}&amp;x=1">${says}</a>`;

test('a pager of numbers alone is followed by what they say, whatever its addresses hold', async () => {
	for (const pager of [
		`<ul><li><span>1</span></li><li>${link(2)}</li><li>${link(3)}</li><li>…</li><li>${link(14)}</li></ul>`,
		`<p>Sida: 1 | ${link(2)} | ${link(3)}</p>`,
		`<div><b>[1]</b> ${link(3, '[3]')} ${link(2, '[2]')}</div>`,
		`<div>${link(1).replace('<a', '<a aria-current=page')} ${link(2, 'Sida 2')} ${link(3, 'Sida 3')}</div>`,
		`<ul><li class="nr vald">${link(1)}</li><li class=nr>${link(2)}</li></ul>`,
	]) {
		const { call } = await below(pager);
		expect(await call('nextPage', []), pager).toContain('?lista.b7=5&x=1');
	}
	const { call } = await below(`<div>${link(1)} <em>2</em> ${link(3)} ${link(9)}</div>`);
	expect(await call('nextPage', [])).toContain('?lista.b7=10&x=1');
});

test('numbers that are none of pages lead nowhere', async () => {
	const days = Array.from({ length: 31 }, (_, i) => (i === 10 ? '<b>11</b>' : link(i + 1))).join(' ');
	for (const numbers of [
		`<div>${days}</div>`,
		`<div><b>2023</b> ${link(2024)} ${link(2025)}</div>`,
		`<div><span>1</span> <span>4</span> ${link(2)} ${link(5)}</div>`,
		`<div>${link(1)} ${link(2)} <b>3</b></div>`,
		`<p>På plats 1 i tävlingen, som du kan läsa mer om i rapporten på kommunens anslagstavla, kom förskolan med bidrag ${link(2)} till parken vid torget i staden och vid sjön, enligt nämnden</p>`,
	]) {
		const { call } = await below(numbers);
		expect(await call('nextPage', []), numbers).toBeNull();
	}
});

test('posts that the page counts after those that it shows are known, and other numbers are not taken for them', async () => {
	for (const [says, left] of [
		['Visar 1–3 av 47', 44],
		['<b>21</b>-<b>23</b> of <b>47</b> results', 24],
		['Visar 45–47 av 47 nyheter', 0],
		['Besök 1–10 av 47 platser', 0],
		['Öppet 1-3 av 5 dagar i veckan, välkommen', 0],
	] as const) {
		const { call } = await below(`<p>${says}</p>`);
		expect(await call('postsLeft'), says).toBe(left);
	}
});

test('a row of numbers that goes on after the pages that were visited says that there are more', async () => {
	const { call } = await below(`<p>${link(1)} ${link(2)} ${link(3)} ${link(8)}</p>`);
	expect(await call('nextPage', [])).toBeNull();
	expect(await call('pagesLeft', [])).toBe(7);
	const last = await below(`<p>${link(1)} ${link(2)} <b>3</b></p>`);
	expect(await last.call('pagesLeft', ['http://a.example/1', 'http://a.example/2'])).toBe(0);
});

test('a row of numbers that stands above the posts alone is followed, and only one of this page', async () => {
	const above = async (html: string) => (await visit(page('', html + posts(() => '')))).call;
	const pager =
		'<ul><li>Sidor</li><li class=active><a href="#">1</a></li><li><a href="?page=2">2</a></li><li><a href="?page=3">3</a></li><li><a href="?page=2">»</a></li></ul>';
	const call = await above(pager);
	expect(await call('nextPage', [])).toMatch(/\?page=2$/);
	const origin = new URL((await call('nextPage', [])) ?? '').origin;
	expect(await call('pagesLeft', [`${origin}/?page=2`])).toBe(1);
	for (const other of [
		'<p>Avdelning <b>1</b> <a href="/avdelning/2">2</a> <a href="/avdelning/3">3</a></p>',
		'<nav><a href="?page=2">Nästa händelse</a></nav>',
	]) {
		const none = await above(other);
		expect(await none('nextPage', []), other).toBeNull();
		expect(await none('pagesLeft', []), other).toBe(0);
	}
	const told = await above('<div><span>Sida 1 av 4</span></div>');
	expect(await told('pagesLeft', [])).toBe(3);
});

test('what leads on is not pressed where its own item in the row says that it is off, and is where another does', async () => {
	const row = (first: string, last: string) =>
		`<ol><li${first}><a href="">«</a></li><li>${link(1)}</li><li class=aktiv>${link(2)}</li><li${last}><a href="">»</a></li></ol>`;
	for (const off of [' class="steg steg-disabled"', ' aria-disabled=true']) {
		const last = await below(row('', off));
		expect(await last.call('turnPage'), off).toBeNull();
	}
	const goesOn = await below(row(' class=disabled', ''));
	expect(await goesOn.call('turnPage')).toBe('»');
});

test('numbers with addresses that are dressed as buttons are links: a feed whose pages were all followed is not called cut short', async () => {
	const dressed = (n: number) => `<li>${link(n).replace('<a', '<a role=button class=sida')}</li>`;
	const own = '<li class=aktiv><a aria-current=page role=button class=sida>3</a></li>';
	const links = await below(`<ul>${dressed(1)}${dressed(2)}${own}</ul>`);
	expect(await links.call('pagesByScript')).toBe(0);
	const pressed = '<a role=button>1</a> <a role=button href="#">2</a> <b>3</b>';
	const script = await below(`<p>${pressed}</p>`);
	expect(await script.call('pagesByScript')).toBe(2);
});
