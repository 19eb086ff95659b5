import { afterAll, beforeAll, expect, test } from 'vitest';
import { token } from '../../../fixtures/marks/code.ts';
import { svgBar } from '../../../fixtures/marks/draw.ts';
import { readConfig } from '../../../src/config.ts';
import { type Answer, gives, openSite, page, type Site } from '../recorder/site.ts';
import { take } from './take.ts';

const mark = (post: number, index: number) => ({ kind: 'I', number: post, index }) as const;
const src = (post: number, index: number) => `/bild/${post}-${index}.svg`;
const picture = (post: number, index: number) =>
	`<svg xmlns="http://www.w3.org/2000/svg" width="480" height="240"><rect width="480" height="240" fill="#a63"/><g transform="translate(60,100)">${svgBar(
		mark(post, index),
		12,
		20,
	).replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"')}</g></svg>`;
const COUNTS = [4, 3, 1] as const;
/** How long the server takes to tell which picture comes next: longer than a press is waited for when nothing is asked. */
const SLOW_MS = [1300, 3600] as const;

const post = (n: number, inside: string) =>
	`<article id="p${n}"><a href="/kommunen/p${n}"><time datetime="2026-10-${10 + n}T09:00:00Z">${10 + n} oktober</time></a>
	<p>Inlägg nummer ${n} från kommunen om snöröjningen i Björkvåla och om gatorna där.</p>${inside}<p>Gilla Kommentera Dela</p></article>`;
/** A word on each arrow; each press asks, and one too many would jump over a picture. */
const ASKED = post(
	1,
	`<figure class=one><img src="${src(1, 1)}" width=480 height=240 alt=""><button class=b aria-label="Föregående bild">‹</button><button class=f aria-label="Nästa bild">›</button></figure>`,
);
/** Signs without words, and a piece of the page that comes and is laid behind the others. */
const LAID = post(
	2,
	`<div class=two><div class=window><div class=track><img src="${src(2, 1)}" width=480 height=240 alt=""></div></div><div class="sign l" role=button tabindex=0><svg width=20 height=20><path d="M14 2 4 10l10 8"/></svg></div><div class="sign r" role=button tabindex=0><svg width=20 height=20><path d="m6 2 10 8-10 8"/></svg></div></div>`,
);
const STYLE = `<style>article{width:700px;margin:40px;border-top:1px solid}img{display:block;flex:none}
	.one,.two{position:relative;width:480px;margin:0}.one button{position:absolute;top:105px;width:30px;height:30px}.f{right:4px}.b{left:4px}
	.window{width:480px;overflow:hidden}.track{display:flex}.sign{position:absolute;top:105px;width:30px;height:30px;cursor:pointer}.l{left:4px}.r{right:4px}</style>`;
const SCRIPT = `<script>
	const ask = async (n, i) => (await fetch('/nasta?p=' + n + '&i=' + i)).text();
	const one = document.querySelector('.one img');
	let at = 1;
	document.querySelector('.f').onclick = async () => { if (at < ${COUNTS[0]}) one.src = await ask(1, ++at); };
	document.querySelector('.b').onclick = async () => { if (at > 1) one.src = await ask(1, --at); };
	const track = document.querySelector('.track');
	let here = 0, isBusy = false;
	const go = async (by) => {
		if (isBusy || here + by < 0) return;
		if (here + by >= track.children.length) {
			isBusy = true;
			const address = await ask(2, here + by + 1);
			isBusy = false;
			if (!address) return;
			const img = new Image(480, 240);
			img.src = address;
			track.append(img);
		}
		here += by;
		track.style.transform = 'translateX(' + -480 * here + 'px)';
	};
	document.querySelector('.l').onclick = () => go(-1);
	document.querySelector('.r').onclick = () => go(1);
</script>`;

let site: Site;
beforeAll(async () => {
	const asked: Answer = ({ path }, response) => {
		const query = new URL(path, 'http://x').searchParams;
		const [n, i] = [Number(query.get('p')), Number(query.get('i'))];
		const body = i <= (COUNTS[n - 1] ?? 0) ? src(n, i) : '';
		setTimeout(() => response.writeHead(200, { 'content-type': 'text/plain' }).end(body), SLOW_MS[n - 1]);
	};
	const pictures = COUNTS.flatMap((count, p) =>
		Array.from(
			{ length: count },
			(_, i) => [src(p + 1, i + 1), gives('image/svg+xml', picture(p + 1, i + 1))] as const,
		),
	);
	site = await openSite({
		'/kommunen': page(
			`<title>Kommunen</title>${STYLE}<h1>Kommunen</h1><main>${ASKED}${LAID}${post(3, `<img src="${src(3, 1)}" width=480 height=240 alt="">`)}</main>${SCRIPT}`,
		),
		'/nasta': asked,
		...Object.fromEntries(pictures),
	});
});
afterAll(() => site.close());

test('pictures that a slider asks a slow server for, one at each press, are all turned to, pictured and recorded', async () => {
	const config = readConfig({
		...process.env,
		LOG_LEVEL: 'silent',
		FEED_QUIET_SECONDS: '1',
		FEED_TRIES: '1',
	});
	const taken = await take(`http://127.0.0.1:${site.port}/kommunen`, [`127.0.0.1:${site.port}`], { config });
	const recorded = await taken.recordIds();
	for (const [p, count] of COUNTS.entries()) {
		const all = Array.from({ length: count }, (_, i) => i + 1);
		const images = taken.posts.find(({ id }) => id.endsWith(`p${p + 1}`))?.images ?? [];
		expect(images.map(({ address }) => new URL(address).pathname)).toEqual(all.map((i) => src(p + 1, i)));
		for (const { record, address } of images) expect(recorded.get(record ?? '')).toBe(address);
		const seen = new Set(await taken.inPixels());
		for (const i of all) expect(seen).toContain(token(mark(p + 1, i)));
	}
	expect(taken.verdict.findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
}, 120_000);
