import { expect, test } from 'vitest';
import { closesBrowser, page, posts, visit } from '../platforms/serve.ts';

closesBrowser();

test('of folds that share a name, where opening one closes the others, all stand open at once', async () => {
	const inside = (n: number) =>
		`<details name=mer><summary>Läs mer</summary><p>Resten av inlägg ${n} står här.</p></details>
<details name=svar><summary>1 kommentar</summary><div class=kommentar><b>Eva ${n}</b><p>Tack för det här, nummer ${n}!</p></div></details>`;
	const { call, ours } = await visit(page('', posts(inside)));
	expect((await call('unfold', -1e6, 1e6)).pressed).toHaveLength(6);
	expect((await call('unfold', -1e6, 1e6)).pressed).toHaveLength(0);
	expect(await ours('document.querySelectorAll("details[open]").length')).toBe(6);
	const { posts: read } = await call('harvest', -1e6, 1e6, Date.now());
	expect(read.map((post) => post.text.includes('står här'))).toEqual([true, true, true]);
	expect(read.map((post) => post.comments.map(({ author }) => author?.name))).toEqual([
		['Eva 1'],
		['Eva 2'],
		['Eva 3'],
	]);
});

test.each([
	[
		'the target itself',
		'.rest{display:none}.rest:target{display:block}',
		(n: number) => `<p class=rest id=r${n}>`,
	],
	[
		'what is no target, under a condition',
		'@media screen{.rest:not(:target){max-height:0;overflow:hidden;visibility:hidden}}',
		(n: number) => `<p class=rest id=r${n}>`,
	],
	[
		'what stands below the target',
		'.rest{display:none}span:target~.rest{display:block}',
		(n: number) => `<span id=r${n}></span><p class=rest>`,
	],
])('of texts that open as the target of a link, by %s, all stand open at once', async (_how, css, box) => {
	const inside = (n: number) => `${box(n)}Resten av inlägg ${n} står här.</p><a href="#r${n}">Läs mer</a>`;
	const { call } = await visit(page(`<style>${css}</style>`, posts(inside)));
	for (let round = 0; round < 4; round++) await call('unfold', -1e6, 1e6);
	const { posts: read } = await call('harvest', -1e6, 1e6, Date.now());
	expect(read.map((post) => /Resten av inlägg (\d)/.exec(post.text)?.[1])).toEqual(['1', '2', '3']);
	expect(await call('foldsLeft', -1e6, 1e6)).toBe(0);
	expect(await call('targetRulesChanged')).toBe(1);
});

test('what opens as the target of a link and lies over the page is laid into its post, and covers nothing', async () => {
	const css =
		'.over{visibility:hidden;opacity:0;position:fixed;inset:0;background:#fff}.over:target{visibility:visible;opacity:1}';
	const inside = (n: number) =>
		`<a href="#k${n}">Visa kommentarer</a><div class=over id=k${n}><a href="#">Stäng</a><p>Resten av inlägg ${n} står här.</p></div>`;
	const { call, ours } = await visit(page(`<style>${css}</style>`, posts(inside)));
	for (let round = 0; round < 4; round++) await call('unfold', -1e6, 1e6);
	const { posts: read } = await call('harvest', -1e6, 1e6, Date.now());
	expect(
		read.map((post) => /Resten av inlägg (\d)/.exec(`${post.text} ${post.comments[0]?.text}`)?.[1]),
	).toEqual(['1', '2', '3']);
	expect(
		await ours(`[...document.querySelectorAll('.over')].map((el) => getComputedStyle(el).position).join()`),
	).toBe('static,static,static');
});
