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

test('a feed that grows where the foot of a long page comes into view is had, and what is below it is taken once', async () => {
	const site = await openSite({
		'/kommunen': page(`<title>Kommunen</title><h1>Kommunen</h1><main>${several(1)}</main><aside style="height:1700px"><h2>Hitta hit</h2><p>Stadshuset ligger vid torget.</p></aside><footer style="height:500px">Kommunen, Torget 1</footer><div id=slut style="height:1px"></div><script>
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
