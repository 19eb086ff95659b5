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
