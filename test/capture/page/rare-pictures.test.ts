import { expect, test } from 'vitest';
import { closesBrowser, page, posts, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-27T12:00:00Z');
const SIZE = 'width:200px;height:120px';
const ATTRIBUTES = 'width=200 height=120';

const READ: Record<string, string> = {
	embed: `<embed src="/bild.png" type="image/png" ${ATTRIBUTES}>`,
	button: `<input type=image src="/bild.png" alt="Karta" ${ATTRIBUTES}>`,
	'a set by style': `<div style="${SIZE};background:image-set(url(/bild.png) 1x, url(/dubbel.png) 2x)"></div>`,
	'content by style': `<div style="${SIZE};content:url(/bild.png)"></div>`,
	mask: `<div style="${SIZE};background:#123;mask-image:url(/bild.png)"></div>`,
	'under a gradient': `<div style="${SIZE};background:linear-gradient(#0008,#0000),url(/bild.png)"><h3>Rubrik</h3></div>`,
	'before a box with words': `<style>.fore::before{content:"";display:block;${SIZE};background:url(/bild.png)}</style><div class=fore><b>Bildtext</b></div>`,
	drawing: `<svg ${ATTRIBUTES}><image href="/bild.png" ${ATTRIBUTES} /></svg>`,
};

test('a picture of every kind that a page may show it by is a picture of its post', async () => {
	const kinds = Object.values(READ);
	const { call, ours } = await visit(
		page(
			'',
			posts((n) => kinds[n - 1] ?? '', kinds.length),
		),
	);
	const host = await ours<string>('location.origin');
	const read = (await call('harvest', 0, 9000, NOW)).posts.map(({ images }) => images);
	const addresses = read.map((images) => images.map(({ address }) => address.replace(/\?.*/, '')));
	expect(Object.fromEntries(Object.keys(READ).map((kind, i) => [kind, addresses[i]]))).toEqual(
		Object.fromEntries(Object.keys(READ).map((kind) => [kind, [`${host}/bild.png`]])),
	);
	expect(read[1]?.[0]?.alt).toBe('Karta');
	expect(read.flat().some(({ made }) => made)).toBe(false);
});

test('what the page makes itself is said to be made by it, and what shows nothing is no picture', async () => {
	const kinds = [
		`<canvas ${ATTRIBUTES} aria-label="Diagram"></canvas>`,
		`<img class=blob ${ATTRIBUTES}>`,
		`<img class=data ${ATTRIBUTES}>`,
		// An empty drawing keeps the place of a picture until it comes; a bare canvas is a layer to draw on; a speck is blurred.
		`<img src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='300' height='180'/%3E" ${ATTRIBUTES}><canvas class=bare ${ATTRIBUTES}></canvas><canvas width=32 height=32 style="${SIZE}"></canvas>`,
	];
	const { call, ours } = await visit(
		page(
			'',
			posts((n) => kinds[n - 1] ?? '', kinds.length),
		),
	);
	const before = (await call('harvest', 0, 9000, NOW)).posts;
	expect(before.flatMap(({ images }) => images)).toEqual([]);
	await ours(`(async () => {
	const canvas = document.querySelector('canvas');
	const pen = canvas.getContext('2d');
	pen.fillStyle = '#c00'; pen.fillRect(20, 20, 90, 60); pen.fillStyle = '#03c'; pen.fillRect(90, 50, 80, 60);
	const file = await new Promise((done) => canvas.toBlob(done));
	document.querySelector('.blob').src = URL.createObjectURL(file);
	document.querySelector('.data').src = canvas.toDataURL();
})()`);
	for (
		let waited = 0;
		waited < 50 && (await ours('[...document.images].filter((i) => i.naturalWidth > 0).length')) !== 3;
		waited++
	)
		await call('frames', 2);
	const after = (await call('harvest', 0, 9000, NOW)).posts.map(({ images }) => images);
	expect(after.flat().map(({ address, made }) => [address.replace(/#.*/, ''), made])).toEqual([
		['canvas:', true],
		['blob:', true],
		['data:image/png', true],
	]);
	expect(after[0]?.[0]?.alt).toBe('Diagram');
});

test('a time that may be one day or another stands as it is shown, and a day in what a post says is not its time', async () => {
	const bodies = [
		'<span>3/4/2025</span>',
		'<span>förra fredagen</span>',
		'<span>12. Mai 2025</span>',
		'<p>Ses på torget den 3 maj!</p>',
	];
	const post = (head: string) =>
		`<li><div><b>Kommunen</b> · ${head}</div><div>Snöröjningen pågår i hela kommunen, och vi återkommer när vi vet mer om gatorna.</div><button>Gilla</button></li>`;
	const { call } = await visit(page('', `<ul>${bodies.map(post).join('')}</ul>`));
	const read = (await call('harvest', 0, 9000, NOW)).posts.map(({ time }) => time);
	expect(read).toEqual([
		{ shown: '3/4/2025' },
		{ shown: 'förra fredagen' },
		{ shown: '12. Mai 2025', iso: '2025-05-12', from: 'shown' },
		undefined,
	]);
});

test('who wrote is no picture of the post, however large, and a small square picture is one', async () => {
	const drawn = (what: string) =>
		`data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"><rect width="50" height="90" fill="#c03"/><desc>${what}</desc></svg>`)}`;
	const square = (what: string, more = '') => `<img src="${drawn(what)}" width=100 height=100 ${more}>`;
	const post = (n: number) =>
		`<article>${[
			square('kommunen'),
			square(`siv-${n}`, 'style="border-radius:50%"'),
			square(`olle-${n}`, 'alt="Profilbild för Olle"'),
			square(`mynt-${n}`, 'alt="Ett mynt från 1700-talet"'),
		].join(
			'',
		)}<p>Snöröjningen pågår i hela kommunen, och vi återkommer när vi vet mer. Nummer ${n}.</p><time datetime="2026-11-0${n}T10:00:00Z">${n} november</time></article>`;
	const { call } = await visit(page('', `<main>${[1, 2, 3].map(post).join('')}</main>`));
	const read = (await call('harvest', 0, 9000, NOW)).posts;
	expect(read.map(({ images }) => images.map(({ alt }) => alt))).toEqual(
		[1, 2, 3].map(() => ['Ett mynt från 1700-talet']),
	);
});
