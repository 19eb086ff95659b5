import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const TEXT = 'Snöröjningen pågår i hela kommunen och plogen kommer till alla gator i ordning. '.repeat(6);
const post = (n: number, inside: string) =>
	`<article><b>Kommunen</b> <time datetime="2026-11-0${n}T10:00:00Z">${n} november</time>${inside}</article>`;
const CLAMP = 'display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden';
const KINDS = [
	`<p style="${CLAMP}">${TEXT}<i id=e1>slut</i></p>`,
	`<style>.tona{max-height:60px;overflow:hidden;position:relative}.tona::after{content:"";position:absolute;inset:0;background:linear-gradient(#fff0,#fff)}</style><div class=tona><p>${TEXT}</p><p id=e2>slut</p></div>`,
	`<x-kort></x-kort>`,
	`<x-lucka>${TEXT}<i id=e4>slut</i></x-lucka>`,
];
const KORT = `<script>customElements.define('x-kort', class extends HTMLElement { connectedCallback() {
	this.attachShadow({ mode: 'open' }).innerHTML = '<div style="height:44px;overflow:clip">${TEXT}<i id=e3>slut</i></div>'; } });
	customElements.define('x-lucka', class extends HTMLElement { connectedCallback() {
	this.attachShadow({ mode: 'open' }).innerHTML = '<div style="max-height:44px;overflow:hidden"><slot></slot></div>'; } })</script>`;
const END = `[1, 2, 3, 4].map((n) => { const el = document.getElementById('e' + n) ?? document.querySelector('x-kort').shadowRoot.getElementById('e' + n);
	const box = (el.closest('[style*=overflow],.tona') ?? el.assignedSlot.parentElement).getBoundingClientRect(); return el.getBoundingClientRect().bottom <= box.bottom + 1; })`;

test('a text that its box cuts off, and nothing unfolds, is shown whole in its place', async () => {
	const { call, ours } = await visit(
		page(
			'<style>article{width:500px;margin:20px}</style>',
			`<main>${KINDS.map((kind, i) => post(i + 1, kind)).join('')}</main>${KORT}`,
		),
	);
	expect(await ours(END)).toEqual([false, false, false, false]);
	expect(await call('makeReady', 0, true, { from: 0, to: 3000 })).toEqual({ pressed: 0, opened: 4 });
	expect(await ours(END)).toEqual([true, true, true, true]);
	// Nothing fades the last lines out any more, and a second look finds nothing.
	expect(await ours('getComputedStyle(document.querySelector(".tona"), "::after").backgroundImage')).toBe(
		'none',
	);
	expect(await call('makeReady', 0, true, { from: 0, to: 3000 })).toHaveProperty('bottom');
	expect((await call('readPlace', 0, 3000, Date.now())).foldsLeft).toBe(0);
});

test('one that would lie over the next post stays as it is, and is told; a crop of a picture and a hidden heading are none', async () => {
	const placed = (n: number, inside: string) =>
		`<div style="position:absolute;top:${n * 160}px;height:150px">${post(n, inside)}</div>`;
	const { call, ours } = await visit(
		page(
			'<style>article{width:500px}</style>',
			`<main style="position:relative">${placed(1, `<p style="${CLAMP}">${TEXT}</p>`)}${placed(2, `<div style="height:60px;overflow:hidden"><img width=300 height=200 alt="">${TEXT}</div>`)}${placed(3, `<h2 style="height:1px;overflow:hidden">${TEXT}</h2>`)}</main>`,
		),
	);
	const before = await ours('document.body.innerHTML');
	expect(await call('makeReady', 0, true, { from: 0, to: 3000 })).not.toHaveProperty('opened');
	expect(await ours('document.body.innerHTML')).toBe(before);
	expect((await call('readPlace', 0, 3000, Date.now())).foldsLeft).toBe(1);
});
