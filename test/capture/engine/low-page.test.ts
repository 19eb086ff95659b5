import { expect, test } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { gives, openSite, page } from '../recorder/site.ts';
import { take } from './take.ts';

const post = (n: number) =>
	`<article id="p${n}" style="padding:20px;min-height:180px"><a href="/kommunen/p${n}"><time datetime="2026-10-${10 + n}T09:00:00Z">${n} okt</time></a><p>Snöröjningen pågår i hela kommunen, och det här är besked nummer ${n}.</p></article>`;
const several = (from: number) => [0, 1, 2, 3].map((i) => post(from + i)).join('');

test('a feed that asks for more when it is scrolled is had also where its beginning does not fill the window', async () => {
	const site = await openSite({
		'/kommunen': page(`<title>Kommunen</title><h1>Kommunen</h1><main>${several(1)}</main><script>
			let at = 5, busy = false;
			addEventListener('scroll', async () => {
				if (busy || at > 12 || scrollY + innerHeight < document.body.scrollHeight - 200) return;
				busy = true;
				document.querySelector('main').insertAdjacentHTML('beforeend', await (await fetch('/mer?fran=' + at)).text());
				at += 4; busy = false;
			});</script>`),
		'/mer': (visit, response) =>
			gives('text/html', several(Number(new URLSearchParams(visit.path.split('?')[1]).get('fran'))))(
				visit,
				response,
			),
	});
	const config = readConfig({
		...process.env,
		LOG_LEVEL: 'silent',
		FEED_QUIET_SECONDS: '1',
		FEED_TRIES: '1',
	});
	const taken = await take(`http://127.0.0.1:${site.port}/kommunen`, [`127.0.0.1:${site.port}`], { config });
	expect(taken.posts).toHaveLength(12);
	expect(taken.capture.changes.join()).toContain('window lower');
	await site.close();
}, 60_000);

test('a feed whose end never leaves the window above a tall foot, and that ends in a small link for more, is had to its end', async () => {
	const low = (n: number) => post(n).replace('min-height:180px', 'min-height:60px');
	const three = (from: number) => [0, 1, 2].map((i) => low(from + i)).join('');
	const site = await openSite({
		'/kommunen':
			page(`<title>Kommunen</title><h1>Kommunen</h1><main id=l>${three(1)}</main><div id=z style="height:2px"></div><div style="height:700px">Sidfot</div><script>
			let at = 4, times = 0;
			const load = async () => {
				l.insertAdjacentHTML('beforeend', await (await fetch('/mer?fran=' + at)).text());
				at += 3;
				if (at > 12) z.remove();
			};
			new IntersectionObserver(async ([seen]) => {
				if (!seen.isIntersecting || at > 12) return;
				if (++times <= 2) await load();
				else if (!z.firstChild) { z.style.height = 'auto'; z.innerHTML = '<a href="#">Visa äldre</a>'; z.firstChild.onclick = (e) => { e.preventDefault(); load(); }; }
			}, { threshold: 1 }).observe(z);</script>`),
		'/mer': (visit, response) =>
			gives('text/html', three(Number(new URLSearchParams(visit.path.split('?')[1]).get('fran'))))(
				visit,
				response,
			),
	});
	const taken = await take(`http://127.0.0.1:${site.port}/kommunen`, [`127.0.0.1:${site.port}`]);
	expect(taken.posts).toHaveLength(12);
	expect(taken.verdict.findings.filter((f) => f.severity !== 'note')).toEqual([]);
	await site.close();
}, 90_000);
