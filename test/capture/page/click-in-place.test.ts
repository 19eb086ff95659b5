import { expect, test } from 'vitest';
import { closesBrowser, page, posts, visit } from '../platforms/serve.ts';

closesBrowser();

const tall = '<div style="height:1800px"></div>';

test('a link to comments that the page shows already does not scroll there, and its script hears of it', async () => {
	const body = posts(
		(n) =>
			`<p><a href="#c${n}" onclick="(window.heard ??= []).push(${n})">${n} kommentarer</a></p>${tall}<div id=c${n}>Siv Ek: Bra!</div>`,
		1,
	);
	const { call, ours } = await visit(page('', body));
	await call('pulse');
	await call('unfold', -100, 20_000);
	expect(await ours('scrollY')).toBe(0);
	expect(await ours('location.hash')).toBe('');
});

test('a link to comments that a style shows when it is followed is followed', async () => {
	const body = posts(
		(n) => `<p><a href="#c${n}">Visa ${n} kommentarer</a></p><div class=hid id=c${n}>Siv Ek: Bra!</div>`,
	);
	const { call, ours } = await visit(
		page('<style>.hid{display:none}.hid:target{display:block}</style>', body),
	);
	await call('pulse');
	await call('unfold', -100, 20_000);
	expect(await ours('location.hash')).toMatch(/^#c/);
});

test('a link to what it stands in is followed where a style then shows the rest of it', async () => {
	const body = posts(
		(n) =>
			`<div id=p${n}><a class=more href="#p${n}">Visa mer</a><p class=rest>Resten av text ${n}.</p></div>`,
		3,
	);
	const css =
		'<style>.rest{display:none}div:target>.rest{display:block}div:target>.more{display:none}</style>';
	const { call, ours } = await visit(page(css, body));
	await call('pulse');
	await call('unfold', -100, 20_000);
	expect(await ours('location.hash')).toMatch(/^#p/);
	expect(await ours('document.body.innerText')).toMatch(/Resten av text/);
});
