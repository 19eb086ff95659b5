import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-27T12:00:00Z');
const TEXT = 'Snöröjningen pågår i hela kommunen, och vi återkommer när vi vet mer om gata nummer';
const NUMBERS = [1, 2, 3, 4];
const STYLE =
	'<style>.t{position:relative;display:inline-block;overflow:hidden;height:1.3em}.t>*{display:flex}.t i{position:absolute;top:3em}</style>';

/** Backwards in the document, each letter in its place by `order`, with letters between that the box cuts off. */
function taken(apart: string): string {
	const letters = [...apart].map(
		(c, i) => `<b style="order:${i}">${c === ' ' ? '&nbsp;' : c}</b><i>${'sdorentp'[i % 8]}</i>`,
	);
	return `<span>${letters.reverse().join('')}</span>`;
}

async function read(link: (n: number) => string, text = (n: number) => `${TEXT} ${n}.`, after = '') {
	const { call } = await visit(
		page(
			STYLE,
			`<main>${NUMBERS.map((n) => `<div role=article><h2><a href="/kommunen"><span>Kommunen</span></a></h2><div>${link(n)}</div><div dir=auto>${text(n)}</div></div>`).join('')}</main>${after}`,
		),
	);
	return (await call('harvest', 0, 9000, NOW)).posts;
}

test('a time whose letters are taken apart is read as it is seen, and is no word of the post', async () => {
	const posts = await read(
		(n) => `<a class=t href="/kommunen/posts/9${n}">${taken(`${n} november kl. 08:1${n}`)}</a>`,
	);
	expect(posts.map(({ time }) => time?.shown)).toEqual(NUMBERS.map((n) => `${n} november kl. 08:1${n}`));
	expect(posts.map(({ time }) => time?.iso?.slice(0, 10))).toEqual(NUMBERS.map((n) => `2026-11-0${n}`));
	expect(posts.map(({ text }) => text)).toEqual(NUMBERS.map((n) => `${TEXT} ${n}.`));
});

test('a time that is drawn is read from what its link is called', async () => {
	const drawn = '<span><svg width=60 height=14><path d="M1 1L9 9"/></svg></span>';
	const labels = NUMBERS.map((n) => `<p id="l${n}" hidden>${n} november 2026</p>`).join('');
	const posts = await read(
		(n) =>
			n % 2
				? `<a href="/kommunen/posts/9${n}" aria-label="${n} november 2026"><span>${drawn}</span>${drawn}</a>`
				: `<a href="/kommunen/posts/9${n}"><span aria-labelledby="l${n}">${drawn}</span>${drawn}</a>`,
		undefined,
		labels,
	);
	expect(posts.map(({ time }) => time?.iso)).toEqual(NUMBERS.map((n) => `2026-11-0${n}`));
});

test('words whose letters stand each in a box of its own and in order are read as they stand, also where they come flying', async () => {
	const flying = [...'Välkommen']
		.map(
			(c, i) =>
				`<b style="display:inline-block;opacity:${i % 3};transform:translateY(${i % 2 ? 9 : -9}px)">${c}</b>`,
		)
		.join('');
	const posts = await read(
		(n) => `<a href="/kommunen/posts/9${n}">${n} november 2026</a>`,
		(n) => `<p><span>${flying}</span> till oss. ${TEXT} ${n}.</p>`,
	);
	expect(posts.map(({ text }) => text)).toEqual(NUMBERS.map((n) => `Välkommen till oss. ${TEXT} ${n}.`));
});

test('letters in rows, a key of a crossword, are read row by row as they stand', async () => {
	const rows = [...'KOMMUNTORG'].map((c) => `<b style="display:inline-block;width:40px">${c}</b>`).join('');
	const posts = await read(
		(n) => `<a href="/kommunen/posts/9${n}">${n} november 2026</a>`,
		(n) => `<p>${TEXT} ${n}.</p><div style="width:210px">${rows}</div>`,
	);
	expect(posts.map(({ text }) => text.endsWith('KOMMUNTORG'))).toEqual(NUMBERS.map(() => true));
});

const letters = (word: string, tag = 'b', style = '', between = '') =>
	[...word]
		.map((c, i) => `<${tag} style="${style.replace('#', String(((i * 37) % 11) * 9))}">${c}</${tag}>`)
		.join(between);

test.each([
	[
		'come flying from the side',
		`<p><span>${letters('Välkommen', 'b', 'display:inline-block;transform:translateX(#px)')}</span></p>`,
		'Välkommen',
	],
	[
		'of a script from right to left, where nothing else says so',
		`<p><span>${letters('שלוםרב', 'span')}</span></p>`,
		'שלוםרב',
	],
	['of an alphabet, with space between', `<p>${letters('ABCDEF', 'a', '', ' ')}</p>`, 'A B C D E F'],
	['of a row of a table', `<table><tr>${letters('1X2211', 'td', '', '\n')}</tr></table>`, '1 X 2 2 1 1'],
	[
		'of a list in one line',
		`<ul style="display:flex;gap:9px">${letters('ABCDEF', 'li', '', '\n')}</ul>`,
		'A B C D E F',
	],
])('letters that stand in order are kept as they stand: %s', async (_how, html, expected) => {
	const posts = await read(
		(n) => `<a href="/kommunen/posts/9${n}">${n} november 2026</a>`,
		(n) => `<p>${TEXT} ${n}.</p>${html}`,
	);
	for (const { text } of posts) expect(text.replace(/\s+/g, ' ').endsWith(` ${expected}`), text).toBe(true);
});
