import { afterAll, beforeAll, expect, test } from 'vitest';
import { svgBar } from '../../../fixtures/marks/draw.ts';
import { openSite, page, type Site } from '../recorder/site.ts';
import { postTokens, take } from './take.ts';

const ABOUT = ['Snöröjningen', 'Biblioteket', 'Simhallen', 'Kulturveckan'];
const said = (n: number) =>
	`${ABOUT[n % 4]} i kommunen har nyheter, och det här är nummer ${n}; vi återkommer.`;
const post = (
	n: number,
) => `<article><h2>Sundby kommun</h2><time datetime="2026-10-${10 + n}">${10 + n} oktober</time>
	<p>${said(n)}</p>${svgBar({ kind: 'P', number: n, index: 0 }, 12, 20)}</article>`;
const all = Array.from({ length: 7 }, (_, i) => i + 1);

/** Sections of a window's height that a style moves by one for each turn of the wheel, and that is deaf until it has passed over. */
const SECTIONS = `<title>Sundby kommun</title><style>html,body{margin:0;height:100%;overflow:hidden;font:18px sans-serif}
	#full{height:100vh;transition:transform .4s}section{height:100vh;box-sizing:border-box;padding:60px}</style>
	<div id="full">${all.map((n) => `<section>${post(n)}</section>`).join('')}</div><script>
	const full = document.getElementById('full'); let at = 0, busy = false;
	const go = (by) => {
		const to = Math.max(0, Math.min(6, at + by));
		if (busy || to === at) return;
		at = to; busy = true;
		full.addEventListener('transitionend', () => { busy = false; }, { once: true });
		full.style.transform = 'translate3d(0,-' + at * 100 + 'vh,0)';
	};
	addEventListener('wheel', (e) => { e.preventDefault(); go(Math.sign(e.deltaY)); }, { passive: false });
	</script>`;

/** Screens that say something else between the first post and the others. */
const between = (others: number) => {
	const about = Array.from(
		{ length: others },
		(_, i) => `<section><h2>Om oss</h2><p>Här bor vi på ${i + 2} platser.</p></section>`,
	);
	return SECTIONS.replace('</section><section>', `</section>${about.join('')}<section>`).replace(
		'Math.min(6,',
		`Math.min(${6 + others},`,
	);
};

/** One post in the page at a time, fetched when it is turned to by a key; the wheel does nothing. */
const VIEWER = `<title>Lillköping</title><style>body{margin:0;font:18px sans-serif}.viewer{position:fixed;inset:0;overflow:hidden;padding:60px}</style>
	<div class="viewer">${post(1)}${post(2)}</div><script>
	const viewer = document.querySelector('.viewer'); let at = 1;
	const show = async (to) => {
		if (to < 1 || to > 6 || to === at) return;
		const answer = await fetch('/visa?at=' + to);
		viewer.innerHTML = await answer.text(); at = to;
	};
	addEventListener('keydown', (e) => {
		if (e.key === 'ArrowDown') show(at + 1);
		if (e.key === 'ArrowUp') show(at - 1);
	});</script>`;

/** A page that fits in a window, with something that turns by itself: no screen comes, and keys are for the page. */
const STILL = `<title>Sundby kommun</title><style>html,body{margin:0;height:100%;overflow:hidden}</style><h1>Sundby kommun</h1>
	<main>${[1, 2].map(post).join('')}</main><p id="clock">0</p><script>let n = 0; setInterval(() => { document.getElementById('clock').textContent = ++n; }, 200);</script>`;

/** A page without a bar that a script scrolls by the wheel, as a document is scrolled. */
const SCRIPTED = `<title>Sundby kommun</title><style>html,body{margin:0;overflow:hidden;font:18px sans-serif}article{min-height:600px}</style><h1>Sundby kommun</h1>
	<main>${all.map(post).join('')}</main><script>addEventListener('wheel', (e) => { e.preventDefault(); scrollBy(0, e.deltaY); }, { passive: false });</script>`;

/** A page that fits in a window, in which something has the focus that a key would change. */
const CHOSEN = `<title>Sundby kommun</title><style>html,body{margin:0;height:100%;overflow:hidden}</style><h1>Sundby kommun</h1>
	<form><label><input type="radio" name="svar" value="ja" checked> Ja</label><label><input type="radio" name="svar" value="nej"> Nej</label></form>
	<main>${[1, 2].map(post).join('')}</main><script>
	document.forms[0].onchange = () => fetch('/rosta', { method: 'POST' });
	document.querySelector('input').focus();</script>`;

let site: Site;
beforeAll(async () => {
	site = await openSite({
		'/sektioner': page(SECTIONS),
		'/emellan': page(between(5)),
		'/langt-emellan': page(between(12)),
		'/visare': page(VIEWER),
		'/visa': ({ path }, response) => {
			const at = Number(new URLSearchParams(path.split('?')[1]).get('at'));
			response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(post(at) + post(at + 1));
		},
		'/stilla': page(STILL),
		'/rullad': page(SCRIPTED),
		'/vald': page(CHOSEN),
	});
});
afterAll(() => site.close());

const at = (path: string) => take(`http://127.0.0.1:${site.port}${path}`, [`127.0.0.1:${site.port}`]);
const losses = ({ verdict }: Awaited<ReturnType<typeof take>>) =>
	verdict.findings.filter(({ severity }) => severity !== 'note').map(({ code }) => code);

test('a page of full screens that only the wheel turns is walked screen by screen to its last', async () => {
	const taken = await at('/sektioner');
	expect(taken.posts.map(({ text }) => text)).toEqual(all.map((n) => expect.stringContaining(said(n))));
	expect(await taken.inPixels()).toEqual(postTokens(7));
	expect(taken.capture.changes).toContainEqual(expect.stringContaining('one screen at a time'));
	expect(losses(taken)).toEqual([]);
});

test('screens that say something else are gone past, and where there are too many of them the end is not claimed', async () => {
	const taken = await at('/emellan');
	expect(taken.posts).toHaveLength(7);
	expect(new Set(await taken.inPixels())).toEqual(new Set(postTokens(7)));
	const left = await at('/langt-emellan');
	expect(left.posts).toHaveLength(1);
	expect(losses(left)).toContain('feed-stalled');
});

test('so is one that a key turns, whose posts are fetched one after another', async () => {
	const taken = await at('/visare');
	const read = new Set(taken.posts.map(({ text }) => text));
	expect(all.filter((n) => ![...read].some((text) => text.includes(said(n))))).toEqual([]);
	expect(new Set(await taken.inPixels())).toEqual(new Set(postTokens(7)));
	// A replay asks for what a key brings as the capture did, or says what it did not show.
	expect(losses(taken).filter((code) => code !== 'replay-lacks-posts')).toEqual([]);
});

test('a page that fits in its window and turns nothing is taken once', async () => {
	const taken = await at('/stilla');
	expect(taken.posts).toHaveLength(2);
	expect(await taken.inPixels()).toEqual(postTokens(2));
	expect(taken.capture.changes.filter((what) => what.includes('one screen at a time'))).toEqual([]);
	expect(losses(taken)).toEqual([]);
});

test('a page that a script scrolls by the wheel is walked as documents are, to its end', async () => {
	const taken = await at('/rullad');
	expect(taken.posts.map(({ text }) => text)).toEqual(all.map((n) => expect.stringContaining(said(n))));
	expect(await taken.inPixels()).toEqual(postTokens(7));
	expect(losses(taken)).toEqual([]);
});

test('no key is pressed where it would choose something in the name of a visitor', async () => {
	const taken = await at('/vald');
	expect(taken.posts).toHaveLength(2);
	expect(site.visits.filter(({ path }) => path === '/rosta')).toEqual([]);
	expect(losses(taken)).toEqual([]);
});
