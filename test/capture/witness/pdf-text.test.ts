import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { writeUnicodeMap } from '../../../src/bundle/pdfa/unicode-map.ts';
import { readPdfText } from '../../../src/capture/witness/pdf-text.ts';
import { type SmallPdf, smallPdf } from '../../bundle/pdfa/small-pdf.ts';
import { workshop } from '../../bundle/sample.ts';

const { dir, clean } = workshop();
afterAll(clean);

/** A font of boxes whose code 1 says “a”, 2 “b”; what 3 is only a span may state, 4 is an accent, and 0 is the box for what no font has. */
const FONT = '/Font << /F 6 0 R >>';
const MORE: NonNullable<SmallPdf['more']> = [
	'<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 700] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 0 /LastChar 4 /Widths [500 500 500 500 500] /Encoding << /Differences [0 /x /a /b /c /d] >> /CharProcs << /x 7 0 R /a 7 0 R /b 7 0 R /c 7 0 R /d 7 0 R >> /Resources << >> /ToUnicode 8 0 R >>',
	['', Buffer.from('500 0 d0 0 0 400 700 re f')],
	[
		'',
		writeUnicodeMap(
			new Map([
				[1, 'a'],
				[2, 'b'],
				[4, '\u0301'],
			]),
			1,
		),
	],
];

let serial = 0;
async function printed(content: string, more: Partial<SmallPdf> = {}): Promise<string> {
	const file = await smallPdf(join(dir, `${serial++}.pdf`), {
		resources: FONT,
		more: MORE,
		...more,
		content: `BT /F 14 Tf 20 50 Td ${content} ET`,
	});
	return textOf(file);
}

async function textOf(file: string): Promise<string> {
	let text = '';
	await readPdfText(file, (page) => (text += page), AbortSignal.timeout(20_000));
	return text;
}

const span = (said: string, glyphs: string) => `/Span << /ActualText ${said} >> BDC <${glyphs}> Tj EMC`;

// The letters of Hindi, Telugu, Kannada and Khmer stand in a print in this way alone: without them each account with such a post was partial.
it.each<[string, string, string]>([
	['in UTF-16, in place of what its glyphs say', span('<feff0915094d0937>', '0103'), 'aक्षb'],
	['in PDFDocEncoding', span('(\\204 \\240 \\223l \\345)', '03'), 'a— € ﬁl åb'],
	['in UTF-8 as PDF 2.0 has it', span('<efbbbfe0a495>', '03'), 'aकb'],
	['nothing, where the glyph before has said it all', span('<feff>', '01'), 'ab'],
	[
		'of a word, whatever is stated of its letters',
		`/Span << /ActualText <feff0915> >> BDC <01> Tj ${span('<feff0916>', '03')} <02> Tj EMC`,
		'aकb',
	],
	[
		'within what states nothing',
		`/P << /MCID 0 >> BDC <01> Tj /Artifact BMC ${span('<feff0916>', '03')} EMC EMC`,
		'aaखb',
	],
])('the text of a span is what it states: %s', async (_how, content, text) => {
	expect(await printed(`<01> Tj ${content} <02> Tj`)).toBe(text);
});

it.each([
	['<< /ActualText <feff0915> >>', MORE],
	['9 0 R', [...MORE, '<< /ActualText 10 0 R >>', '<feff0915>']],
])('what a span states by the name of a list of properties counts too: %s', async (list, more) => {
	const resources = `${FONT} /Properties << /P0 ${list} >>`;
	expect(await printed('<01> Tj /Span /P0 BDC <03> Tj EMC <02> Tj', { resources, more })).toBe('aकb');
	expect(await printed('<01> Tj /Span /P1 BDC <02> Tj EMC', { resources, more })).toBe('ab');
});

it('what a span in a form states stands where the form is drawn', async () => {
	const form = `BT /F 14 Tf 60 50 Td ${span('<feff0915>', '03')} ET`;
	const text = await printed(`<01> Tj ET /X Do /X Do BT /F 14 Tf 90 50 Td ${span('<feff0916>', '03')}`, {
		resources: `${FONT} /XObject << /X 9 0 R >>`,
		more: [...MORE, ['/Subtype /Form /BBox [0 0 200 100]', Buffer.from(form)]],
	});
	expect(text.replace(/\s/g, '')).toBe('aककख');
});

// A post that no font could draw would be filed as being in the print: empty boxes, under a verdict of complete.
it('what a span states of boxes for what no font has is not in the print', async () => {
	expect(await printed(`<01> Tj ${span('<feff0915>', '00')} <02> Tj`)).not.toContain('क');
	expect(await printed(`<01> Tj ${span('<feff09150916>', '0300')} <02> Tj`)).not.toContain('क');
	const within = `/Span << /ActualText <feff0915> >> BDC ${span('<feff0917>', '03')} ${span('<feff0916>', '00')} EMC`;
	expect(await printed(within)).toMatch(/^ग[^क]*$/);
});

it('what a span states of nothing, and of what lies beside the paper, is not in the print', async () => {
	expect(await printed('<01> Tj /Span << /ActualText <feff0915> >> BDC EMC <02> Tj')).toBe('ab');
	for (const glyph of ['03', '04']) {
		const beside = `900 0 Td ${span('<feff0915>', glyph)} -900 0 Td`;
		expect(await printed(`<01> Tj ${beside} <02> Tj`)).not.toContain('क');
	}
	expect(await printed(`<01> Tj /Gone 9 Tf ${span('<feff0915>', '03')}`)).not.toContain('क');
});

it('of a print that is not as browsers write it, its glyphs are read', async () => {
	expect(await printed(`<01> Tj ${span('<feff0915>', '02')} ] <02> Tj`)).toMatch(/^a[^क]*b$/);
	const file = await smallPdf(join(dir, 'other.pdf'), {
		resources: FONT,
		more: MORE,
		content: `BT /F 14 Tf 20 50 Td ${span('<feff0915>', '01')} ET`,
	});
	expect(await textOf(file)).toBe('क');
	writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.from('\nmore\n')]));
	expect(await textOf(file)).toBe('a');
});
