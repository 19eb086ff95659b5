import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-27T12:00:00Z');
const post = (n: number) =>
	`<div class=m><p>Snöröjningen pågår i hela kommunen, och vi återkommer när vi vet mer. Nummer ${n}.</p><time datetime="2026-11-${10 + n}T10:00:00Z">${10 + n} november</time></div>`;
const STYLE =
	'<style>html,body{height:100%;margin:0}main{height:700px;overflow-y:auto;display:flex;flex-direction:column-reverse}.m{flex:none;height:300px}</style>';

test('a channel that is laid out from its lower end is walked from its upper one', async () => {
	const { call } = await visit(page(STYLE, `<main>${[9, 8, 7, 6, 5, 4, 3, 2, 1].map(post).join('')}</main>`));
	const start = await call('view');
	expect(start).toMatchObject({ inner: true, offset: 2000, height: 2700 });
	const { offset, top, bottom } = await call('scrollTo', 0);
	expect(offset).toBe(0);
	const read = (await call('harvest', top, bottom, NOW)).posts.map(({ text }) => text);
	// With the numbers that the page counts by, below zero, the walk stood at its end at once and left what is above.
	expect(read.map((text) => /\d+/.exec(text)?.[0]).sort()).toEqual(['1', '2', '3']);
	expect((await call('scrollTo', 900)).offset).toBe(900);
});
