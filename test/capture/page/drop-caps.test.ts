import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-27T12:00:00Z');
const REST = 'plogar alla gator i kommunen i dag och i morgon, och sandar där det är halt';
const CSS = '<style>.first{float:left;font-size:48px;line-height:40px}</style>';

async function texts(begins: string): Promise<string[]> {
	const one = (n: number) =>
		`<article><h2>Rubrik ${n}</h2><time datetime="2026-11-0${n}">${n} nov</time><p>${begins} ${REST} ${n}.</p></article>`;
	const { call } = await visit(page(CSS, `<main>${[1, 2, 3].map(one).join('')}</main>`));
	return (await call('harvest', 0, 9000, NOW)).posts.map(({ text }) => text.split('\n')[1] ?? '');
}

test.each([
	['Vi', '<span class=first>V</span>i'],
	['”Vi', '<span class=first>”V</span>i'],
	['I dag', '<span class=first><b>I</b></span> dag'],
	['Vi', '<span class=first>V</span><span>i</span>'],
])('a large first letter and what flows around it are one word: %s', async (said, begins) => {
	expect(await texts(begins)).toEqual([1, 2, 3].map((n) => `${said} ${REST} ${n}.`));
});

test.each([
	['the initial of a name', '<span class=first>S</span>siv.ek'],
	['a mark beside a text', '<span class=first>A</span>Detaljplan'],
])('%s is no part of the word beside it', async (_what, begins) => {
	const [first] = await texts(begins);
	expect(first).toHaveLength(1);
});
