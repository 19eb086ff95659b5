import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-27T12:00:00Z');
const TEXT = 'Snöröjningen pågår i hela kommunen, och vi återkommer när vi vet mer om de gator som återstår.';
const said = (n: number) => `Tack för besked, säger granne${n}.`;
const comments = (n: number) =>
	`<ul class=kommentarer hidden><li><b>Siv Ek</b> <time datetime="2026-11-20">20 november</time><p>${said(n)}</p></li></ul>`;
const SHOW = `const k = this.closest('article').querySelector('.kommentarer'); k.hidden = false`;
const rest = (n: number) => `Sist av alla slutord${n}.`;

/** What each hides, and how it is shown. */
const KINDS: readonly ((n: number) => string)[] = [
	(n) =>
		`<p>${TEXT}</p><div><a href="/inlagg/${n}" onclick="event.preventDefault();${SHOW};this.remove()">Visa 2 kommentarer till</a></div>${comments(n)}`,
	(n) =>
		`<p>${TEXT}</p><details><summary>Föreningar <span role=button tabindex=0>Show more</span></summary>${rest(n)}</details>`,
	(n) =>
		`<p>${TEXT}</p><nav><button aria-expanded=false onclick="${SHOW};this.setAttribute('aria-expanded',true)">1 svar</button><button>Dela</button></nav>${comments(n)}`,
	(n) =>
		`<p>${TEXT}</p><div class=vaxel><h4>Frågor <button aria-label="Expand toggle to read content" onclick="this.closest('.vaxel').classList.toggle('oppen')"><svg width=16 height=16></svg></button></h4><p class=inne>${rest(n)}</p></div>`,
	(n) =>
		`<p>${TEXT}</p><button onclick="this.nextElementSibling.hidden=false;this.lastElementChild.textContent='Hide'"><span>Känsligt innehåll</span> <span>Show</span></button><p hidden>${rest(n)}</p>`,
	(n) =>
		`<p>${TEXT}</p><button onclick="${SHOW};this.remove()">1 kommentar - visa fler</button>${comments(n)}`,
	(n) =>
		`<p>${TEXT}</p><a href="/bild.png" onclick="event.preventDefault();this.outerHTML='<p>${rest(n)}</p>'">Känsligt · Klicka för att visa</a>`,
];
const CSS =
	'<style>.vaxel .inne{height:0;overflow:hidden;opacity:0}.vaxel.oppen .inne{height:auto;opacity:1}</style>';
const post = (n: number, inside: string) =>
	`<article><b>Kommunen</b> <a href="/inlagg/${n}"><time datetime="2026-11-0${n}T10:00:00Z">${n} november</time></a>${inside}</article>`;

async function unfolded(body: string) {
	const visited = await visit(page(CSS, `<main>${body}</main>`));
	const { call } = visited;
	for (let round = 0; round < 12; round++) {
		if ((await call('unfold', 0, 9000)).pressed.length === 0) break;
		await call('frames', 2);
		expect(await call('comeBack')).toBeNull();
	}
	return visited;
}

test('links that a script catches, and other controls of their own kind, show what they hide, once', async () => {
	const { call, ours } = await unfolded(KINDS.map((kind, i) => post(i + 1, kind(i + 1))).join(''));
	const shown = await ours<string>('document.querySelector("main").innerText');
	for (const n of KINDS.keys())
		expect(shown.includes(said(n + 1)) || shown.includes(rest(n + 1)), `kind ${n + 1}`).toBe(true);
	expect(await ours('document.querySelector(".vaxel").className')).toBe('vaxel oppen');
	expect((await call('readPlace', 0, 9000, NOW)).foldsLeft).toBe(0);
});

test('a link that no script catches leads nowhere, is pressed once, and what is behind it is told', async () => {
	const link = (n: number) => `<p>${TEXT}</p><a id="l${n}" href="/inlagg/${n}">Visa alla 4 kommentarer</a>`;
	const { call, ours, pressed } = await unfolded([1, 2, 3].map((n) => post(n, link(n))).join(''));
	expect(await ours('location.pathname')).toBe('/kommunen');
	expect((await pressed()).filter((id) => id.startsWith('l'))).toEqual(['l1']);
	expect((await call('readPlace', 0, 9000, NOW)).foldsLeft).toBe(3);
});

test('a link that counts nothing, and one to another site, are no folds', async () => {
	const links = [
		'<a href="/inlagg/1">Visa 0 kommentarer</a>',
		'<a href="https://annan.example/2">Visa alla 4 kommentarer</a>',
		'<a href="/inlagg/3">4 kommentarer</a>',
	];
	const { call, pressed } = await unfolded(
		links.map((a, i) => post(i + 1, `<p>${TEXT}</p>${a.replace('<a', `<a id=l${i}`)}`)).join(''),
	);
	expect((await pressed()).filter((id) => id.startsWith('l'))).toEqual([]);
	expect((await call('readPlace', 0, 9000, NOW)).foldsLeft).toBe(0);
});
