import { afterAll, beforeAll, expect, test } from 'vitest';
import { take } from '../engine/take.ts';
import { openSite, page, type Site } from '../recorder/site.ts';

const ANSWERS_MS = 2500;
const BATCH = 8;
const ALL = 24;

/** Holds the rows near the window, and shifts them to and fro while it waits for more: two views that take turns at its end. */
const LIST = `<script>{
	const box = document.querySelector('main');
	let count = ${BATCH}, busy = false, flip = 0;
	const draw = () => {
		const from = Math.max(0, Math.min(count - 1, Math.floor((scrollY - box.offsetTop) / 300) - 1) - (flip % 2));
		const to = Math.min(count, from + 6 + (flip % 2 ? 0 : 1));
		box.style.paddingTop = from * 300 + 'px';
		box.style.paddingBottom = (count - to) * 300 + 'px';
		box.innerHTML = Array.from({ length: to - from }, (_, i) => from + i + 1).map((n) => '<article><a href="/k">Kommunen</a> <a href="/p/' + n + '"><time datetime="2026-10-' + (30 - n) + 'T09:00:00Z">' + (30 - n) + ' oktober</time></a><p>Plogen kommer till alla gator i hela kommunen enligt besked nummer ' + n + '.</p></article>').join('');
		if (scrollY + innerHeight < document.documentElement.scrollHeight - 100 || busy || count >= ${ALL}) return;
		busy = true;
		fetch('/fler?from=' + count).then((r) => r.json()).then((more) => { count += more; busy = false; flip = 0; draw(); });
	};
	addEventListener('scroll', () => requestAnimationFrame(draw));
	setInterval(() => { if (busy) { flip++; draw(); } }, 90);
	draw();
}</script>`;

let site: Site;
beforeAll(async () => {
	site = await openSite({
		'/kommunen': page(
			`<title>Kommunen</title><style>body{margin:0}article{height:300px;width:600px;display:flow-root}</style><h1>Kommunen</h1><main></main>${LIST}`,
		),
		'/fler': (_visit, response) =>
			void setTimeout(
				() => response.writeHead(200, { 'content-type': 'application/json' }).end(`${BATCH}`),
				ANSWERS_MS,
			),
	});
});
afterAll(() => site.close());

test('a list that takes turns between views at its end while a slow answer is under way has not ended, and is waited for', async () => {
	const taken = await take(`http://127.0.0.1:${site.port}/kommunen`, [`127.0.0.1:${site.port}`]);
	expect(site.visits.filter(({ path }) => path.startsWith('/fler')).map(({ path }) => path)).toEqual([
		'/fler?from=8',
		'/fler?from=16',
	]);
	expect(taken.posts.some((p) => p.text.endsWith(`nummer ${ALL}.`))).toBe(true);
	expect(taken.verdict.findings.map(({ code }) => code)).not.toContain('feed-stalled');
}, 90_000);
