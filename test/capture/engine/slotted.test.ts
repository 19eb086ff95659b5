import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, page, type Site } from '../recorder/site.ts';
import { take } from './take.ts';

const COUNT = 14;
const post = (n: number) =>
	`<k-kort><h3><a href="/kommunen">Kommunen</a></h3> <a href="/inlagg/${n}"><time datetime="2026-10-${10 + n}T09:00:00Z">${10 + n} oktober</time></a><p>Snöröjningen pågår i hela kommunen, och plogen kommer till alla gator enligt besked nummer ${n}.</p></k-kort>`;
const posts = Array.from({ length: COUNT }, (_, i) => post(i + 1)).join('');
const style =
	'<style>html,body{margin:0;height:100%}k-kort{display:block;width:560px;min-height:420px;margin:12px auto;border:1px solid}</style>';

let site: Site;
beforeAll(async () => {
	site = await openSite({
		/** What scrolls stands in a component, and the posts beside it, in the component's slot. */
		'/kommunen': page(
			`<title>Kommunen</title>${style}<h1 style="position:fixed;top:0;margin:0;height:50px">Kommunen</h1><k-ruta>${posts}</k-ruta><script>customElements.define('k-ruta', class extends HTMLElement {
			constructor() { super().attachShadow({ mode: 'open' }).innerHTML = '<style>:host{display:block;position:absolute;inset:50px 0 0}div{height:100%;overflow-y:auto}</style><div><slot></slot></div>'; } })</script>`,
		),
	});
});
afterAll(() => site.close());

test('posts that are handed to a component which scrolls are read and pictured to the last', async () => {
	const taken = await take(`http://127.0.0.1:${site.port}/kommunen`, [`127.0.0.1:${site.port}`]);
	const numbers = taken.posts.map((p) => /nummer (\d+)/.exec(p.text)?.[1]);
	expect(numbers).toEqual(Array.from({ length: COUNT }, (_, i) => `${i + 1}`));
	expect(taken.verdict.outcome).toBe('complete');
}, 90_000);
