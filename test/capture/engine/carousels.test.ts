import { afterAll, beforeAll, expect, test } from 'vitest';
import { token } from '../../../fixtures/marks/code.ts';
import { svgBar } from '../../../fixtures/marks/draw.ts';
import { readConfig } from '../../../src/config.ts';
import { gives, openSite, page, type Site } from '../recorder/site.ts';
import { take } from './take.ts';

const mark = (post: number, index: number) => ({ kind: 'I', number: post, index }) as const;
/** The bar stands at the foot of the picture: of a tall one, only its last part shows it. */
const picture = (post: number, index: number, height: number) =>
	`<svg xmlns="http://www.w3.org/2000/svg" width="480" height="${height}"><rect width="480" height="${height}" fill="#38c"/><g transform="translate(60,${height - 60})">${svgBar(
		mark(post, index),
		12,
		20,
	).replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"')}</g></svg>`;
const HEIGHTS = [240, 240, 240, 1150, 240];
const src = (post: number, index: number) => `/bild/${post}-${index}.svg`;
const img = (post: number, index: number, more = '') =>
	`<img src="${src(post, index)}" width=480 height=${HEIGHTS[post - 1]} ${more}>`;
const all = (most: number) => Array.from({ length: most }, (_, i) => i + 1);

const post = (n: number, inside: string) =>
	`<article id="p${n}"><h2><a href="/kommunen">Kommunen</a></h2><a href="/kommunen/p${n}"><time datetime="2026-10-${10 + n}T09:00:00Z">${10 + n} oktober</time></a>
	<p>Inlägg nummer ${n} från kommunen om snöröjningen i Björkvåla och om gatorna där.</p>${inside}<p>Gilla Kommentera Dela</p></article>`;

/** Swiped: a window with a track behind it, and nothing to press. */
const SWIPED = post(
	1,
	`<div class=window><div class=track>${all(4)
		.map((i) => img(1, i))
		.join('')}</div></div>`,
);
/** One picture lies on the others, and only a gesture changes which: nothing that may be pressed shows the rest. */
const FADED = post(2, `<div class=fade>${img(2, 1)}${img(2, 2, 'hidden')}${img(2, 3, 'hidden')}</div>`);
/** Two and a half pictures in view, which snap to the middle. */
const PEEKING = post(
	3,
	`<div class=peek>${all(6)
		.map((i) => `<figure><img src="${src(3, i)}" width=260 height=130></figure>`)
		.join('')}</div>`,
);
/** Taller than the window. */
const TALL = post(
	4,
	`<div class=tall>${img(4, 1)}${img(4, 2, 'hidden')}<button class=prev aria-label="Föregående" hidden>‹</button><button class=next aria-label="Nästa">›</button></div>`,
);
const STYLE = `<style>article{width:700px;margin:40px;border-top:1px solid}img{display:block}img[hidden]{display:none}
	.window{width:480px;overflow:hidden}.track{display:flex;transform:translate3d(0,0,0)}.track img{flex:none}
	.peek{display:flex;gap:8px;width:640px;overflow-x:auto;scroll-snap-type:x mandatory}.peek figure{margin:0;flex:none;scroll-snap-align:center}
	.tall{position:relative;width:480px}.next,.prev{position:absolute;top:560px;width:30px;height:30px}.next{right:4px}.prev{left:4px}</style>`;
const SCRIPT = `<script>
	const [one, two] = document.querySelectorAll('.tall img');
	const show = (which) => { one.hidden = which !== 1; two.hidden = which !== 2;
		document.querySelector('.prev').hidden = which === 1; document.querySelector('.next').hidden = which === 2; };
	document.querySelector('.next').onclick = () => show(2);
	document.querySelector('.prev').onclick = () => show(1);
</script>`;
const of = (posts: readonly string[], script = '') =>
	page(`<title>Kommunen</title>${STYLE}<h1>Kommunen</h1><main>${posts.join('')}</main>${script}`);

let site: Site;
beforeAll(async () => {
	const pictures = all(5).flatMap((n) =>
		all(6).map((i) => [src(n, i), gives('image/svg+xml', picture(n, i, HEIGHTS[n - 1] ?? 240))] as const),
	);
	site = await openSite({
		'/kommunen': of([SWIPED, PEEKING, TALL, post(5, img(5, 1))], SCRIPT),
		'/gester': of([FADED, post(1, img(1, 1)), post(5, img(5, 1))]),
		...Object.fromEntries(pictures),
	});
});
afterAll(() => site.close());

const config = readConfig({ ...process.env, LOG_LEVEL: 'silent', FEED_QUIET_SECONDS: '1', FEED_TRIES: '1' });

test('slides are pictured whole, however they are brought in: swiped, half in view, taller than the window', async () => {
	const taken = await take(`http://127.0.0.1:${site.port}/kommunen`, [`127.0.0.1:${site.port}`], { config });
	const tokens = (n: number, most: number) => all(most).map((i) => token(mark(n, i)));
	const seen = (await taken.inPixels()).filter((t) => t.includes('-I'));
	expect(new Set(seen)).toEqual(
		new Set([...tokens(1, 4), ...tokens(3, 6), ...tokens(4, 2), ...tokens(5, 1)]),
	);
	expect(taken.verdict.outcome).toBe('complete');
	// The tall slide does not fit into the window: its parts lie under each other as it does on the screen.
	const tall = taken.posts.find((p) => p.id.includes('p4'))?.images.find((i) => i.turned);
	const names = taken.capture.parts.flatMap((p) => (p.role === 'tile' && p.outcome === 'taken' ? [p] : []));
	const parts = names.slice(names.findIndex((p) => p.name === tall?.tile)).slice(0, 2);
	expect(parts.reduce((sum, p) => sum + (p.height ?? 0), 0)).toBe(1150);
}, 60_000);

test('pictures that a post holds and nothing brings into view make the capture partial', async () => {
	const taken = await take(`http://127.0.0.1:${site.port}/gester`, [`127.0.0.1:${site.port}`], { config });
	expect(taken.verdict.outcome).toBe('partial');
	const lost = taken.verdict.findings.find((f) => f.code === 'slides-not-in-pixels');
	expect(lost?.data).toMatchObject({ count: 2, posts: 1 });
}, 60_000);
