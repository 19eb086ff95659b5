import { expect, test } from 'vitest';
import { closesBrowser, page, posts, visit } from '../platforms/serve.ts';

closesBrowser();

const FEED = [3, 2, 1]
	.map(
		(n) =>
			`<article data-post-id=p${n}><a href=/k>Kommunen</a> <time datetime="2026-11-1${n}T09:00:00Z">1${n} november</time><p>Snöröjningen pågår i hela kommunen, besked nummer ${n}.</p></article>`,
	)
	.join('');

test('a link to the next page is pressed where the page may grow by it, and not where it is gone to next', async () => {
	const { call } = await visit(page('', `<main>${FEED}</main><a href="?sida=2">Äldre inlägg</a>`));
	const next = await call('nextPage', []);
	expect(next).toContain('?sida=2');
	expect(await call('pressMore', next)).toBeNull();
	expect(await call('pressMore')).toBe('Äldre inlägg');
	expect(await call('formHeldBack')).toBeNull();
});

test('a form that would bring more is not sent, and that is known afterwards', async () => {
	const form = '<form method=post><input type=hidden name=sida value=2><button>Äldre inlägg</button></form>';
	const { call } = await visit(page('', `<main>${FEED}</main>${form}`));
	expect(await call('pressMore')).toBe('Äldre inlägg');
	expect(await call('formHeldBack')).toBe('Äldre inlägg');
});

test('a picture without an address and a box that keeps one are waited for, and not for ever', async () => {
	const later = (inner: string) => FEED.replace('</article>', `${inner}</article>`);
	const box = 'style="display:block;width:200px;height:200px"';
	for (const inner of [
		`<img ${box} data-candidates="/a.jpg 400w">`,
		`<a ${box} data-image="/b.jpg"></a>`,
		`<img ${box}>`,
	]) {
		const { call } = await visit(page('', `<main>${later(inner)}</main>`));
		expect((await call('imagesIn', 0, 5000)).waiting).toBe(1);
		await expect.poll(async () => (await call('imagesIn', 0, 5000)).waiting, { timeout: 8000 }).toBe(0);
	}
});

test('a picture that came since the last look is known, and one that a list has only drawn anew is not', async () => {
	const PICTURE = (colour: string) =>
		`data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='300' height='200'><rect width='300' height='200' fill='${colour}'/></svg>`;
	const { call, ours } = await visit(
		page(
			'',
			posts(() => `<img width=300 height=200 src="${PICTURE('teal')}">`, 3),
		),
	);
	await call('imagesIn', 0, 5000);
	expect((await call('readPlace', 0, 5000, Date.now())).isLate).toBe(false);
	await ours('for (const img of document.querySelectorAll("img")) img.replaceWith(img.cloneNode())');
	await call('frames', 2);
	expect((await call('readPlace', 0, 5000, Date.now())).isLate).toBe(false);
	await ours(`document.querySelector("img").src = ${JSON.stringify(PICTURE('red'))}`);
	await call('frames', 2);
	expect((await call('readPlace', 0, 5000, Date.now())).isLate).toBe(true);
});
