import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

/** A page of many screens whose posts reach beyond the window is moved sideways at each of them: to wait at each for more would take minutes. */
const WORDS = 'Snöröjningen pågår i hela kommunen, och det här är besked nummer';
const post = (n: number) =>
	`<article><div><b>Kommunen</b> <time datetime="2026-11-${10 + n}">${10 + n} november</time><p>${WORDS} ${n}.</p></div><div>Högra delen av nummer ${n}.</div></article>`;
const STYLE =
	'<style>body{margin:0;overflow-x:hidden}article{width:1900px;height:420px;display:flex;justify-content:space-between}</style>';

test('what is taller than the window is waited for at its end once, as long as it is as wide, and stands where it stood', async () => {
	const numbers = [1, 2, 3, 4, 5, 6, 7, 8];
	const { call, ours } = await visit(page(STYLE, `<main>${numbers.map(post).join('')}</main>`));
	await call('readPlace', 0, 900, Date.now());
	expect(await call('beginSideways', 0, 900)).toBe(true);
	expect(await call('mayGrowSideways')).toBe(true);
	expect(await call('stepSideways')).toBe(true);
	await call('endedSideways');
	expect(await call('mayGrowSideways')).toBe(false);
	await call('endSideways', 0, 900);
	expect(await ours('document.scrollingElement.scrollLeft')).toBe(0);
	await call('goTo', 900);
	expect(await call('beginSideways', 0, 900)).toBe(true);
	expect(await call('mayGrowSideways')).toBe(false);
	await ours("document.querySelector('main').style.width = '2600px'");
	expect(await call('mayGrowSideways')).toBe(true);
	await call('endSideways', 0, 900);
});
