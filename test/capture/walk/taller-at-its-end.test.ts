import { afterAll, beforeAll, expect, test } from 'vitest';
import { take } from '../engine/take.ts';
import { openSite, page, type Site } from '../recorder/site.ts';

const ALL = 24;
const TALL = 420;

/** Rows are emptied out of view and keep the room that they had, which is a guess where their words were not drawn: the page is tallest where its end is looked at. */
const LIST = `<script>{
	const box = document.querySelector('main');
	const draw = (row) => { row.style.height = ''; row.innerHTML = '<div class=row><p><a href="/k">Kommunen</a> <a href="/p/' + row.n + '"><time datetime="2026-10-' + String(30 - row.n).padStart(2, '0') + 'T09:00:00Z">' + (30 - row.n) + ' oktober</time></a></p><p>Plogen kommer till alla gator i hela kommunen enligt besked nummer ' + row.n + '.</p></div>'; };
	const clear = (row) => { row.style.height = row.getBoundingClientRect().height + 'px'; row.innerHTML = ''; };
	const watch = new IntersectionObserver((seen) => { for (const { target, isIntersecting } of seen) if (isIntersecting) { if (!target.innerHTML) draw(target); } else if (target.innerHTML) clear(target); }, { rootMargin: '600px 0px' });
	let n = 0;
	const add = () => { for (const end = n + 8; n < end && n < ${ALL}; ) { const row = document.createElement('article'); row.n = ++n; row.style.minHeight = '20px'; box.append(row); watch.observe(row); } };
	const isNear = () => document.documentElement.scrollHeight - scrollY - innerHeight < 600;
	addEventListener('scroll', () => { if (n < ${ALL} && isNear()) setTimeout(() => isNear() && add(), 150); });
	add();
}</script>`;

let site: Site;
beforeAll(async () => {
	site = await openSite({
		'/kommunen': page(
			`<title>Kommunen</title><style>body{margin:0}article{width:600px}.row{content-visibility:auto;contain-intrinsic-size:auto 200px}.row p:last-child{min-height:${TALL}px}</style><h1>Kommunen</h1><main></main>${LIST}`,
		),
	});
});
afterAll(() => site.close());

test('a page that is taller each time that its end is looked at has not grown, and ends', async () => {
	const taken = await take(`http://127.0.0.1:${site.port}/kommunen`, [`127.0.0.1:${site.port}`]);
	expect(taken.capture.stop).toBe('end-of-feed');
	expect(taken.posts.map(({ text }) => text.match(/\d+/)?.[0])).toEqual(
		Array.from({ length: ALL }, (_, i) => `${i + 1}`),
	);
}, 90_000);
