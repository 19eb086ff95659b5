import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const word = 'plogning gångväg busshållplats kommunen återkommer '.split(' ');
const said = (n: number, lines: number) =>
	`<article id=p${n}><time datetime="2026-11-0${n}T10:00:00Z">${n} november</time>${Array.from({ length: lines }, (_, i) => `<p style="height:40px;margin:0">Nummer ${n}, stycke ${i}: ${word.join(' ')}</p>`).join('')}</article>`;

test('a list that has drawn anew the post that the cut goes through, and nothing above it, is joined there', async () => {
	const { call, ours } = await visit(
		page('', `<main>${said(1, 6)}${said(2, 60)}${said(3, 6)}</main><div style="height:3000px"></div>`),
	);
	await call('harvest', 0, 20_000, Date.now());
	const top = await ours<number>('document.getElementById("p2").getBoundingClientRect().top');
	const cut = Math.round(top) + 1800;
	await call('setAnchors', cut);
	// As a list does that recycles: other nodes, and what stands far above is not drawn.
	await ours(
		`(() => { const two = document.getElementById('p2'); two.replaceWith(two.cloneNode(true)); const one = document.getElementById('p1'); const height = one.getBoundingClientRect().height; one.outerHTML = '<div style="height:' + height + 'px"></div>'; })()`,
	);
	expect(await call('cutNow')).toBe(cut);
});

test('a post that has grown since does not say where it was cut', async () => {
	const { call, ours } = await visit(page('', `<main>${said(1, 6)}${said(2, 60)}${said(3, 6)}</main>`));
	await call('harvest', 0, 20_000, Date.now());
	const top = await ours<number>('document.getElementById("p2").getBoundingClientRect().top');
	await call('setAnchors', Math.round(top) + 1800);
	await ours(
		`(() => { const two = document.getElementById('p2').cloneNode(true); const more = document.createElement('p'); more.style.height = '300px'; two.querySelector('p').before(more); document.getElementById('p2').replaceWith(two); document.getElementById('p1').remove(); })()`,
	);
	expect(await call('cutNow')).toBeNull();
});

test('a tile that is taken again, and once more because the page moved, is joined where the one before ends', async () => {
	const { call } = await visit(page('', `<main>${said(1, 6)}${said(2, 60)}${said(3, 6)}</main>`));
	await call('harvest', 0, 20_000, Date.now());
	await call('setAnchors', 400);
	await call('setAnchors', 900);
	await call('setAnchors', 900);
	await call('unsetAnchors');
	expect(await call('cutNow')).toBe(400);
});
