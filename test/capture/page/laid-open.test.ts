import { expect, test } from 'vitest';
import { closesBrowser, page, posts, visit } from '../platforms/serve.ts';

closesBrowser();

test('comments that open in a box of the post over the page lie in the post, and nothing is left over the page', async () => {
	const said = (n: number) =>
		`<ul><li><b>Siv Ek</b> <time datetime="2026-11-20">20 nov</time><p>Tack för besked ${n}, det var på tiden.</p></li></ul>`;
	const inside = (n: number) =>
		[
			`<button popovertarget=k1>1 kommentar</button><div popover id=k1>${said(1)}</div>`,
			`<button commandfor=k2 command=show-modal>1 kommentar</button><dialog id=k2 onclose="this.remove()">${said(2)}</dialog>`,
			`<button onclick="k3.showModal()">1 kommentar</button><dialog id=k3>${said(3)}</dialog>`,
		][n - 1] ?? '';
	const { call, ours } = await visit(page('', posts(inside)));
	for (let round = 0; round < 3; round++) await call('unfold', 0, 5000);
	expect(await call('foldsLeft', 0, 5000)).toBe(0);
	expect(await ours('document.querySelectorAll(":modal,:popover-open").length')).toBe(0);
	const { posts: read } = await call('harvest', 0, 5000, Date.now());
	expect(read.map(({ comments }) => comments.map(({ author }) => author?.name))).toEqual([
		['Siv Ek'],
		['Siv Ek'],
		['Siv Ek'],
	]);
	expect(await call('boxesLaidOpen')).toBe(3);
});

test('a small dialog with a backdrop over all of the page is taken away for the picture', async () => {
	const dialog =
		'<dialog id=d style="width:90px;height:30px"><p>Laddar …</p></dialog><script>d.showModal()</script>';
	const { call, ours } = await visit(page('', posts(() => '', 6) + dialog));
	expect(await call('isCovered', true)).toBe(true);
	await call('clearOver', true);
	expect(await ours('document.querySelectorAll(":modal").length')).toBe(0);
	expect(await call('isCovered', true)).toBe(false);
});
