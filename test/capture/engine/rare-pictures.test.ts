import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gives, openSite, page, type Site } from '../recorder/site.ts';
import { take } from './take.ts';

const SIZE = 'width=200 height=120';
const post = (n: number, inside: string) =>
	`<article><p>Snöröjningen pågår i hela kommunen, och vi återkommer när vi vet mer. Nummer ${n}.</p><time datetime="2026-11-0${n}T10:00:00Z">${n} november</time>${inside}</article>`;
const POSTS = [
	`<object data="/fil-1.png" type="image/png" ${SIZE}></object>`,
	`<object data="/borta.png" type="image/png" ${SIZE}><img src="/fil-2.png" ${SIZE}></object>`,
	`<iframe src="/ram" width=240 height=160></iframe>`,
	`<canvas ${SIZE}></canvas>`,
];
const DRAW = `<script>const c = document.querySelector('canvas'), p = c.getContext('2d'); const m = new Image;
m.onload = () => p.drawImage(m, 0, 0); m.src = '/fil-4.png';</script>`;

let site: Site;
beforeAll(async () => {
	const png = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#c03' } })
		.extend({ left: 140, bottom: 80, background: '#07c' })
		.png()
		.toBuffer();
	const files = [1, 2, 3, 4].map((n) => [`/fil-${n}.png`, gives('image/png', png)] as const);
	site = await openSite({
		'/kommunen': page(
			`<title>Kommunen</title><h1>Kommunen</h1>${POSTS.map((p, i) => post(i + 1, p)).join('')}${DRAW}`,
		),
		'/ram': page(
			'<p>Karta över arbetena i Björkvåla</p><img src="fil-3.png" width=200 height=120 alt="Kartan">',
		),
		...Object.fromEntries(files),
	});
});
afterAll(() => site.close());

test('what is embedded, framed or drawn as a picture is told with its record, or as made by the page', async () => {
	const { verdict, posts, recordIds } = await take(`http://127.0.0.1:${site.port}/kommunen`, [
		`127.0.0.1:${site.port}`,
	]);
	const ids = await recordIds();
	const told = posts.map(({ images }) =>
		images.map(({ kind, made, record }) => [
			kind,
			made ?? URL.parse(ids.get(record?.replace(/^<|>$/g, '') ?? '') ?? '')?.pathname,
		]),
	);
	expect(told).toEqual([
		[['object', '/fil-1.png']],
		[['img', '/fil-2.png']],
		[['frame', '/fil-3.png']],
		[['canvas', true]],
	]);
	expect(verdict.outcome).toBe('complete');
	const note = verdict.findings.find(({ code }) => code === 'pictures-in-pixels-only');
	expect(note?.data).toMatchObject({ count: 1, posts: 1 });
});
