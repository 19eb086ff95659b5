import fc from 'fast-check';
import { expect, test } from 'vitest';
import { htmlLinks } from '../../../src/capture/list-page/html-links.ts';
import { furtherPages } from '../../../src/capture/list-page/list-pages.ts';

const PAGE = 'https://www.kommunen.example/sociala-medier';
const links = (html: string) => htmlLinks(html, PAGE);

test('a link is read with what it says, however it is written', () => {
	const html = `<a href='https://x.com/a?b=1&amp;c=2'>K&ouml;ket &#228;r <b>öppet</b></a>
		<A HREF=https://x.com/b><img src=x alt="Bilden"></A><a aria-label="Märkt" href="/c#d"><svg/></a>`;
	expect(links(html).map(({ address, text }) => [address, text])).toEqual([
		['https://x.com/a?b=1&c=2', 'Köket är öppet'],
		['https://x.com/b', 'Bilden'],
		['https://www.kommunen.example/c#d', 'Märkt'],
	]);
});

test.each([
	['a comment', '<!-- <a href="https://x.com/a">a</a> -->'],
	['a script', '<script>var a = \'<a href="https://x.com/a">a</a>\'</script>'],
	['a text field', '<textarea><a href="https://x.com/a">a</a></textarea>'],
	['an embedded post', '<blockquote class="twitter-tweet"><a href="https://x.com/a">a</a></blockquote>'],
	['a feed', '<div role="feed"><article><a href="https://x.com/a">a</a></article></div>'],
	['a feed of a plug-in', '<div id="sb_instagram"><a href="https://x.com/a">a</a></div>'],
])('%s holds no link of the list', (_, html) => {
	expect(links(`${html}<a href="https://x.com/b">b</a>`).map(({ text }) => text)).toEqual(['b']);
});

test('the main content is told from what surrounds it on every page', () => {
	const html = '<main><a href="/a">a</a></main><footer><a href="/b">b</a></footer>';
	expect(links(html).map(({ text, isMain }) => `${text} ${isMain}`)).toEqual(['a true', 'b false']);
	expect(links('<a href="/a">a</a>')[0]?.isMain).toBe(true);
});

test('what surrounds every page is told from what may be the list', () => {
	const html = `<header><a href="/a">a</a></header><div role="navigation"><a href="/b">b</a></div>
		<main><header><a href="/c">c</a></header></main><div><a href="/d">d</a></div><footer><a href="/e">e</a></footer>`;
	expect(links(html).map(({ text, isAround }) => `${text} ${isAround}`)).toEqual([
		...['a true', 'b true', 'c false', 'd false', 'e true'],
	]);
});

test('whatever a page holds, reading it ends, and links are absolute', () => {
	const piece = fc.constantFrom(
		'<a href="',
		'<a',
		'>',
		'"',
		"'",
		'</a>',
		'<!--',
		'<script>',
		'=',
		'x',
		'<',
		'&#x110000;',
	);
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 200 }), (pieces) => {
			for (const { address } of links(pieces.join(''))) expect(URL.canParse(address)).toBe(true);
		}),
	);
});

test('a page that closes nothing is read in moments', () => {
	const before = performance.now();
	links('<a "'.repeat(200_000));
	expect(performance.now() - before).toBeLessThan(5000);
});

test('further pages are those below the list, its other queries, and what is called the next', () => {
	const page = links(`
		<a href="/sociala-medier/facebook">Facebook</a> <a href="?sida=2">2</a> <a href="/kontakt">Kontakt</a>
		<a href="https://annan.example/sociala-medier/x">x</a> <a href="/sociala-medier/lista.pdf">PDF</a>
		<a rel="next" href="/sociala-medier-2">Nästa</a> <a href="#a">A</a>`);
	expect(furtherPages(PAGE, page)).toEqual([
		`${PAGE}/facebook`,
		`${PAGE}?sida=2`,
		'https://www.kommunen.example/sociala-medier-2',
	]);
});

test('below a start page lies the whole site, and none of it is the list', () => {
	const page = htmlLinks('<a href="/a">a</a><a href="/b/c">b</a>', 'https://www.kommunen.example/');
	expect(furtherPages('https://www.kommunen.example/', page)).toEqual([]);
});
