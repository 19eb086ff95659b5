import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-27T12:00:00Z');
const BEGINS = 'Snöröjningen pågår i hela kommunen och vi återkommer när vi vet mer om';
const ENDS = (n: number) =>
	`de gator som återstår, och plogen kommer till dem i ordning, sist av alla slutord${n}.`;
const NEXT = `this.previousElementSibling.hidden = false; this.remove()`;

const KINDS: Record<string, (ends: string) => string> = {
	'dots that end a text': (ends) =>
		`<p>${BEGINS}<span hidden> ${ends}</span> <button onclick="${NEXT}">…</button></p>`,
	'dots in brackets, fetched': (ends) =>
		`<p>${BEGINS} <a href="#" onclick="this.replaceWith('${ends}');return false">[...]</a></p>`,
	'words after dots': (ends) =>
		`<p>${BEGINS}<span hidden> ${ends}</span><button onclick="${NEXT}">⋯ mer</button></p>`,
	'a text that opens over the page': (ends) =>
		`<p>${BEGINS}</p><button popovertarget="mer">Visa hela texten</button><div popover id="mer">${ends}</div>`,
	'a dialogue of the same kind': (ends) =>
		`<p>${BEGINS}</p><button commandfor="ruta" command="show-modal">Lue lisää</button><dialog id="ruta">${ends}</dialog>`,
	'a switch without script': (ends) =>
		`<style>.av{display:none}.av:checked~.rest{display:inline}.rest{display:none}.av:checked~label{display:none}</style><div><input type=checkbox id=vx class=av><span>${BEGINS}</span> <span class=rest>${ends}</span> <label for=vx>Näytä lisää</label></div>`,
	'a summary that begins the text': (ends) => `<details><summary>${BEGINS}</summary>${ends}</details>`,
	'a sign that is closed, below lines that are cut off': (ends) =>
		`<div style="display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:1;overflow:hidden;width:300px">${BEGINS} ${ends}</div><button aria-expanded=false onclick="this.previousElementSibling.style.display='block';this.setAttribute('aria-expanded',true)"><svg width=16 height=16></svg></button>`,
	'answers by their number': (ends) =>
		`<p>${BEGINS}<span hidden> ${ends}</span><button onclick="${NEXT}">Svar (3)</button></p>`,
	'what others say, by their number': (ends) =>
		`<p>${BEGINS}</p><button onclick="${NEXT.replace('previousElementSibling', 'nextElementSibling')}">Kommentarer (3)</button><p hidden>${ends}</p>`,
	'what others say, open before': (ends) =>
		`<p>${BEGINS}</p><button onclick="this.nextElementSibling.hidden = !this.nextElementSibling.hidden">Comments (3)</button><p>${ends}</p>`,
	'words that a script listens on, without a hand, a role or dots': (ends) =>
		`<p>${BEGINS}<span hidden> ${ends}</span> <span>Läs hela</span><script>document.currentScript.previousElementSibling.addEventListener('click', (e) => { e.target.previousElementSibling.hidden = false; e.target.remove(); });</script></p>`,
	'words at the end of a line with dots, heard by the document alone': (ends) =>
		`<p>${BEGINS}<i>…</i> <span class=whole>Läs hela</span><script>document.addEventListener('click', ({ target }) => target.className === 'whole' && target.replaceWith('${ends}'));</script></p>`,
	'words of Northern Sámi': (ends) =>
		`<p>${BEGINS}<span hidden> ${ends}</span> <button onclick="${NEXT}">Loga eanet</button></p>`,
	'words of other languages': (ends) =>
		`<p>${BEGINS}<span hidden> ${ends}</span> <span style="cursor:pointer" onclick="${NEXT}">Mehr lesen</span></p>`,
	'a warning, and a button that says no more than that it shows, and how much': (ends) =>
		`<p>Om valet</p><button onclick="this.nextElementSibling.innerHTML='<p>${BEGINS} ${ends}</p>';this.remove()">Visa (212 tecken)</button><div></div>`,
	'a warning, and a button that says no more than that it shows': (ends) =>
		`<p>Om valet</p><div><button onclick="this.nextElementSibling.innerHTML='<p>${BEGINS} ${ends}</p>';this.remove()">Show</button><div></div></div>`,
	'words of a language that is not known, beside a text that is not shown': (ends) =>
		`<p>${BEGINS}</p><div style="display:none">${ends}</div><button onclick="${NEXT.replace('hidden = false', "style.display=''")}">Prikaži cijeli tekst</button>`,
	'words that are read from the right': (ends) =>
		`<p>${BEGINS}<span hidden> ${ends}</span> <button onclick="${NEXT}">اقرأ المزيد</button></p>`,
	'dots in a box of their own, above a quote that is not shown': (ends) =>
		`<p>${BEGINS}</p><div><a href="#" onclick="this.parentElement.nextElementSibling.hidden = false;return false">...</a></div><blockquote hidden><p>${ends}</p></blockquote>`,
	'a link that runs a script': (ends) =>
		`<p>${BEGINS}<span hidden> ${ends}</span> <a href="javascript:void 0" onclick="${NEXT}">Läs hela inlägget</a></p>`,
};

test('a text is unfolded whatever it is folded by, in its place', async () => {
	const kinds = Object.values(KINDS);
	const post = (n: number) =>
		`<article><header><b>Kommunen</b> <time datetime="2026-11-${10 + n}T10:00:00Z">${10 + n} november</time> <button id="meny${n}">⋯</button></header>${kinds[n - 1]?.(ENDS(n))}<footer><button id="gilla${n}">Gilla</button></footer></article>`;
	const { call, pressed, ours } = await visit(
		page('', `<main>${kinds.map((_, i) => post(i + 1)).join('')}</main>`),
	);
	for (let round = 0; round < 5 && (await call('unfold', 0, 9000)).pressed.length > 0; round++)
		await call('frames', 2);
	// What is only guessed is pressed while the page can send nothing, and counts as folded until then.
	expect((await call('unfold', 0, 9000)).left).toBe(1);
	expect(await call('pressGuesses', 0, 9000)).toEqual(['Prikaži cijeli tekst']);
	expect((await call('unfold', 0, 9000)).left).toBe(0);
	const read = (await call('harvest', 0, 9000, NOW)).posts.map(({ text }, i) =>
		text.includes(`slutord${i + 1}`),
	);
	expect(Object.fromEntries(Object.keys(KINDS).map((kind, i) => [kind, read[i]]))).toEqual(
		Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, true])),
	);
	expect((await pressed()).filter((id) => /^(?:meny|gilla)/.test(id))).toEqual([]);
	// Nothing lies over the page, where it would hide other posts.
	expect(await ours('[...document.querySelectorAll(":popover-open,:modal")].length')).toBe(0);
});

test('a switch that answers a question, and a menu that opens over the page, are left alone', async () => {
	const asks = [
		'<form><input type=checkbox id=s1><label for=s1>Visa mer</label></form>',
		'<button id=sh1>Prikaži</button><div style="display:none"><p>Dela det här inlägget med dina vänner på andra sidor</p><button>Kopiera</button><button>Bädda in</button><button>Post</button></div>',
		'<div><button id=v1>Visa</button> <a href="#">Redigera</a> <button id=v3>Historik</button></div>',
		'<button popovertarget=val>Mer</button><div popover id=val><button>Rapportera inlägget till oss som sköter sidan</button><button>Blockera kontot</button><button>Kopiera länken</button></div>',
		'<input type=radio name=r id=s2><label for=s2>Alla nyheter</label>',
		'<div><a id=m6 href="#">⋯</a></div><ul hidden><li><a href="#k">Kopiera länken till det här inlägget</a></li><li><a href="#r">Rapportera det till oss</a></li></ul>',
	];
	const post = (n: number) =>
		`<article><b>Kommunen</b> <time datetime="2026-11-${10 + n}T10:00:00Z">${10 + n} november</time><p>${BEGINS} vägarna.</p>${asks[n - 1]}</article>`;
	const { call, pressed } = await visit(page('', `<main>${asks.map((_, i) => post(i + 1)).join('')}</main>`));
	await call('unfold', 0, 9000);
	expect(await pressed()).toEqual([]);
});

test('a link that the markup gives to a script is pressed where what comes stands in the post, and none that shows another page', async () => {
	const post = (n: number, link: string) =>
		`<article><b>Kommunen</b> <time datetime="2026-11-${10 + n}T10:00:00Z">${10 + n} november</time><p>${BEGINS} vägarna.</p><p><a id=mer${n} href="/nyhet/${n}" ${link}>Läs mer</a></p></article>`;
	const { call, pressed, ours } = await visit(
		page(
			'',
			`<main>${post(1, 'hx-get="/text/1" hx-target="closest p"')}${post(2, '@click.prevent="open = true"')}${post(3, 'hx-get="/nyhet/3" hx-target="body"')}${post(4, 'hx-get="/nyhet/4" hx-push-url="true"')}${post(5, '')}</main><script>for (const a of document.querySelectorAll('#mer1,#mer2')) a.addEventListener('click', (e) => { e.preventDefault(); a.parentElement.textContent = 'slutord'; });</script>`,
		),
	);
	await call('unfold', 0, 9000);
	expect(await pressed()).toEqual(['mer1', 'mer2']);
	expect(await ours('location.pathname')).not.toContain('nyhet');
	expect((await call('harvest', 0, 9000, NOW)).posts.map(({ text }) => text.includes('slutord'))).toEqual([
		true,
		true,
		false,
		false,
		false,
	]);
});

test('a sign that is called “Mer” and has a menu behind it is not pressed, and nothing is told as folded for it', async () => {
	const sign = (id: string) =>
		`<button id=${id} aria-label="Mer" title="Mer"><svg width=16 height=16></svg></button>`;
	const post = (n: number) =>
		`<article><a href="/k">Kommunen</a> <time datetime="2026-11-0${n}T10:00:00Z">${n} november</time><p>${BEGINS} ${ENDS(n)}</p><div><button aria-label="Svara"><svg width=16 height=16></svg></button>${sign(`meny${n}`)}</div></article>`;
	const cut = `<article><a href="/k">Kommunen</a> <time datetime="2026-11-09T10:00:00Z">9 november</time><div style="height:20px;width:300px;overflow:hidden">${BEGINS} ${ENDS(9)}</div>${sign('rest')}</article>`;
	const { call, pressed } = await visit(
		page('<style>svg{pointer-events:none}</style>', `<main>${[1, 2, 3].map(post).join('')}${cut}</main>`),
	);
	await call('unfold', 0, 9000);
	expect(new Set(await pressed())).toEqual(new Set(['rest']));
	expect(await call('foldsLeft', 0, 200)).toBe(0);
});

test.each([
	['goes on a line with dots', (_n: number, sign: string) => `<p>${BEGINS}… ${sign}</p>`],
	['stands below a line with dots', (_n: number, sign: string) => `<p>${BEGINS}…</p>${sign}`],
	[
		'stands beside what is not shown',
		(n: number, sign: string) => `<p>${BEGINS}</p><div hidden>${ENDS(n)} ${BEGINS}</div>${sign}`,
	],
])('a sign that is called “Mer” and %s brings the rest of a text', async (_where, text) => {
	const sign = (n: number) => `<button id=rest${n} aria-label="Mer"><svg width=16 height=16></svg></button>`;
	const post = (n: number) =>
		`<article><a href="/k">Kommunen</a> <time datetime="2026-11-0${n}T10:00:00Z">${n} november</time>${text(n, sign(n))}</article>`;
	const { call, pressed } = await visit(
		page('<style>svg{pointer-events:none}</style>', `<main>${[1, 2, 3].map(post).join('')}</main>`),
	);
	for (let round = 0; round < 3; round++) await call('unfold', 0, 9000);
	// Left alone, the post would be filed without its end, and as complete.
	expect(new Set(await pressed())).toEqual(new Set(['rest1', 'rest2', 'rest3']));
});

test.each([
	['Finnish', 'Näytä lisää kommentteja'],
	['Northern Sámi', 'Čájet eanet kommeanttaid'],
	['German', 'Weitere Kommentare anzeigen'],
])(
	'a control that brings comments by the handful in %s is pressed until it has no more',
	async (_language, label) => {
		const more = `const said = this.previousElementSibling; said.append(Object.assign(document.createElement('p'), { textContent: 'Siv Ek: Det har vi väntat på länge här, svar ' + said.children.length }));if (said.children.length === 4) this.remove();`;
		const post = (n: number) =>
			`<article><b>Kommunen</b> <time datetime="2026-11-${10 + n}T10:00:00Z">${10 + n} november</time><p>${BEGINS} vägarna.</p><div></div><button onclick="${more}">${label}</button></article>`;
		const { call, ours } = await visit(page('', `<main>${[1, 2, 3].map(post).join('')}</main>`));
		for (let round = 0; round < 8; round++) {
			await call('unfold', 0, 9000);
			await call('frames', 2);
		}
		// One press would leave all but the first comments out of every artefact, beside `complete`.
		expect(await ours('document.querySelectorAll("article > div > p").length')).toBe(12);
	},
);

test('words about reading more that go on, or that nothing shows to be cut off, are the post’s own', async () => {
	const says = [
		`${BEGINS}… <em id=e1>Läs mer</em> om det på anslagstavlan i biblioteket.`,
		`${BEGINS} vägarna. <em id=e2>Läs mer</em>`,
		`${BEGINS}… <a href="/om"><em id=e3>Läs mer</em></a>`,
	];
	const post = (n: number) =>
		`<article><b>Kommunen</b> <time datetime="2026-11-${10 + n}T10:00:00Z">${10 + n} november</time><p>${says[n - 1]}</p></article>`;
	const { call, pressed } = await visit(page('', `<main>${[1, 2, 3].map(post).join('')}</main>`));
	expect((await call('unfold', 0, 9000)).left).toBe(0);
	expect(await pressed()).toEqual([]);
});
