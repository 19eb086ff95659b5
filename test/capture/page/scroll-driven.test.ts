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
