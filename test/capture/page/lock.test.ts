import { expect, test } from 'vitest';
import { closesBrowser, page, posts, visit } from '../platforms/serve.ts';

closesBrowser();

const FEED = posts(() => '', 9);
const TALL = 'article{height:260px}';
const BOX =
	'<div id=q style="position:fixed;inset:0;background:#0007"><p style="background:#fff">Vi använder kakor.</p></div>';
const ask = `document.body.insertAdjacentHTML('beforeend', '${BOX}');`;

test.for([
	[
		'fixes the body',
		TALL,
		FEED,
		`document.body.style.cssText = 'position:fixed!important;width:100%;top:-400px';`,
	],
	[
		'cuts off the document by a class',
		`${TALL}.no,.no body{overflow:hidden;height:100%}`,
		FEED,
		`document.documentElement.className = 'no';`,
	],
	[
		'keeps an inner scroller still',
		`${TALL}html,body{height:100%;margin:0;overflow:hidden}#in{height:100%;overflow:auto}`,
		`<div id=in>${FEED}</div>`,
		`document.querySelector('#in').style.overflow = 'hidden';`,
	],
] as const)(
	'a box that comes late and %s is hidden, and the page goes on from where it stood',
	async ([, style, body, lock]) => {
		const { call, ours } = await visit(page(`<style>${style}</style>`, body));
		expect(await call('goTo', 400)).toMatchObject({ lockedAt: null, view: { offset: 400 } });
		await ours(lock + ask);
		const { lockedAt } = await call('goTo', 700);
		expect(lockedAt).toBe(400);
		expect(await call('clearOver', true)).toMatchObject([{ said: expect.stringContaining('kakor') }]);
		expect(await call('unlock')).toBe(true);
		expect(await call('goTo', 700)).toMatchObject({ lockedAt: null, view: { offset: 700 } });
	},
);

test('a page that could not be scrolled from the first is not let scroll', async () => {
	const { call, ours } = await visit(page(`<style>${TALL}body{overflow:hidden}</style>`, FEED));
	await call('goTo', 0);
	await ours(ask);
	expect(await call('lockedAt')).toBeNull();
	expect(await call('unlock')).toBe(false);
});
