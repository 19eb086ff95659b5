import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { take } from '../engine/take.ts';
import { page as built, closesBrowser, posts, visit } from '../platforms/serve.ts';
import { openSite, page, type Site } from '../recorder/site.ts';

closesBrowser();

const COUNT = 26;
const token = (n: number) => `M-${String(n).padStart(4, '0')}-P`;
const rows = Array.from({ length: COUNT }, (_, i) => ({
	says: `Inlägg ${token(i + 1)} från Ekdalens kommun om snön på gatorna i vinter`,
	date: `2026-${String(10 - Math.floor(i / 3)).padStart(2, '0')}-${String(25 - (i % 3) * 7).padStart(2, '0')}`,
	height: [190, 420, 210, 340, 220][i % 5],
}));
const DATA = `const rows = ${JSON.stringify(rows)}; const box = document.querySelector('#box'), more = document.querySelector('#more');
	const made = (row, tag) => { const el = document.createElement(tag); el.className = 'q7';
		el.innerHTML = '<div><b>Ekdalens kommun</b> <time datetime="' + row.date + '">' + row.date + '</time></div><p style="height:' + row.height + 'px">' + row.says + '</p>'; return el; };`;

/** Rows laid out by themselves in a box that scrolls, of which only those in its window and near it are there. */
const RECYCLED = `<script>{
	${DATA}
	let loaded = 9;
	const inner = box.firstElementChild, drawn = new Map();
	const height = (i) => rows[i].height + 30, top = (i) => rows.slice(0, i).reduce((sum, _, k) => sum + height(k), 0);
	const draw = () => {
		inner.style.height = top(loaded) + 'px';
		const near = rows.map((_, i) => i).filter((i) => i < loaded && top(i) + height(i) > box.scrollTop - 100 && top(i) < box.scrollTop + box.clientHeight + 100);
		for (const [i, el] of drawn) if (!near.includes(i)) { el.remove(); drawn.delete(i); }
		for (const i of near) {
			if (drawn.has(i)) continue;
			const el = made(rows[i], 'div');
			el.style.cssText = 'position:absolute;top:' + top(i) + 'px;height:' + height(i) + 'px';
			inner.insertBefore(el, [...drawn].filter(([k]) => k > i).sort(([a], [b]) => a - b)[0]?.[1] ?? null);
			drawn.set(i, el);
		}
	};
	box.addEventListener('scroll', () => requestAnimationFrame(draw));
	new ResizeObserver(draw).observe(box);
	more.addEventListener('click', () => setTimeout(() => { loaded = Math.min(rows.length, loaded + 9); if (loaded === rows.length) more.remove(); draw(); }, 80));
	draw();
}</script>`;

const PLAIN = `<script>{
	${DATA}
	let loaded = 0;
	const load = () => { box.append(...rows.slice(loaded, loaded += 9).map((row) => made(row, 'li'))); if (loaded >= rows.length) more.remove(); };
	more.addEventListener('click', () => setTimeout(load, 80));
	load();
}</script>`;

/** The last post says something else for ever, as a clock that runs does. */
const RESTLESS = `<script>{
	${DATA}
	box.append(...rows.slice(0, 9).map((row) => made(row, 'div')));
	let n = 0;
	setInterval(() => { box.lastChild.lastChild.textContent = rows[8].says + ' nummer ' + ++n; }, 20);
}</script>`;

const STYLE = '<style>body{margin:0}p{margin:0}.q7{display:flow-root;width:600px}</style>';
const HEAD = `<title>Ekdalens kommun</title>${STYLE}<h1>Ekdalens kommun</h1>`;

let site: Site;
beforeAll(async () => {
	site = await openSite({
		'/rader': page(
			`${HEAD}<main><div id=box style="height:1000px;overflow:auto"><div style="position:relative"></div></div><button id=more>Visa fler inlägg</button></main>${RECYCLED}`,
		),
		'/lista': page(
			`${HEAD}<section style="display:flex"><ul id=box style="height:60vh;overflow-y:scroll;margin:0;width:700px"></ul><nav><p>Kontakta kommunen</p></nav></section><footer><span id=more role=button tabindex=0>Load more</span></footer>${PLAIN}`,
		),
		'/oro': page(`${HEAD}<main id=box></main>${RESTLESS}`),
	});
});
afterAll(() => site.close());

async function taken(path: string) {
	const env = { ...process.env, LOG_LEVEL: 'silent', FEED_QUIET_SECONDS: '1', FEED_TRIES: '2' };
	return await take(`${site.at('localhost')}${path}`, [`localhost:${site.port}`], {
		config: readConfig(env),
	});
}

for (const [build, path] of [
	['recycles its rows', '/rader'],
	['keeps its rows', '/lista'],
] as const) {
	test(`the control below a box that scrolls and ${build} is pressed until the feed ends`, async () => {
		const { posts: read, verdict } = await taken(path);
		expect(read.map((p) => /M-\d+-P/.exec(p.text)?.[0])).toEqual(rows.map((_, i) => token(i + 1)));
		const found = verdict.findings.map((f) => f.code);
		expect(found).not.toContain('feed-stalled');
		// What the box hides at first is in the next tile, though the first tile shows the window below the box.
		expect(found).not.toContain('join-broken');
	}, 60_000);
}

test('a page that is given up while it still changes has shown no end', async () => {
	const { posts: read, verdict } = await taken('/oro');
	expect(read.length).toBeGreaterThanOrEqual(9);
	expect(verdict.outcome).toBe('partial');
	expect(verdict.findings.map((f) => f.code)).toContain('feed-stalled');
}, 120_000);

test('what stands beside a box that scrolls is shown once, and what stands below it stays', async () => {
	const { call, ours } = await visit(
		built(
			'<style>body{margin:0}#f{display:flex}#box{height:500px;width:600px;overflow:auto}article{height:300px}</style>',
			`<header style="position:relative;height:40px">Ekdalen<b style="position:absolute;top:60px;left:300px">Fråga oss</b></header><div id=f><div id=box>${posts(() => '', 9)}</div><aside>Kontakt</aside></div><button>Visa fler</button>`,
		),
	);
	await call('goTo', 400, 'rest');
	const seen = (what: string) => ours(`getComputedStyle(document.querySelector('${what}')).visibility`);
	expect(await seen('aside')).toBe('hidden');
	expect(await seen('button')).toBe('visible');
	// What hangs from above over the box would be in each of its tiles.
	expect(await seen('header b')).toBe('hidden');
	expect(await seen('header')).toBe('visible');
});
