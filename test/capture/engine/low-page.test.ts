import { expect, test } from 'vitest';
import { svgBar } from '../../../fixtures/marks/draw.ts';
import { readConfig } from '../../../src/config.ts';
import { gives, openSite, page } from '../recorder/site.ts';
import { postTokens, take } from './take.ts';

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
	expect(taken.verdict.findings.filter(({ severity }) => severity === 'loss')).toEqual([]);
	await site.close();
}, 60_000);

test('a feed that grows where the foot of a long page comes into view is had, and what is below it is taken once', async () => {
	const site = await openSite({
		'/kommunen':
			page(`<title>Kommunen</title><h1>Kommunen</h1><main>${several(1)}</main><aside style="height:1700px"><h2>Hitta hit</h2><p>Stadshuset ligger vid torget.</p></aside><footer style="height:500px">Kommunen, Torget 1</footer><div id=slut style="height:1px"></div><script>
			let at = 5, busy = false;
			new IntersectionObserver(async ([foot]) => {
				if (!foot.isIntersecting || busy || at > 16) return;
				busy = true;
				document.querySelector('main').insertAdjacentHTML('beforeend', await (await fetch('/mer?fran=' + at)).text());
				at += 4; busy = false;
			}).observe(slut);</script>`),
		'/mer': (visit, response) =>
			gives('text/html', several(Number(new URLSearchParams(visit.path.split('?')[1]).get('fran'))))(
				visit,
				response,
			),
	});
	const taken = await take(`http://127.0.0.1:${site.port}/kommunen`, [`127.0.0.1:${site.port}`]);
	expect(taken.posts).toHaveLength(16);
	expect(taken.verdict.findings.filter(({ severity }) => severity === 'loss')).toEqual([]);
	expect(taken.text('text').match(/Stadshuset/g)).toHaveLength(1);
	await site.close();
}, 60_000);

test('a feed in columns, where what comes moves what is there, is walked when all has come', async () => {
	const note = (n: number) =>
		`<div class=lapp style="break-inside:avoid;border:1px solid;padding:12px;min-height:${120 + ((n * 53) % 140)}px"><small>${n} okt. 2026</small><p>Snöröjningen pågår i hela kommunen, det här är lapp nummer ${n}.</p>${svgBar({ kind: 'P', number: n, index: 0 })}</div>`;
	const notes = (from: number) => [0, 1, 2, 3, 4, 5].map((i) => note(from + i)).join('');
	const site = await openSite({
		'/kommunen':
			page(`<title>Kommunen</title><h1>Kommunen</h1><main style="columns:3;width:1150px">${notes(1)}</main><script>
			let at = 7, busy = false;
			const more = async () => {
				if (busy || at > 30 || scrollY + innerHeight < document.body.scrollHeight - 100) return;
				busy = true;
				document.querySelector('main').insertAdjacentHTML('beforeend', await (await fetch('/mer?fran=' + at)).text());
				at += 6; busy = false;
			};
			addEventListener('scroll', more); addEventListener('wheel', more);</script>`),
		'/mer': (visit, response) =>
			gives('text/html', notes(Number(new URLSearchParams(visit.path.split('?')[1]).get('fran'))))(
				visit,
				response,
			),
	});
	const taken = await take(`http://127.0.0.1:${site.port}/kommunen`, [`127.0.0.1:${site.port}`]);
	expect(taken.posts).toHaveLength(30);
	expect((await taken.inPixels()).sort()).toEqual(postTokens(30));
	expect(taken.verdict.findings.filter(({ severity }) => severity === 'loss')).toEqual([]);
	await site.close();
}, 60_000);

test('a post that is revealed when enough of it is in view is whole in a tile', async () => {
	const box = (n: number) =>
		`<section class="ruta dold" style="padding:20px;min-height:${260 + ((n * 71) % 200)}px"><b>Kommunen</b> <time datetime="2026-10-${10 + n}">${n} okt</time><p>Snöröjningen pågår i hela kommunen, det här är besked nummer ${n}.</p>${svgBar({ kind: 'P', number: n, index: 0 })}<p style="margin-top:90px">Slut på besked nummer ${n}, och tack för att ni läser.</p></section>`;
	const site = await openSite({
		'/kommunen':
			page(`<title>Kommunen</title><style>.dold{opacity:0;transform:translateY(50px);transition:opacity 1s,transform 1s}</style><h1>Kommunen</h1><main>${[1, 2, 3, 4, 5, 6, 7, 8, 9].map(box).join('')}</main><script>
			const seen = new IntersectionObserver((all) => {
				for (const { isIntersecting, target } of all) target.classList.toggle('dold', !isIntersecting);
			}, { threshold: 0.4 });
			for (const el of document.querySelectorAll('.ruta')) seen.observe(el);</script>`),
	});
	const taken = await take(`http://127.0.0.1:${site.port}/kommunen`, [`127.0.0.1:${site.port}`]);
	expect(taken.posts).toHaveLength(9);
	expect((await taken.inPixels()).sort()).toEqual(postTokens(9));
	expect(taken.verdict.findings.filter(({ severity }) => severity === 'loss')).toEqual([]);
	await site.close();
}, 60_000);

test('a feed whose end must go out of the window and come into it again is had, and its control that comes only then is pressed', async () => {
	const site = await openSite({
		'/kommunen':
			page(`<title>Kommunen</title><h1>Kommunen</h1><main>${several(1)}</main><div id=slut style="height:2px"></div><section style="height:900px"><p>Kontakta oss.</p></section><script>
			let at = 5, times = 0;
			const more = async () => {
				document.querySelector('main').insertAdjacentHTML('beforeend', await (await fetch('/mer?fran=' + at)).text());
				if ((at += 4) > 20) slut.remove();
			};
			new IntersectionObserver(([end]) => {
				if (!end.isIntersecting || at > 20) return;
				if (++times <= 2) more();
				else if (!slut.firstChild) {
					slut.innerHTML = '<a href="#">Visa äldre</a>';
					slut.firstChild.onclick = (click) => (click.preventDefault(), more());
				}
			}, { threshold: 1 }).observe(slut);</script>`),
		'/mer': (visit, response) =>
			gives('text/html', several(Number(new URLSearchParams(visit.path.split('?')[1]).get('fran'))))(
				visit,
				response,
			),
	});
	const taken = await take(`http://127.0.0.1:${site.port}/kommunen`, [`127.0.0.1:${site.port}`]);
	expect(taken.posts).toHaveLength(20);
	expect(taken.verdict.findings.filter(({ severity }) => severity === 'loss')).toEqual([]);
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
