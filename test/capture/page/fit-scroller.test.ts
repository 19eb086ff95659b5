import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const rows = Array.from(
	{ length: 40 },
	(_, i) => `<article><p>Snöröjningen pågår, besked ${i}.</p></article>`,
);
const of = (box: string, body = 'overflow:hidden') =>
	page(
		`<style>body{margin:0;${body}}header{height:60px}article{height:90px}main{overflow:auto;${box}}</style>`,
		`<header>Kommunen</header><main>${rows.join('')}</main>`,
	);

/** How far below the window the end of what scrolls stands when it has been scrolled to it. */
const BELOW = `(() => { const box = document.querySelector('main'); box.scrollTop = 1e6;
	return Math.round(box.lastElementChild.getBoundingClientRect().bottom - innerHeight); })()`;

test.each([
	['as tall as the window below a header', of('height:100vh')],
	['at least as tall, with a padding', of('height:100vh;min-height:100vh;padding-bottom:10px')],
	['in a page that scrolls a little', of('height:100vh', '')],
])('the end of a box that scrolls by itself comes into the window: %s', async (_what, html) => {
	const { call, ours } = await visit(html);
	expect(await ours<number>(BELOW)).toBeGreaterThan(0);
	expect(await call('fitScroller')).toBe(true);
	expect(await ours<number>(BELOW)).toBeLessThanOrEqual(0);
	const view = await call('view');
	expect(view.inner).toBe(true);
	expect(view.bottom).toBeLessThanOrEqual(view.windowHeight);
});

test('a box that ends with the window, or above it, stays as it is', async () => {
	const { call, ours } = await visit(of('height:calc(100vh - 60px)'));
	expect(await call('fitScroller')).toBe(false);
	expect(await ours(`document.querySelector('main').getAttribute('style')`)).toBeNull();
});
