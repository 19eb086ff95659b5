import { expect, test } from 'vitest';
import { closesBrowser, page, posts, visit } from '../platforms/serve.ts';

closesBrowser();

const FRAME =
	'<style>html,body{margin:0;height:100%;overflow:hidden}article{height:400px}.ram{position:fixed;inset:0;overflow:hidden}</style>';
const inner = `<div class="ram"><div class="lång">${posts(() => '', 9)}</div></div>`;
const MOVES = `<script>let y = 0; const long = document.querySelector('.lång');
addEventListener('wheel', (e) => { e.preventDefault(); y = Math.max(0, Math.min(long.scrollHeight - innerHeight, y + e.deltaY)); long.style.transform = 'translateY(' + -y + 'px)'; }, { passive: false });</script>`;

test('a page that a script moves by the wheel is made to scroll, and begins at its top', async () => {
	const { call, ours } = await visit(page(FRAME, inner + MOVES));
	expect(await call('freeScroll')).toBe(true);
	expect((await call('goTo', 2000)).view).toMatchObject({ offset: 2000, inner: false });
	await call('goTo', 0);
	expect(await ours('document.querySelector("article").getBoundingClientRect().top')).toBeGreaterThanOrEqual(
		0,
	);
});

test('a page that is cut off for good stays so', async () => {
	const { call, ours } = await visit(page(FRAME, inner));
	expect(await call('freeScroll')).toBe(false);
	expect(await ours('document.scrollingElement.scrollHeight <= innerHeight')).toBe(true);
});

test('a usual page is left as it is', async () => {
	const { call, ours } = await visit(
		page(
			'',
			posts(() => '<div style="height:900px"></div>'),
		),
	);
	const before = await ours('document.documentElement.outerHTML');
	expect(await call('freeScroll')).toBe(false);
	expect(await ours('document.documentElement.outerHTML')).toBe(before);
});
