import { expect, test } from 'vitest';
import { gives, openSite, page } from '../recorder/site.ts';
import { take } from './take.ts';

const post = (n: number) =>
	`<div class=w style="padding:14px"><b>Kommunen</b> <time datetime="2026-02-${9 + n}">${9 + n} feb</time><p>Snöröjningen pågår i hela kommunen, och det här är besked nummer ${n}.</p></div>`;
const several = (from: number) => [0, 1, 2, 3].map((i) => post(from + i)).join('');
const AROUND =
	'<title>Kommunen</title><header><h1>Kommunen</h1></header><main><h2>Följ oss</h2><p>Här ser du våra senaste inlägg.</p>';

test('a feed in a small frame is walked to its end, past a frame without posts, and its replay shows it', async () => {
	const site = await openSite({
		'/kommunen': page(
			`${AROUND}<iframe src="/karta" style="width:600px;height:500px"></iframe><iframe src="/flode" style="width:420px;height:400px"></iframe></main>`,
		),
		'/karta': page('<p>Karta över kommunen</p>'),
		'/flode': page(`<div id=l>${several(1)}</div><script>
			let at = 5, busy = false;
			addEventListener('scroll', async () => {
				if (busy || at > 12 || scrollY + innerHeight < document.body.scrollHeight - 200) return;
				busy = true;
				l.insertAdjacentHTML('beforeend', await (await fetch('/mer?fran=' + at)).text());
				at += 4; busy = false;
			});</script>`),
		'/mer': (visit, response) =>
			gives('text/html', several(Number(new URLSearchParams(visit.path.split('?')[1]).get('fran'))))(
				visit,
				response,
			),
	});
	const taken = await take(`http://127.0.0.1:${site.port}/kommunen`, [`127.0.0.1:${site.port}`]);
	expect(taken.posts).toHaveLength(12);
	expect(taken.verdict.findings.filter((f) => f.severity !== 'note')).toEqual([]);
	expect(site.visits.filter(({ path }) => path === '/karta')).toHaveLength(1);
	await site.close();
}, 90_000);
