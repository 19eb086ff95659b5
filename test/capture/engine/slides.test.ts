import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { marksInPdf, marksInPicture } from '../../../bench/proof/pixels.ts';
import { token } from '../../../fixtures/marks/code.ts';
import { svgBar } from '../../../fixtures/marks/draw.ts';
import { readPdfText } from '../../../src/capture/witness/pdf-text.ts';
import { readConfig } from '../../../src/config.ts';
import type { TakenPart } from '../../../src/records/capture.ts';
import { gives, openSite, page, type Site } from '../recorder/site.ts';
import { rowsOf, ruler } from './ruler.ts';
import { type Taken, take } from './take.ts';

const mark = (post: number, index: number) => ({ kind: 'I', number: post, index }) as const;
const picture = (post: number, index: number) =>
	`<svg xmlns="http://www.w3.org/2000/svg" width="480" height="240"><rect width="480" height="240" fill="#2a6"/><g transform="translate(60,100)">${svgBar(
		mark(post, index),
		12,
		20,
	).replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"')}</g></svg>`;
const src = (post: number, index: number) => `/bild/${post}-${index}.svg`;
const hidden = (post: number, indexes: readonly number[]) =>
	indexes.map((i) => `<img data-address="${src(post, i)}" width=480 height=240 hidden>`).join('');
const first = (post: number) => `<img src="${src(post, 1)}" width=480 height=240>`;
const face = '<img class=face src="/bild/0-1.svg" width=50 height=50>';

const post = (
	n: number,
	inside: string,
) => `<article data-post-id="p${n}"><header>${face}<a href="/kommunen">Kommunen</a>
	<a href="/kommunen/p${n}"><time datetime="2026-10-${10 + n}T09:00:00Z">${10 + n} oktober</time></a></header>
	<p>Inlägg nummer ${n} från kommunen om snöröjningen i Björkvåla och om gatorna där.</p>${inside}
	<footer><button data-act=like aria-label="Gilla"><svg width=20 height=20></svg></button>
	<button data-act=comment aria-label="Kommentera"><svg width=20 height=20></svg></button>
	<button data-act=share aria-label="Dela"><svg width=20 height=20></svg></button></footer></article>`;

/** One picture that a script gives another address; how many there are stands over it. */
const SWAPPED = post(
	1,
	`<div class=stage data-swap="1" data-of=4>${first(1)}<span class=count>1/4</span>
	<button class="left" aria-label="Föregående bild" hidden>‹</button><button class="right" aria-label="Nästa bild">›</button></div>`,
);
/** A strip that snaps; pictures come when they are scrolled to. */
const STRIP = post(
	2,
	`<div class=strip>${[1, 2, 3, 4, 5].map((i) => `<div><img data-seen="${src(2, i)}" width=480 height=240></div>`).join('')}</div>`,
);
/** Only dots to choose by. */
const DOTS = post(
	3,
	`<div class=stage data-dots>${first(3)}${hidden(3, [2, 3])}
	<div class=dots>${[1, 2, 3].map((i) => `<button aria-label="Bild ${i} av 3" aria-current="${i === 1}"></button>`).join('')}</div></div>`,
);
/** In a language that no word list knows, without words, and round and round; a deed hangs over the picture beside it. */
const ROUND = post(
	4,
	`<div class=stage data-round aria-roledescription="карусель">${first(4)}${hidden(4, [2, 3])}
	<div role=button tabindex=0 class="left" data-turn="-1"><svg width=20 height=20></svg></div>
	<div role=button tabindex=0 class="right" data-turn="1"><svg width=20 height=20></svg></div>
	<div role=button tabindex=0 class=corner data-act=heart><svg width=20 height=20></svg></div></div>`,
);
/** No carousel: a film with a column of deeds at its edge, of which none says what it is. */
const COLUMN = post(
	5,
	`<div class=stage>${first(5)}<div class="column">${['heart', 'follow', 'send'].map((act) => `<div role=button tabindex=0 data-act=${act}><svg width=20 height=20></svg></div>`).join('')}</div></div>`,
);

const RULED = [1, 2, 3, 4, 5]
	.map((n) => `[data-post-id=p${n}]{background-image:url(/linjal-${n}.png)}`)
	.join('');
const STYLE = `<style>footer{margin-top:90px}article{width:520px;margin:30px;padding-left:12px;background-repeat:no-repeat}${RULED}img{display:block}img[hidden]{display:none}.face{display:inline-block}
	.stage,.strip{position:relative;width:480px;height:240px}.strip{display:flex;overflow-x:auto;scroll-snap-type:x mandatory;width:480px}
	.strip>div{flex:none;width:480px;scroll-snap-align:start}.left,.right{position:absolute;top:110px;width:24px;height:24px}.left{left:4px}.right{right:4px}
	i{position:absolute;left:8px;bottom:8px;background:#fff}.count{position:absolute;top:8px;right:8px;background:#fff}.dots{position:absolute;bottom:4px;left:200px}.dots button{width:10px;height:10px;padding:0}
	.corner{position:absolute;top:6px;right:6px}.column{position:absolute;right:8px;top:60px;display:grid;gap:24px}</style>`;
const SCRIPT = `<script>
	addEventListener('click', (event) => {
		const act = event.target.closest('[data-act]');
		if (act) fetch('/act/' + act.dataset.act, { method: 'POST' });
	});
	for (const stage of document.querySelectorAll('[data-swap]')) {
		const [left, right] = [stage.querySelector('.left'), stage.querySelector('.right')];
		let at = 1;
		const turn = (by) => {
			at += by;
			left.hidden = at === 1; right.hidden = at === 4;
			for (const el of stage.querySelectorAll('.count')) el.textContent = at + '/4';
			for (const el of stage.querySelectorAll('.caption')) el.textContent = 'Bildtext nummer ' + at + ' om plogbilarna';
			setTimeout(() => { stage.querySelector('img').src = '/bild/' + stage.dataset.swap + '-' + at + '.svg'; }, 80);
		};
		left.onclick = () => turn(-1); right.onclick = () => turn(1);
	}
	const seen = new IntersectionObserver((entries) => {
		for (const { target, isIntersecting } of entries) if (isIntersecting) target.src = target.dataset.seen;
	});
	for (const img of document.querySelectorAll('[data-seen]')) seen.observe(img);
	function show(stage, at) {
		const pictures = [...stage.querySelectorAll('img')];
		pictures.forEach((img, i) => { img.hidden = i !== at; if (i === at && img.dataset.address) img.src = img.dataset.address; });
	}
	for (const stage of document.querySelectorAll('[data-dots]')) {
		const dots = [...stage.querySelectorAll('.dots button')];
		dots.forEach((dot, i) => { dot.onclick = () => { show(stage, i); dots.forEach((d, j) => d.setAttribute('aria-current', i === j)); }; });
	}
	for (const stage of document.querySelectorAll('[data-round]')) {
		let at = 0;
		for (const control of stage.querySelectorAll('[data-turn]'))
			control.onclick = () => { at = (at + Number(control.dataset.turn) + 3) % 3; show(stage, at); };
	}
	</script>`;

/** As on photo sites: a sign on the edge for the way that there is, and nothing that says how many there are; each has its caption. */
const EDGE = `<title>Kommunen</title>${STYLE}<h1>Kommunen</h1><main>${[
	post(
		1,
		`<div class=stage data-swap="1">${first(1)}<i class=caption>Bildtext nummer 1 om plogbilarna</i>
	<div role=button tabindex=0 class="left" hidden><svg width=20 height=20></svg></div><div role=button tabindex=0 class="right"><svg width=20 height=20></svg></div>
	<div role=button tabindex=0 class=corner data-act=heart><svg width=20 height=20></svg></div></div>`,
	),
	COLUMN,
].join('')}</main>${SCRIPT}`;
const PAGE = `<title>Kommunen</title>${STYLE}<h1>Kommunen</h1><main>${[SWAPPED, STRIP, DOTS, ROUND, COLUMN].join('')}</main>${SCRIPT}`;
/** Says that there are more, and offers only what leads away. */
const CLOSED = `<title>Kommunen</title>${STYLE}<h1>Kommunen</h1><main>${[
	post(
		1,
		`<div class=stage>${first(1)}<span class=count>1 / 3</span><a class=right href="/kommunen/p1/2" aria-label="Nästa">›</a></div>`,
	),
	post(
		2,
		`<div class=stage>${first(2)}<a href="/kommunen/p2/bilder" style="position:absolute;left:200px;top:100px;background:#fff">+7</a></div>`,
	),
	post(3, first(3)),
].join('')}</main>${SCRIPT}`;

/** One answer below the other, each behind a control of its own: more than a place is pressed for. */
const answers = (left: number): string =>
	left === 0
		? ''
		: `<div class=answer><a href="/u${left}">Siv Ek</a> <time datetime="2026-10-20T09:00:00Z">20 oktober</time><p>Svar ${left}.</p><button data-more="${left - 1}">Visa 1 svar</button></div>`;
const UNFOLDED = `<title>Kommunen</title>${STYLE}<style>.answer{font:9px/10px sans-serif}.answer p{margin:0}</style><h1>Kommunen</h1><main>${[
	post(1, answers(18)),
	post(
		2,
		`<div class=stage>${first(2)}<a href="/kommunen/p2/bilder" style="position:absolute;left:200px;top:100px;background:#fff">+3</a></div>`,
	),
	post(3, first(3)),
].join('')}</main><script>const more = ${JSON.stringify(Array.from({ length: 19 }, (_, i) => answers(i)))};
addEventListener('click', ({ target }) => { const left = target.dataset?.more; if (left) target.outerHTML = more[left] ?? ''; });</script>`;

let site: Site;
beforeAll(async () => {
	const pictures = [0, 1, 2, 3, 4, 5].flatMap((n) =>
		[1, 2, 3, 4, 5].map((i) => [src(n, i), gives('image/svg+xml', picture(n, i))] as const),
	);
	const rulers = await Promise.all(
		[1, 2, 3, 4, 5].map(async (n) => [`/linjal-${n}.png`, gives('image/png', await ruler(n))] as const),
	);
	site = await openSite({
		'/kommunen': page(PAGE),
		'/closed': page(CLOSED),
		'/edge': page(EDGE),
		'/unfolded': page(UNFOLDED),
		...Object.fromEntries(pictures),
		...Object.fromEntries(rulers),
	});
});
afterAll(() => site.close());

function partsOf({ capture }: Taken, role: string): TakenPart[] {
	return capture.parts.filter((p): p is TakenPart => p.outcome === 'taken' && p.role === role);
}

const config = readConfig({ ...process.env, LOG_LEVEL: 'silent', FEED_QUIET_SECONDS: '1', FEED_TRIES: '1' });

test('every slide of a carousel is loaded, read, recorded, pictured and printed, and nothing acts', async () => {
	const taken = await take(`http://127.0.0.1:${site.port}/kommunen`, [`127.0.0.1:${site.port}`], { config });
	const slides = (n: number) =>
		taken.posts
			.find((p) => p.id.endsWith(`p${n}`))
			?.images.map((i) => new URL(i.address).pathname)
			.filter((path) => path !== src(0, 1));
	const all = (n: number, most: number) => Array.from({ length: most }, (_, i) => src(n, i + 1));
	expect(slides(1)).toEqual(all(1, 4));
	expect(slides(2)).toEqual(all(2, 5));
	expect(slides(3)).toEqual(all(3, 3));
	expect(slides(4)).toEqual(all(4, 3));
	expect(slides(5)).toEqual(all(5, 1));
	const recorded = await taken.recorded();
	for (const image of taken.posts.flatMap((p) => p.images)) expect(recorded).toContain(image.address);
	const slidesOf = (n: number, most: number) => Array.from({ length: most }, (_, i) => token(mark(n, i + 1)));
	const every = [slidesOf(1, 4), slidesOf(2, 5), slidesOf(3, 3), slidesOf(4, 3), slidesOf(5, 1)].flat();
	const seen = (await taken.inPixels()).filter((t) => t.includes('-I') && !t.startsWith('M-0000'));
	expect(new Set(seen)).toEqual(new Set(every));
	const prints = partsOf(taken, 'text-pdf');
	expect(prints.map(({ name }) => name)).toEqual(['page.pdf', 'page-0001.pdf']);
	const printed = await Promise.all(prints.map(({ file }) => marksInPdf(file)));
	expect(new Set(printed.flatMap((marks) => [...marks]))).toEqual(new Set(every));
	// What posts.jsonl calls the tile of a slide shows that slide, below all tiles of the page.
	const tiles = partsOf(taken, 'tile');
	const page = tiles.filter(({ width }) => width === 1280).length;
	for (const { address, turned, tile } of taken.posts.flatMap((p) => p.images)) {
		expect(tile !== undefined).toBe(turned === true);
		const at = tiles.findIndex(({ name }) => name === tile);
		if (tile === undefined) continue;
		expect(at).toBeGreaterThanOrEqual(page);
		const [, post, index] = /(\d+)-(\d+)\.svg/.exec(address) ?? [];
		expect([...(await marksInPicture(readFileSync(tiles[at]?.file ?? '')))]).toEqual([
			token(mark(Number(post), Number(index))),
		]);
	}
	// Turned and put back, every row of every post stands in the tiles once, in its order.
	const rows = await rowsOf(taken, 5);
	expect([...rows.keys()]).toEqual([1, 2, 3, 4, 5]);
	for (const each of rows.values()) expect(each).toEqual(each.map((_, row) => row));
	const note = taken.verdict.findings.find((f) => f.code === 'slides-in-own-tiles');
	expect(note?.data).toMatchObject({ count: 3 + 4 + 2 + 2, posts: 4 });
	expect(taken.verdict.outcome).toBe('complete');
	expect(site.visits.filter((visit) => visit.method !== 'GET')).toEqual([]);
}, 60_000);

test('a sign on the edge of a picture turns it, and captions that only come then are in the text PDF', async () => {
	const taken = await take(`http://127.0.0.1:${site.port}/edge`, [`127.0.0.1:${site.port}`], { config });
	const [turned, column] = taken.posts;
	expect(turned?.images.map((i) => new URL(i.address).pathname).filter((p) => p !== src(0, 1))).toEqual(
		[1, 2, 3, 4].map((i) => src(1, i)),
	);
	for (const at of [1, 2, 3, 4]) expect(turned?.text).toContain(`Bildtext nummer ${at} om`);
	expect(column?.images.length).toBe(2);
	const [print] = partsOf(taken, 'text-pdf');
	const printed: string[] = [];
	await readPdfText(print?.file ?? '', (text) => printed.push(text), AbortSignal.timeout(20_000));
	for (const at of [1, 2, 3, 4]) expect(printed.join()).toContain(`Bildtext nummer ${at} om`);
	expect(taken.verdict.outcome).toBe('complete');
	expect(site.visits.filter((visit) => visit.method !== 'GET')).toEqual([]);
}, 60_000);

test('pictures that a post says it has and that nothing harmless shows make the capture partial', async () => {
	const taken = await take(`http://127.0.0.1:${site.port}/closed`, [`127.0.0.1:${site.port}`], { config });
	expect(taken.posts.map((p) => p.unreadPictures)).toEqual([2, 7, undefined]);
	expect(taken.verdict.outcome).toBe('partial');
	expect(taken.verdict.findings.find((f) => f.code === 'pictures-not-read')?.data).toMatchObject({
		count: 9,
		posts: 2,
	});
	expect(site.visits.map((visit) => visit.path)).not.toContain('/kommunen/p1/2');
}, 60_000);

test('pictures that are said to lie behind another are told of where much had to be unfolded beside them', async () => {
	const taken = await take(`http://127.0.0.1:${site.port}/unfolded`, [`127.0.0.1:${site.port}`], { config });
	expect(taken.posts.map((p) => p.unreadPictures)).toEqual([undefined, 3, undefined]);
	expect(taken.verdict.outcome).toBe('partial');
}, 60_000);
