import { expect, test } from 'vitest';
import { closesBrowser, page, posts, visit } from '../platforms/serve.ts';

closesBrowser();

test('what comes into view as the page is scrolled is there at once and whole', async () => {
	const style = `<style>@keyframes fram { from { opacity: 0; translate: 0 80px } to { opacity: 1; translate: none } }
article { min-height: 500px; animation: fram linear both; animation-timeline: view(); animation-range: entry 0% cover 60%; }</style>`;
	const { call, ours } = await visit(
		page(
			style,
			posts(() => '', 6),
		),
	);
	const unseen =
		'[...document.querySelectorAll("article")].filter((el) => getComputedStyle(el).opacity < 1).length';
	expect(await ours(unseen)).toBeGreaterThan(0);
	await call('still');
	await call('frames', 2);
	expect(await ours(unseen)).toBe(0);
});

test('what the browser leaves out because it is far below is not read before it is laid out', async () => {
	const style = '<style>article{content-visibility:auto;contain-intrinsic-size:600px 400px}</style>';
	const { call, ours } = await visit(
		page(
			style,
			posts(() => '<b>Kommunen</b>', 40),
		),
	);
	// How far below it leaves out, and how soon after the page is there, is the browser's to choose: it is waited for.
	const leftOut =
		'[...document.querySelectorAll("article > *")].some((el) => !el.checkVisibility({ contentVisibilityAuto: true }))';
	await expect.poll(() => ours(leftOut), { timeout: 30_000 }).toBe(true);
	const before = (await call('harvest', 0, 1e6, Date.now())).posts;
	expect(before.length).toBeLessThan(40);
	await call('scrollTo', 1e6);
	const last = '[...document.querySelectorAll("article")].at(-1).firstElementChild';
	await expect
		.poll(() => ours(`${last}.checkVisibility({ contentVisibilityAuto: true })`), { timeout: 30_000 })
		.toBe(true);
	const after = (await call('harvest', 0, 1e6, Date.now())).posts;
	expect(after.length).toBeGreaterThan(0);
	for (const { author, text } of [...before, ...after])
		expect([author?.name, text.length > 40]).toEqual(['Kommunen', true]);
});

test('a picture that is transparent in its place is given time to be revealed, and one that lies over another is not', async () => {
	const PICTURE =
		"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='300' height='200'><rect width='300' height='200' fill='teal'/></svg>";
	const img = `<img width=300 height=200 src="${PICTURE}">`;
	const reveal = `<div class=rises style="opacity:0;transform:translateY(80px)">${img}</div>`;
	const over = `<div style="position:relative">${img}<div style="position:absolute;inset:0;opacity:0">${img}</div></div>`;
	const { call, ours } = await visit(
		page(
			'',
			posts((n) => [reveal, over][n - 1] ?? '', 2),
		),
	);
	expect((await call('imagesIn', 0, 5000)).waiting).toBe(1);
	await ours('document.querySelector(".rises").style.cssText = ""');
	expect((await call('imagesIn', 0, 5000)).waiting).toBe(0);
	await ours('document.querySelector(".rises").style.opacity = "0"');
	// What never comes is not waited for at every place.
	await expect.poll(async () => (await call('imagesIn', 0, 5000)).waiting, { timeout: 8000 }).toBe(0);
});
