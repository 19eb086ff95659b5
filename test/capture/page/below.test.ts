import { expect, test } from 'vitest';
import { closesBrowser, page, posts, visit } from '../platforms/serve.ts';

closesBrowser();

const STYLE = '<style>main{width:600px}article{height:120px}svg{width:24px;height:24px}</style>';
const ARROW = '<svg viewBox="0 0 10 10"><path d="M1 3l4 4 4-4"/></svg>';
const IMG = `<img width=200 height=120 src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">`;
const below = (html: string) => visit(page(STYLE, posts(() => '') + html));

/** What may be for more of the feed, in words or without. */
const MORE = [
	'<button id=x>Läs fler nyheter</button>',
	'<button id=x>Bläddra till resten</button>',
	'<button id=x>Čájet eanet</button>',
	'<button id=x aria-expanded=false>2025</button>',
	`<div id=x role=button tabindex=0 style="width:40px;margin-left:280px">${ARROW}</div>`,
	'<div id=x style="cursor:pointer;width:200px">Bläddra vidare</div>',
	'<div id=x style="width:200px">⌄</div><script>x.addEventListener("click", () => 0)</script>',
	'<div id=x style="width:200px">⌄</div><script>x.onclick = () => 0</script>',
	'<div role=alert>Inläggen kunde inte hämtas. <button id=x>Försök igen</button></div>',
];

test('a control right below the last post is pressed, whatever it says', async () => {
	for (const html of MORE) {
		const { call, pressed } = await below(html);
		expect(await call('pressMore'), html).toBeNull();
		expect(await call('pressBelow', true), html).not.toBeNull();
		expect(await pressed(), html).toEqual(['x']);
	}
}, 60_000);

/** What stands there on the pages of public bodies and has nothing to do with the feed. */
const OTHERWISE = [
	'<button>Till toppen</button>',
	`<button aria-label="Tillbaka upp">${ARROW}</button>`,
	'<a href="#">Upp</a>',
	'<a href="#top">Första sidan</a>',
	'<button>Följ oss</button>',
	'<button>＋</button>',
	'<button>➕</button>',
	'<button>♥</button>',
	'<button>Prenumerera</button>',
	'<button>Dela</button>',
	'<button>Skriv ut</button>',
	'<button>Uppdatera</button>',
	'<button><svg></svg>Refresh</button>',
	'<button>Lyssna</button>',
	'<button>Kakinställningar</button>',
	'<button>Hantera kakor</button>',
	'<button>Mörkt läge</button>',
	`<button aria-pressed=false>${ARROW}</button>`,
	`<div role=switch tabindex=0 aria-checked=false>${ARROW}</div>`,
	`<button style="position:fixed;bottom:10px;left:300px">${ARROW}</button>`,
	'<button>Kommentera</button>',
	'<button aria-haspopup=menu>Ämne</button>',
	'<p>Hade du nytta av sidan? <button>Ja</button> <button>Nej</button></p>',
	'<form><input name=epost><button type=button>Anmäl mig</button></form>',
	'<div><input name=epost placeholder="E-post"> <button>Klart</button></div>',
	'<footer><button>Om webbplatsen</button></footer>',
	'<nav><button>Bygga och bo</button></nav>',
	'<aside><button>Nyfiken på kommunen?</button></aside>',
	'<h2>Evenemang</h2><button>Nu i veckan</button>',
	`<div>${IMG}<br><button>Bilder</button></div>`,
	`<div style="display:flex"><button>‹</button>${IMG}<button>›</button></div>`,
	'<a href="/nyheter">Nyhetsarkiv</a>',
	'<button disabled>Nästa</button>',
];

test('what is not for more is neither pressed nor taken for something left', async () => {
	for (const html of OTHERWISE) {
		const { call, pressed } = await below(html);
		expect(await call('pressBelow', true), html).toBeNull();
		expect(await call('leftBelow', true), html).toBeNull();
		expect(await pressed(), html).toEqual([]);
	}
}, 120_000);

/** What may be more and is not for us to press. */
const LEFT = [
	'<button>‹</button> <button>›</button>',
	'<button>Senare</button> <button>Tidigare</button>',
	'<button>Logga in för att se fler inlägg</button>',
	'<div role=alert>Något gick fel. Ladda om sidan.</div>',
];

test('what may be more and is not pressed is known to be left', async () => {
	for (const html of LEFT) {
		const { call, pressed } = await below(html);
		expect(await call('pressBelow', true), html).toBeNull();
		expect(await call('leftBelow', true), html).not.toBeNull();
		expect(await pressed(), html).toEqual([]);
	}
}, 60_000);

test('where somebody is logged in, what says nothing of more is left and not pressed', async () => {
	const { call, pressed } = await below(`<div role=button tabindex=0>${ARROW}</div>`);
	expect(await call('pressBelow', false)).toBeNull();
	expect(await call('leftBelow', false)).toBe('a control without words');
	expect(await pressed()).toEqual([]);
});

test('a control that each post has below it belongs to the post', async () => {
	const bar = (n: number) => `<article><p>Snöröjningen pågår i hela kommunen, nummer ${n}, och mer kommer.</p>
		<time datetime="2026-11-0${n}">${n} november</time></article><div class=bar><button class=b>Reda ut (${n})</button></div>`;
	const { call, pressed } = await visit(page(STYLE, `<main>${[1, 2, 3].map(bar).join('')}</main>`));
	expect(await call('pressBelow', true)).toBeNull();
	expect(await call('leftBelow', true)).toBeNull();
	expect(await pressed()).toEqual([]);
});

test('a press that brought nothing is not repeated, and what it made of the page is turned back', async () => {
	const { call, pressed } = await below(
		'<button id=x onclick="document.body.classList.toggle(\'night\')">Månsken</button>',
	);
	expect(await call('pressBelow', true)).toBe('Månsken');
	expect(await call('outcomeBelow', false)).toEqual({ replaced: false, leads: null });
	expect(await pressed()).toEqual(['x', 'x']);
	expect(await call('pressBelow', true)).toBeNull();
	expect(await call('leftBelow', true)).toBeNull();
});

test('posts that take the place of others, and a page that would be gone to, are noticed', async () => {
	const other = `[...document.querySelectorAll('article p')].forEach((p,i)=>p.textContent='Badhuset har öppet hela veckan, och alla är välkomna dit. Nummer '+i)`;
	const turned = await below(`<button onclick="${other}">Vidare</button>`);
	expect(await turned.call('pressBelow', true)).toBe('Vidare');
	expect(await turned.call('outcomeBelow', true)).toEqual({ replaced: true, leads: null });
	const led = await below(`<button onclick="location='/sida-2'">Vidare</button>`);
	expect(await led.call('pressBelow', true)).toBe('Vidare');
	const { leads } = await led.call('outcomeBelow', false);
	expect(leads).toContain('/sida-2');
	const next = await below(`<button onclick="location='/sida-2'">Nästa</button>`);
	expect(await next.call('pressBelow', true)).toBeNull();
	expect(await next.call('turnPage')).toBe('Nästa');
	expect(await next.call('pageTurned', 300)).toBe('no');
	expect(await next.call('ledTo')).toContain('/sida-2');
});

test('closed years beside the posts are opened, and menus, filters and forms are not', async () => {
	const year = posts(() => '').replace(/<\/?main>/g, '');
	const { call } = await visit(
		page(
			STYLE,
			`<main>${year}<details id=a name=y><summary>2025</summary>${year}</details><details name=y><summary>2024</summary>${year}</details>
			<h3><button aria-expanded=false aria-controls=z onclick="z.hidden=false;this.ariaExpanded='true'">2023</button></h3><div id=z hidden>${year}</div>
			<details><summary>Filtrera</summary><time>2025-01-01</time> Allt som hänt under året i kommunen.</details>
			<details><summary>Ämnen</summary><form><input></form></details></main>`,
		),
	);
	expect((await call('unfold', -2000, 5000)).pressed).toEqual(['2025', '2024', '2023']);
	expect(await call('foldsLeft', -2000, 5000)).toBe(0);
	expect((await call('pulse')).posts).toBe(12);
});
