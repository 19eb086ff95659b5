import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, gives, openSite, page, type Site } from '../recorder/site.ts';
import { type Taken, take } from './take.ts';

/** Pictures that posts show when their tile has been taken. */
const TEXT =
	'Snöröjningen pågår i hela kommunen, och plogen kommer till alla gator i ordning enligt besked nummer';
const feed = (inside: (n: number) => string, script: string) =>
	page(
		`<title>Kommunen</title><style>article{width:560px;margin:24px;min-height:180px}.ph{width:400px;height:240px}</style><h1>Kommunen</h1><main>${Array.from(
			{ length: 30 },
			(_, i) =>
				`<article><a href="/kommunen">Kommunen</a> <time datetime="2026-09-${String(30 - i).padStart(2, '0')}T09:00:00Z">${30 - i} september</time><p>${TEXT} ${i + 1}.</p>${inside(i + 1)}</article>`,
		).join('')}</main><script>${script}</script>`,
	);
const img = (n: number, size = '') =>
	`<img width=400 height=240 data-n=${n} src="/bild-${n}${size}.svg" alt="">`;
const svg = (n: number, scale: number) =>
	gives(
		'image/svg+xml',
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 240" width="${400 * scale}" height="${240 * scale}"><rect width="400" height="240" fill="hsl(${n * 30},60%,50%)"/></svg>`,
	);
const inView = (act: string) =>
	`const seen = new IntersectionObserver((entries) => { for (const { target, isIntersecting } of entries) if (isIntersecting) { seen.unobserve(target); ${act} } });
	for (const box of document.querySelectorAll('.ph')) seen.observe(box);`;
const box = (inside: string) => `<div class=ph>${inside}</div>`;

const PAGES: Readonly<Record<string, Answer>> = {
	/** One picture after the other in the same place, and nothing to turn them with. */
	'/turns': feed(
		(n) => (n === 2 ? box(img(2)) : ''),
		`let n = 2; setInterval(() => { document.querySelector('img').src = '/bild-' + (n = n % 3 + 1) + '.svg' }, 900)`,
	),
	/** Nothing tells that a picture will come. */
	'/late': feed(
		(n) => (n === 10 ? '<div class=ph></div>' : ''),
		inView(`setTimeout(() => { target.innerHTML = ${JSON.stringify(img(10))} }, 700)`),
	),
	/** The same pictures in a finer size a moment later: in the same element, and over it. */
	'/finer': feed(
		(n) =>
			n > 12
				? ''
				: n % 2
					? box(img(n))
					: box(img(n)).replace('class=ph', 'class="ph over" style="position:relative"'),
		inView(`setTimeout(() => { const img = target.querySelector('img'); const fine = img.src.replace('.svg', '-fin.svg');
			if (!target.classList.contains('over')) img.src = fine;
			else img.insertAdjacentHTML('afterend', '<img width=400 height=240 style="position:absolute;inset:0" src="' + fine + '">') }, 500)`),
	),
	...Object.fromEntries(
		Array.from({ length: 12 }, (_, i) => [
			[`/bild-${i + 1}.svg`, svg(i + 1, 1)] as const,
			[`/bild-${i + 1}-fin.svg`, svg(i + 1, 3)] as const,
		]).flat(),
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

test('pictures that turn by themselves are told, for the tile has one of them', async () => {
	const [[code, count] = []] = losses(await capture('/turns'));
	expect(code).toBe('turning-pictures');
	expect(count).toBeGreaterThan(0);
}, 60_000);

test('a picture that comes when its tile has been taken is told', async () => {
	expect(losses(await capture('/late'))).toEqual([['unloaded-images', 1]]);
}, 60_000);

test('a finer size of the picture in the tile is the same picture', async () => {
	expect((await capture('/finer')).verdict.outcome).toBe('complete');
}, 60_000);
