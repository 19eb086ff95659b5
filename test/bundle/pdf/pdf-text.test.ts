import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
	languageTag,
	oneLine,
	pdfDate,
	pdfNumber,
	pdfString,
	xmpDate,
} from '../../../src/bundle/pdf/pdf-text.ts';
import { textOf } from '../appearance/read-pdf.ts';

const pieces = fc.constantFrom(
	'a',
	'å',
	'(',
	')',
	'\\',
	'<',
	'🙂',
	'\ud83d',
	'\0',
	'\u0085',
	'\ufffe',
	'\n',
	' ',
	'漢',
);
const text = fc.array(pieces, { maxLength: 40 }).map((all) => all.join(''));

it('a string comes back from the PDF as it was', () => {
	fc.assert(fc.property(text, (any) => textOf(pdfString(any)) === any));
});

it('a line holds nothing that XML cannot, and is no longer than it may be', () => {
	const holds = /^(?:[^\p{Cc}\p{Cs}\ufffe\uffff]*)$/u;
	fc.assert(
		fc.property(text, fc.integer({ min: 1, max: 30 }), (any, longest) => {
			const line = oneLine(any, longest);
			return holds.test(line) && line.length <= longest && line === line.trim();
		}),
	);
});

it('dates say the same second in both forms', () => {
	const date = new Date('2026-11-23T22:05:09.999Z');
	expect(pdfDate(date)).toBe('(D:20261123220509Z)');
	expect(xmpDate(date)).toBe('2026-11-23T22:05:09Z');
});

it('numbers have no exponent', () => {
	// PDF/A-1 has no greater numbers that are not whole.
	expect([32_766.5, 45_000.25, -45_000.75].map(pdfNumber)).toEqual(['32766.5', '45000', '-45001']);
	expect([0.1 + 0.2, 1e-9, 960, 1357.5, 1 / 3].map(pdfNumber)).toEqual([
		'0.3',
		'0',
		'960',
		'1357.5',
		'0.33333',
	]);
});

it.each([
	['sv', 'sv'],
	['SV_se', 'sv-SE'],
	[' en-gb ', 'en-GB'],
	['', undefined],
	['svenska språket', undefined],
	['../appearance/S', undefined],
])('the language %j is %s', (stated, tag) => {
	expect(languageTag(stated)).toBe(tag);
});
