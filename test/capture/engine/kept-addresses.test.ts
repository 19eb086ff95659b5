import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, gives, openSite, page, type Site } from '../recorder/site.ts';
import { type Taken, take } from './take.ts';

/** Pictures whose address the page keeps in an attribute until a script of its own asks for it. */
const TEXT =
	'Snöröjningen pågår i hela kommunen, och plogen kommer till alla gator i ordning enligt besked nummer';
const COUNT = 15;
const feed = (inside: (n: number) => string, script: string) =>
	page(
		`<title>Kommunen</title><style>article{width:560px;margin:24px;min-height:420px}</style><h1>Kommunen</h1><main>${Array.from(
			{ length: COUNT },
			(_, i) =>
				`<article><a href="/kommunen">Kommunen</a> <time datetime="2026-09-${String(30 - i).padStart(2, '0')}T09:00:00Z">${30 - i} september</time><p>${TEXT} ${i + 1}.</p>${inside(i + 1)}</article>`,
		).join('')}</main><script>${script}</script>`,
	);
const blank = (n: number) =>
	`<p><img src="about:blank" data-src="/bild-${n}.svg" style="min-height:50px;min-width:200px" alt=""></p>`;
const SHOW = `const show = () => { for (const img of document.querySelectorAll('img[data-src]')) { const { top, bottom } = img.getBoundingClientRect();
	if (bottom > 0 && top < innerHeight) { img.src = img.dataset.src; img.removeAttribute('data-src'); } } };`;

const WHOLE = `const show = () => { for (const img of document.querySelectorAll('img[data-src]')) { const { top, bottom } = img.getBoundingClientRect();
	if (top >= 0 && bottom <= innerHeight) { img.onload = () => img.removeAttribute('data-state'); img.src = img.dataset.src; img.removeAttribute('data-src'); } } };`;

const PAGES: Readonly<Record<string, Answer>> = {
	/** Loads what is in view when nobody has scrolled for a while. */
	'/late': feed(
		blank,
		`${SHOW} let timer; addEventListener('scroll', () => { clearTimeout(timer); timer = setTimeout(show, 250); }); show();`,
	),
	/** The same, where pictures take no room and cannot be seen until they have come. */
	'/flat': feed(
		(n) =>
			`<style>[data-state]{display:inherit;height:0;opacity:0}</style><p><img src="about:blank" data-state=kept data-src="/bild-${n}.svg" alt="Bild ${n}"></p>`,
		`${WHOLE} let timer; addEventListener('scroll', () => { clearTimeout(timer); timer = setTimeout(show, 250); }); setTimeout(show, 250);`,
	),
	/** None of these are ever asked for, and nobody would see them: a part that is shut, one of two that lie on each other, a sign, what counts visits. */
	'/unseen': feed(
		(
			n,
		) => `<p><img src="/bild-${n}.svg" alt=""></p><div style="height:0;overflow:hidden"><p>Mer</p><img src="about:blank" data-src="/ej-${n}.svg" style="height:0;opacity:0" alt=""></div>
		<div style="display:none"><img src="about:blank" data-src="/ej-${n}.svg" alt=""></div><div style="opacity:0"><img src="" data-src="/ej-${n}.svg" alt=""></div>
		<img src="about:blank" data-src="/ej-${n}.svg" width=1 height=1 style="opacity:0" alt="">
		<div style="position:relative;height:100px"><img src="/bild-${n}.svg" width=100 height=60 alt="" style="position:absolute"><img src="about:blank" data-src="/ej-${n}.svg" style="position:absolute;opacity:0;height:0" alt=""></div>`,
		'',
	),
	/** Loads what is in view at a scroll event and not for some time after it, whatever comes into view meanwhile. */
	'/seldom': feed(
		blank,
		`${SHOW} let last = performance.now() + 800; addEventListener('scroll', () => { const now = performance.now(); if (now - last < 800) return; last = now; show(); });`,
	),
	/** What was to load them never comes: one of them can be seen to lack, and the other takes no room. */
	'/never': feed(
		(n) =>
			n === 1
				? blank(n)
				: n === 2
					? `<p><img src="about:blank" data-src="/bild-${n}.svg" style="display:inherit;height:0;opacity:0" alt="Bild ${n}"></p>`
					: '',
		'',
	),
	...Object.fromEntries(
		Array.from({ length: COUNT }, (_, i) => [
			`/bild-${i + 1}.svg`,
			gives(
				'image/svg+xml',
				`<svg xmlns="http://www.w3.org/2000/svg" width="400" height="240"><rect width="400" height="240" fill="hsl(${i * 24},60%,50%)"/></svg>`,
			),
		]),
	),
};

let site: Site;
beforeAll(async () => {
	site = await openSite(PAGES);
});
afterAll(() => site.close());

const capture = (path: string): Promise<Taken> =>
	take(`http://127.0.0.1:${site.port}${path}`, [`127.0.0.1:${site.port}`]);
const losses = ({ verdict }: Taken) =>
	verdict.findings.filter(({ severity }) => severity === 'loss').map(({ code, data }) => [code, data?.count]);
const pictures = ({ posts }: Taken) =>
	posts.map(({ images }) => images.filter(({ width }) => width === 400).length);

test.each(['/late', '/flat', '/seldom'])(
	'pictures that a script loads only some time after a scroll are all there: %s',
	async (path) => {
		const taken = await capture(path);
		expect(pictures(taken)).toEqual(Array(COUNT).fill(1));
		expect(losses(taken)).toEqual([]);
	},
	120_000,
);

test('pictures that nobody would see are not waited for and no loss', async () => {
	const taken = await capture('/unseen');
	expect(taken.verdict.outcome).toBe('complete');
	expect(taken.capture.changes.join()).not.toContain('told once more that it had been scrolled');
}, 60_000);

test('pictures whose address nobody asks for are a loss that is named', async () => {
	const taken = await capture('/never');
	expect(losses(taken)).toEqual([['unloaded-images', 2]]);
}, 150_000);
