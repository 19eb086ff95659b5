import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { postTokens, take, tokensIn } from '../engine/take.ts';
import { openSite, page } from '../recorder/site.ts';

const token = (n: number) => `M-${String(n).padStart(4, '0')}-P`;
const day = (n: number) => new Date(Date.UTC(2026, 9, 30) - n * 86_400_000).toISOString().slice(0, 10);
/** Colour of a post's strip in the picture: its number, in steps that no two posts share. */
const colour = (n: number) => [40 + (n % 20) * 10, 40 + Math.floor(n / 20) * 10, 90] as const;
const post = (n: number, inner = '') =>
	`<article><i style="background:rgb(${colour(n)})"></i><b>Ekdalens kommun</b> <time datetime="${day(n)}">${day(n)}</time><p>Inlägg ${token(n)} om snön på gatorna i vinter, med allt som hör till</p>${inner}</article>`;
const STYLE = `<style>body{margin:0}article{height:400px;border-bottom:1px solid #999;overflow:hidden;position:relative}
	i{position:absolute;left:900px;top:0;width:200px;height:400px}.v{height:auto}.v img{display:block;width:600px;max-height:80vh}</style>`;
const HEAD = `<title>Ekdalens kommun</title>${STYLE}<h1>Ekdalens kommun</h1>`;
const posts = (from: number, to: number) => {
	let all = '';
	for (let n = from; n <= to; n++) all += post(n);
	return all;
};
const TALL = 'walked what was loaded in a taller window';

async function taken(html: string, more: Parameters<typeof openSite>[0] = {}) {
	const site = await openSite({ '/ekdalen': page(html), ...more });
	onTestFinished(() => site.close());
	const capture = await take(`${site.at('127.0.0.1')}/ekdalen`, [`127.0.0.1:${site.port}`]);
	const wasTall = capture.capture.changes.some((change) => change.startsWith(TALL));
	const tiles = capture.capture.parts.flatMap((p) => (p.role === 'tile' && p.outcome === 'taken' ? [p] : []));
	return { ...capture, wasTall, tiles };
}

/** Rows of the joined picture in which each post's strip is seen, by number, as they follow. */
async function stripsIn(tiles: readonly { readonly file: string }[]) {
	const runs: { n: number; rows: number }[] = [];
	for (const { file } of tiles) {
		const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true });
		for (let y = 0; y < info.height; y++) {
			const at = (y * info.width + 1000) * 3;
			const [r, g, b] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
			if (b !== 90) continue;
			const n = (r - 40) / 10 + ((g - 40) / 10) * 20;
			const last = runs[runs.length - 1];
			if (last?.n === n) last.rows++;
			else runs.push({ n, rows: 1 });
		}
	}
	return runs;
}

test('a long page is walked in few tall tiles, and no row of it is lost or shown twice between them', async () => {
	const { tiles, wasTall, posts: read, verdict } = await taken(`${HEAD}<main>${posts(1, 90)}</main>`);
	expect(wasTall).toBe(true);
	expect(tiles.length).toBeLessThan(16);
	expect(await stripsIn(tiles)).toEqual(Array.from({ length: 90 }, (_, i) => ({ n: i + 1, rows: 400 })));
	expect(read.map((p) => [...tokensIn(p.text, 'P')][0])).toEqual(postTokens(90));
	expect(verdict.findings.filter((f) => f.severity === 'loss')).toEqual([]);
}, 90_000);

const TOWER = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="600" height="9000"><rect width="600" height="9000" fill="teal"/></svg>')}`;
const withTower = (n: number) =>
	post(n, `<img src='${TOWER}' alt="Torn ${n}">`).replace('<article>', '<article class=v>');

test('pictures that may take a share of the window are shown as large as in the window that was ordered', async () => {
	const early = `${HEAD}<main>${posts(1, 30)}${withTower(31)}${posts(32, 60)}</main>`;
	const { wasTall, posts: read } = await taken(early);
	expect(wasTall).toBe(false);
	expect(read).toHaveLength(60);
	// 80 % of 1600 px, and its lines of words: 80 % of a tall window would be four times as much.
	expect(read[30]?.box?.height).toBeGreaterThan(1280);
	expect(read[30]?.box?.height).toBeLessThan(1400);
}, 90_000);

test('where such a picture comes only when the feed grows, the tall window is left, and every later one has its size', async () => {
	const late = (n: number) => (n % 30 === 5 ? withTower(n) : post(n));
	const batches = [1, 31, 61].map((from) => Array.from({ length: 30 }, (_, i) => late(from + i)).join(''));
	const [first = '', ...rest] = [posts(1, 30), ...batches.slice(1)];
	const grow = `<script>{ const rest = ${JSON.stringify(rest).replaceAll('<', '\\u003c')}, end = document.querySelector('#slut');
		new IntersectionObserver(([e]) => { if (e.isIntersecting && rest.length) end.insertAdjacentHTML('beforebegin', rest.shift()); }).observe(end); }</script>`;
	const {
		wasTall,
		posts: read,
		verdict,
	} = await taken(`${HEAD}<main>${first}<div id=slut style="height:20px"></div></main>${grow}`);
	expect(wasTall).toBe(true);
	expect(read.map((p) => [...tokensIn(p.text, 'P')][0])).toEqual(postTokens(90));
	expect(verdict.findings.filter((f) => f.severity === 'loss')).toEqual([]);
	expect(read[64]?.box?.height).toBeGreaterThan(1280);
	expect(read[64]?.box?.height).toBeLessThan(1400);
}, 90_000);

test('a feed whose end does not leave a tall window when more comes is walked to its end all the same', async () => {
	const small = Array.from({ length: 8 }, (_, i) => posts(31 + i * 4, 34 + i * 4));
	const grow = `<script>{ const rest = ${JSON.stringify(small).replaceAll('<', '\\u003c')}, end = document.querySelector('#slut');
		new IntersectionObserver(([e]) => { if (e.isIntersecting && rest.length) setTimeout(() => end.insertAdjacentHTML('beforebegin', rest.shift()), 60); }).observe(end); }</script>`;
	const { posts: read, verdict } = await taken(
		`${HEAD}<main>${posts(1, 30)}<div id=slut style="height:20px"></div></main>${grow}`,
	);
	expect(read.map((p) => [...tokensIn(p.text, 'P')][0])).toEqual(postTokens(62));
	expect(verdict.findings.filter((f) => f.severity === 'loss')).toEqual([]);
}, 90_000);
