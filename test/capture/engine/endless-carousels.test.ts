import { afterAll, beforeAll, expect, test } from 'vitest';
import { token } from '../../../fixtures/marks/code.ts';
import { svgBar } from '../../../fixtures/marks/draw.ts';
import { readConfig } from '../../../src/config.ts';
import { gives, openSite, page, type Site } from '../recorder/site.ts';
import { take } from './take.ts';

const mark = (post: number, index: number) => ({ kind: 'I', number: post, index }) as const;
const src = (post: number, index: number) => `/bild/${post}-${index}.svg`;
const picture = (post: number, index: number) =>
	`<svg xmlns="http://www.w3.org/2000/svg" width="480" height="240"><rect width="480" height="240" fill="#a63"/><g transform="translate(60,100)">${svgBar(
		mark(post, index),
		12,
		20,
	).replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"')}</g></svg>`;

/** Round and round: the last picture stands before the first once more, and the first after the last. */
const endless = (n: number, count: number) => {
	const order = [count, ...Array.from({ length: count }, (_, i) => i + 1), 1];
	const slides = order.map(
		(i, at) => `<img ${at === 1 ? 'src' : 'data-lazy'}="${src(n, i)}" alt="" width=480 height=240>`,
	);
	return `<article id="p${n}"><a href="/kommunen/p${n}"><time datetime="2026-10-${10 + n}T09:00:00Z">${10 + n} oktober</time></a>
	<p>Inlägg nummer ${n} från kommunen om snöröjningen i Björkvåla och om gatorna där.</p>
	<div class=stage data-count=${count}><div class=turns tabindex=0 aria-label="Bilder"><button type=button>Föregående</button><button type=button>Nästa</button></div>
	<div class=window><div class=track>${slides.join('')}</div></div></div><p>Gilla Kommentera Dela</p></article>`;
};
const STYLE = `<style>article{width:700px;margin:40px;border-top:1px solid}img{display:block;flex:none}
	.stage{width:480px}.window{width:480px;overflow:hidden}.track{display:flex;transform:translateX(-480px)}</style>`;
/** As the known ones do: no further step before the last has passed over, and at the end a jump to where it began. */
const SCRIPT = `<script>
	for (const stage of document.querySelectorAll('.stage')) {
		const track = stage.querySelector('.track');
		const count = Number(stage.dataset.count);
		let at = 1, isBusy = false;
		const place = (by) => { track.style.transition = by; track.style.transform = 'translateX(' + -480 * at + 'px)'; };
		const turn = (by) => {
			if (isBusy) return;
			isBusy = true;
			at += by;
			const img = track.children[at];
			if (img.dataset.lazy) { img.src = img.dataset.lazy; img.removeAttribute('data-lazy'); }
			place('transform .3s');
		};
		track.addEventListener('transitionend', () => {
			if (at === 0 || at === count + 1) {
				at = at === 0 ? count : 1;
				const img = track.children[at];
				if (img.dataset.lazy) { img.src = img.dataset.lazy; img.removeAttribute('data-lazy'); }
				place('none');
			}
			setTimeout(() => { isBusy = false; }, 120);
		});
		const [left, right] = stage.querySelectorAll('button');
		left.onclick = () => turn(-1);
		right.onclick = () => turn(1);
	}
</script>`;

let site: Site;
beforeAll(async () => {
	const pictures = [1, 2, 3].flatMap((n) =>
		[1, 2, 3, 4].map((i) => [src(n, i), gives('image/svg+xml', picture(n, i))] as const),
	);
	site = await openSite({
		'/kommunen': page(
			`<title>Kommunen</title>${STYLE}<h1>Kommunen</h1><main>${endless(1, 4)}${endless(2, 1)}${endless(3, 3)}</main>${SCRIPT}`,
		),
		...Object.fromEntries(pictures),
	});
});
afterAll(() => site.close());

test('a carousel that waits for its own passing over, and repeats its pictures, is turned to each and back', async () => {
	const config = readConfig({
		...process.env,
		LOG_LEVEL: 'silent',
		FEED_QUIET_SECONDS: '1',
		FEED_TRIES: '1',
	});
	const taken = await take(`http://127.0.0.1:${site.port}/kommunen`, [`127.0.0.1:${site.port}`], { config });
	const counts = [4, 1, 3];
	const every = counts.flatMap((count, n) =>
		Array.from({ length: count }, (_, i) => token(mark(n + 1, i + 1))),
	);
	const seen = (await taken.inPixels()).filter((t) => t.includes('-I'));
	// Each once: put back to its first picture, no carousel shows another one in the tile of its place.
	expect(seen.toSorted()).toEqual(every.toSorted());
	expect(
		taken.posts.map((p) => p.images.map((i) => (i.turned ? 'turned' : new URL(i.address).pathname))),
	).toEqual([[src(1, 1), 'turned', 'turned', 'turned'], [src(2, 1)], [src(3, 1), 'turned', 'turned']]);
	expect(taken.verdict.outcome).toBe('complete');
}, 60_000);
