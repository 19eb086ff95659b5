import { describe, expect, test } from 'vitest';
import { readSafeSvg } from '../../../src/records/look/safe-svg.ts';

const svg = (inside: string, more = '') =>
	`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 80 40"${more}>${inside}</svg>`;

describe('a drawing is let through', () => {
	test.each([
		['plain', svg('<path d="M0 0h10v10z" fill="#0a4b78"/>')],
		[
			'with its declaration and comment',
			`<?xml version="1.0" encoding="UTF-8"?>\n<!-- Made > here -->\n${svg('<g/>')}`,
		],
		[
			'with the document type that a drawing program writes',
			`<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">${svg('<g/>')}`,
		],
		[
			'that points at itself',
			svg('<defs><path id="a" d="M0 0"/></defs><use xlink:href="#a" clip-path="url(#b)"/>'),
		],
		[
			'with letters as XML writes them',
			svg('<title>Å &amp; B &#228; &#xE5;</title><text x="&quot;">a &lt; b</text>'),
		],
		[
			'with a prefix that an element of its own declares',
			`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40"><g xmlns:x="http://www.w3.org/1999/xlink"><use x:href="#a"/></g></svg>\n`,
		],
		['with styles of its own', svg('<style>.a>path{fill:#fff}.b{fill:url( "#c" )}</style><g class="a"/>')],
	])('%s', (_, text) => {
		expect(readSafeSvg(text)).toEqual({ width: 80, height: 40 });
	});

	test('by width and height where it has no box', () => {
		expect(
			readSafeSvg('<svg xmlns="http://www.w3.org/2000/svg" width="30mm" height="10mm"><g/></svg>'),
		).toEqual({ width: 30, height: 10 });
	});
});

describe('a drawing that could do more is refused', () => {
	test.each([
		['script', svg('<script>alert(1)</script>')],
		['script by another prefix', svg('<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>')],
		['script in another case', svg('<SCRIPT>alert(1)</SCRIPT>')],
		['event handler', svg('', ' onload="alert(1)"')],
		['event handler without quotes', svg('<g onclick=alert(1) />')],
		['event handler without a space', svg('<g id="a"onclick="alert(1)"/>')],
		['link', svg('<a href="javascript:alert(1)"><g/></a>')],
		['script in an address', svg('<use href="javascript:alert(1)"/>')],
		['script in an address, letters as numbers', svg('<use href="&#106;avascript:alert(1)"/>')],
		['drawing from elsewhere', svg('<use xlink:href="https://evil.example/a.svg#b"/>')],
		[
			'drawing from elsewhere by another prefix',
			svg('<use xmlns:x="http://www.w3.org/1999/xlink" x:href="//evil.example/a"/>'),
		],
		['picture from elsewhere', svg('<image href="https://evil.example/a.png"/>')],
		['picture within', svg('<image href="data:image/svg+xml;base64,AAAA"/>')],
		['markup of another kind', svg('<foreignObject><body/></foreignObject>')],
		[
			'animation that sets an address',
			svg('<use href="#a"><set attributeName="href" to="https://evil.example"/></use>'),
		],
		['style from elsewhere', svg('<style>@import "https://evil.example/a.css";</style>')],
		['style with an address', svg('<style>g{fill:url(https://evil.example/a#b)}</style>')],
		[
			'style with an address after what ends like a tag',
			svg('<style>g{fill:url(//evil.example)} a>b{}</style>'),
		],
		['style with escapes', svg('<style>g{fill:u\\72l(https://evil.example)}</style>')],
		['style with a comment in a word', svg('<style>g{fill:ur<!-- -->l(//evil.example)}</style>')],
		['style in parts', svg('<style>a{}<g/></style>')],
		['attribute with an address', svg('<g style="background:url(\'//evil.example\')"/>')],
		['attribute with an address, letters as numbers', svg('<g fill="&#117;rl(//evil.example)"/>')],
		['entity', `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('&a;')}`],
		[
			'entity from elsewhere',
			`<!DOCTYPE svg SYSTEM "a" [<!ENTITY a SYSTEM "file:///etc/passwd">]>${svg('<text>&a;</text>')}`,
		],
		['style sheet by instruction', `<?xml-stylesheet href="https://evil.example/a.css"?>${svg('')}`],
		['section of characters', svg('<![CDATA[<script>]]>')],
		['comment that ends otherwise', svg('<!--><script>alert(1)</script>-->')],
		['page', '<html><svg viewBox="0 0 1 1"/></html>'],
		['two roots', `${svg('')}<script/>`],
		['root of another kind', '<svg xmlns="http://www.w3.org/1999/xhtml" viewBox="0 0 1 1"><g/></svg>'],
		['no size', '<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>'],
		['no namespace, which no browser draws', '<svg viewBox="0 0 80 40"><g/></svg>'],
		['an attribute twice, which is no XML', svg('<g id="a" id="b"/>')],
		['text after the end, which is no XML', `${svg('<g/>')} x`],
		['text before the beginning, which is no XML', `x${svg('<g/>')}`],
		['a letter that XML does not know', svg('<text>a&nbsp;b</text>')],
		['such a letter in an attribute', svg('<g id="a&nbsp;b"/>')],
		['a bare ampersand', svg('<title>A & B</title>')],
		[
			'a prefix that nothing declares',
			'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40"><use xlink:href="#a"/></svg>',
		],
		[
			'a prefix that another element declared',
			svg('<g xmlns:y="http://www.w3.org/1999/xlink"/><use y:href="#a"/>'),
		],
		['no end', '<svg viewBox="0 0 1 1"><g>'],
		['base', svg('<g xml:base="https://evil.example/"/>')],
		['deep', svg('<g>'.repeat(200) + '</g>'.repeat(200))],
		['nothing', ''],
	])('%s', (_, text) => {
		expect(readSafeSvg(text)).toHaveProperty('unsafe');
	});
});
