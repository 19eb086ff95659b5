import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-26T12:00:00Z');
const ICON = '<svg width=16 height=16 viewBox="0 0 16 16"><path d="M0 0h16v12H0z"/></svg>';
const post = (n: number, foot: string) =>
	`<article data-post-id="p${n}"><header><a href="/kommunen">Kommunen</a> <a href="/kommunen/p${n}"><time datetime="2026-11-1${n}T09:00:00Z">1${n} november</time></a></header><p>Snöröjningen pågår i hela kommunen, det här är besked nummer ${n}.</p><footer>${foot}</footer></article>`;
const pageOf = (feet: readonly string[]) =>
	page('', `<main>${feet.map((foot, i) => post(feet.length - i, foot)).join('')}</main>`);

test('a number beside a sign that is called after comments is how many there are', async () => {
	const like = `<button aria-label="Gilla">${ICON}<span>5</span></button>`;
	const { call } = await visit(
		pageOf([
			`${like}<button aria-label="Kommentera">${ICON}<span>12</span></button>`,
			`${like}<span title="Comments">${ICON} 1 204</span>`,
			`${like}<div><svg width=16 height=16 aria-label="Kommentarer"></svg><span>3</span></div>`,
			`<div class=actions><button class=like>${ICON}<span>7</span></button><button class=comment-button>${ICON}</button></div>`,
			`${like}<a href="#comments" class=x>${ICON}4</a>`,
		]),
	);
	const { posts } = await call('harvest', 0, 20_000, NOW);
	expect(posts.map((p) => p.counts.comments)).toEqual([12, 1204, 3, undefined, 4]);
});

test('a closed list of comments is opened where its control says so without words, and counted where it stays closed', async () => {
	const opens = (n: number, label: string, inner: string) =>
		`<button aria-expanded=false ${label} onclick="this.setAttribute('aria-expanded',true);this.parentElement.insertAdjacentHTML('beforeend','<p>Svar till nummer ${n}, tack för beskedet.</p>')">${inner}</button>`;
	const { call } = await visit(
		pageOf([
			opens(4, 'aria-label="Kommentarer"', ICON),
			opens(3, 'title="12 comments"', `${ICON} 12`),
			`<button aria-expanded=false aria-label="Kommentarer">${ICON}</button>`,
			`<button aria-expanded=false aria-label="Kommentera">${ICON}</button><button aria-expanded=false aria-pressed=false aria-label="Kommentarer">${ICON}</button>`,
		]),
	);
	const pressed: string[] = [];
	for (let round = 0; round < 12; round++) pressed.push(...(await call('unfold', 0, 20_000)).pressed);
	expect(new Set(pressed)).toEqual(new Set(['Kommentarer', '12 comments']));
	const { posts } = await call('harvest', 0, 20_000, NOW);
	const all = JSON.stringify(posts);
	expect(all).toContain('Svar till nummer 4');
	expect(all).toContain('Svar till nummer 3');
	expect(await call('foldsLeft', 0, 20_000)).toBe(1);
});

test('a sign of speech opens what is said where it tells how many there are, or that it opens something, and not where it is to be written', async () => {
	const opens = (n: number, sign: string, more = '') =>
		`<div><button aria-label="Tumme upp">👍 2</button><button ${more} onclick="this.hidden=true;this.parentElement.insertAdjacentHTML('afterend','<div><b>Siv Ek</b> <time datetime=2026-11-20>20 nov</time><p>Svar till nummer ${n}, tack för beskedet.</p></div>')">${sign}</button></div>`;
	const { call } = await visit(
		pageOf([
			opens(5, '💬 1'),
			opens(4, '1 🗨️'),
			opens(3, '💬', 'aria-expanded=false aria-label="Diskussion"'),
			opens(2, '💬'),
			opens(1, '💬 1', 'aria-label="Svara"'),
		]),
	);
	for (let round = 0; round < 4; round++) await call('unfold', 0, 20_000);
	const { posts } = await call('harvest', 0, 20_000, NOW);
	expect(posts.map(({ comments }) => comments.map(({ author }) => author?.name))).toEqual([
		['Siv Ek'],
		['Siv Ek'],
		['Siv Ek'],
		[],
		[],
	]);
});
