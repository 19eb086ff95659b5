import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { take } from '../engine/take.ts';
import { openSite, page, type Site } from '../recorder/site.ts';

const COUNT = 24;
const token = (n: number) => `M-${String(n).padStart(4, '0')}-P`;
const rows = Array.from({ length: COUNT }, (_, i) => ({
	says: `Inlägg ${token(i + 1)} från Ekdalens kommun om snön på gatorna i vinter`,
	date: `2026-${String(10 - Math.floor(i / 3)).padStart(2, '0')}-${String(25 - (i % 3) * 7).padStart(2, '0')}`,
	height: [90, 420, 210, 640, 120][i % 5],
}));

/**
 * Holds only the rows near the window, keeps their place by padding, guesses the heights of those that it has not drawn
 * and, having measured one above the window's middle, scrolls by what it had guessed wrong, further than it should.
 */
const LIST = `<script>{
	const rows = ${JSON.stringify(rows)}, tall = [], list = document.querySelector('#rad');
	const height = (i) => tall[i] ?? 100, top = (i) => rows.slice(0, i).reduce((sum, _, k) => sum + height(k), 0);
	let drawn = '';
	const draw = () => {
		const at = scrollY - list.offsetTop;
		const near = rows.map((_, i) => i).filter((i) => top(i) + height(i) > at - 20 && top(i) < at + innerHeight + 20);
		if (!near.length) return;
		const [from, to] = [near[0], near.at(-1)];
		list.style.paddingTop = top(from) + 'px';
		list.style.paddingBottom = top(rows.length) - top(to + 1) + 'px';
		if (drawn === from + '-' + to) return;
		drawn = from + '-' + to;
		list.replaceChildren(...near.map((i) => {
			const row = document.createElement('div');
			row.className = 'q7';
			row.innerHTML = '<div><b>Ekdalens kommun</b> <time datetime="' + rows[i].date + '">' + rows[i].date + '</time></div><p style="height:' + rows[i].height + 'px">' + rows[i].says + '</p>';
			return row;
		}));
		const middle = innerHeight / 2;
		let wrong = 0;
		near.forEach((i, k) => {
			const box = list.children[k].getBoundingClientRect();
			if (tall[i] === undefined && box.top < middle) wrong += Math.max(0, box.height - 100);
			tall[i] = box.height;
		});
		setTimeout(() => { draw(); if (wrong && scrollY > 0) scrollBy(0, wrong * 4); }, 40);
	};
	addEventListener('scroll', () => requestAnimationFrame(draw));
	draw();
}</script>`;

let site: Site;
beforeAll(async () => {
	const style = '<style>body{margin:0}#rad>div{width:600px;display:flow-root}p{margin:0}</style>';
	site = await openSite({
		'/ekdalen': page(
			`<title>Ekdalens kommun</title>${style}<h1>Ekdalens kommun</h1><main id=rad></main>${LIST}`,
		),
	});
});
afterAll(() => site.close());

test('a list that moves its rows away while it measures them loses none between two tiles', async () => {
	const env = { ...process.env, LOG_LEVEL: 'silent', FEED_QUIET_SECONDS: '1', FEED_TRIES: '1' };
	const taken = await take(`${site.at('localhost')}/ekdalen`, [`localhost:${site.port}`], {
		config: readConfig(env),
	});
	expect(taken.posts.map((p) => /M-\d+-P/.exec(p.text)?.[0])).toEqual(rows.map((_, i) => token(i + 1)));
	expect(taken.verdict.findings.filter((f) => f.severity === 'loss')).toEqual([]);
}, 60_000);
