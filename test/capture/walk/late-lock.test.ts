import { afterAll, beforeAll, expect, test } from 'vitest';
import { take } from '../engine/take.ts';
import { openSite, page, type Site } from '../recorder/site.ts';

const COUNT = 20;
const token = (n: number) => `M-${String(n).padStart(4, '0')}-P`;
const said = Array.from({ length: COUNT }, (_, i) => ({
	says: `Besked ${token(i + 1)} från Ekdalens kommun gäller alla gator till vecka ${i + 2}`,
	day: `2026-10-${String(28 - i).padStart(2, '0')}`,
}));
const ASKS = '<div class=over><div class=ask><h2>Kakor</h2><p>Kakorna hjälper oss att bli bättre.</p>';
const STYLE =
	'<style>body{margin:0}.over{position:fixed;inset:0;background:#0009}.ask{margin:10%;background:#fff}section,li{display:block;width:600px;height:240px}</style>';

/** Grows where its end comes into view; a question that nobody knows an answer to comes with the scrolling and fixes the body. */
const FIXED = `${STYLE}<style>.still{position:fixed;width:100%;overflow:hidden}</style><h1>Ekdalens kommun</h1><div id=flow></div><div id=end style="height:8px"></div><script>{
	const said = ${JSON.stringify(said)};
	let n = 0, asked = false;
	const more = () => said.slice(n, n += 8).forEach((p) => {
		const box = document.createElement('section');
		box.innerHTML = '<b>Ekdalens kommun</b> <time datetime="' + p.day + '">' + p.day + '</time><p>' + p.says + '</p>';
		document.querySelector('#flow').append(box);
	});
	more();
	new IntersectionObserver((seen) => { if (seen.some((one) => one.isIntersecting)) setTimeout(more, 150); }).observe(document.querySelector('#end'));
	addEventListener('scroll', () => {
		if (asked || scrollY < 300) return;
		asked = true;
		document.body.classList.add('still');
		document.body.insertAdjacentHTML('beforeend', '${ASKS}<button>Prihvaćam</button></div></div>');
	});
}</script>`;

/** Scrolls in a box of its own; the question is in a frame, stops that box, and lets it go when it is refused. */
const INNER = `${STYLE}<style>html,body{height:100%;overflow:hidden}#rull{height:100%;overflow-y:auto}</style><div id=rull><h1>Ekdalens kommun</h1><ul></ul></div><script>{
	const said = ${JSON.stringify(said)}, box = document.querySelector('#rull');
	let n = 0, asked = false, busy = false;
	const more = () => document.querySelector('ul').insertAdjacentHTML('beforeend', said.slice(n, n += 10).map((p) => '<li><strong>Ekdalens kommun</strong> <span>' + p.day + '</span><div>' + p.says + '</div></li>').join(''));
	more();
	box.addEventListener('scroll', () => {
		if (!busy && box.scrollTop + box.clientHeight > box.scrollHeight - 200) { busy = true; setTimeout(() => { more(); busy = false; }, 120); }
		if (asked || box.scrollTop < 300) return;
		asked = true;
		setTimeout(() => {
			box.style.overflow = 'hidden';
			document.body.insertAdjacentHTML('beforeend', '<div class=over><iframe src="/fragan" style="background:#fff;width:500px;height:300px"></iframe></div>');
		}, 30);
	});
	addEventListener('message', () => { document.querySelector('.over').remove(); box.style.overflow = ''; });
}</script>`;

/** A login that comes over the posts stays, and with it the lock; a script can still scroll what is only cut off. */
const WALLED = `${STYLE}<h1>Ekdalens kommun</h1>${said
	.slice(0, 12)
	.map(
		({ says, day }) =>
			`<section><b>Ekdalens kommun</b> <time datetime="${day}">${day}</time><p>${says}</p></section>`,
	)
	.join('')}<script>{
	let asked = false;
	addEventListener('scroll', () => {
		if (asked || scrollY < 300) return;
		asked = true;
		document.body.style.overflow = 'hidden';
		document.body.insertAdjacentHTML('beforeend', '<div class=over><form class=ask><h2>Välkommen tillbaka</h2><input name=u autocomplete=username><input type=password><button>Fortsätt</button></form></div>');
	});
}</script>`;

let site: Site;
beforeAll(async () => {
	site = await openSite({
		'/fast': page(`<title>Ekdalens kommun</title>${FIXED}`),
		'/inre': page(`<title>Ekdalens kommun</title>${INNER}`),
		'/mur': page(`<title>Ekdalens kommun</title>${WALLED}`),
		'/fragan': page(
			`<h2>Vi använder cookies</h2><button onclick="parent.postMessage('nej', '*')">Avvisa alla</button><button>Acceptera</button>`,
		),
	});
});
afterAll(() => site.close());

test.for([
	['fixes the body and is hidden', '/fast', 'let scroll again'],
	['stops an inner scroller and is answered in its frame', '/inre', 'Avvisa alla'],
] as const)(
	'a question that comes while the feed is walked, %s: the walk goes on from where it stood to the end',
	async ([, path, told]) => {
		const taken = await take(`${site.at('localhost')}${path}`, [`localhost:${site.port}`]);
		expect(taken.posts.map(({ text }) => /M-\d+-P/.exec(text)?.[0])).toEqual(
			said.map((_, i) => token(i + 1)),
		);
		expect(taken.capture.changes.join('\n')).toContain(told);
		expect(taken.verdict.findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
	},
);

test('a page that a login locks for good is walked on, and not gone back in until the time is up', async () => {
	const limits = { seconds: 60 };
	const { verdict, posts, capture } = await take(`${site.at('localhost')}/mur`, [`localhost:${site.port}`], {
		limits,
	});
	// An hour of scrolling back and forth would end in a finding about time and hundreds of joins, over one about the login.
	expect(capture.stop).not.toBe('limit-time');
	expect(verdict.findings.map(({ code }) => code)).toContain('wall-after-content');
	expect(posts).toHaveLength(12);
});
