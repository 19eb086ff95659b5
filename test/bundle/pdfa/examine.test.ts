import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { PdfSource } from '../../../src/bundle/pdf/pdf-source.ts';
import { SRGB_PROFILE } from '../../../src/bundle/pdf/srgb-profile.ts';
import { examine } from '../../../src/bundle/pdfa/examine.ts';
import { workshop } from '../sample.ts';
import { type SmallPdf, smallPdf } from './small-pdf.ts';

const { dir, clean } = workshop();
afterAll(clean);

let serial = 0;
async function examined(pdf: SmallPdf) {
	const source = new PdfSource(await smallPdf(join(dir, `${serial++}.pdf`), pdf));
	try {
		const { level, breaches } = await examine(source, new AbortController().signal);
		return { level, codes: breaches.map(({ code }) => code) };
	} finally {
		source.close();
	}
}

it.each<[string, SmallPdf]>([
	['an empty page', {}],
	['colours and lines', { content: 'q 1 0 0 rg 0 0 50 50 re f 0.5 g 0 0 9 9 re S Q' }],
	[
		'a link that is printed',
		{ page: '/Annots [<< /Type /Annot /Subtype /Link /F 4 /A << /S /URI /URI (https://x.invalid/) >> >>]' },
	],
	[
		'a picture with a profile',
		{
			resources: '/XObject << /X 6 0 R >>',
			content: '/X Do',
			more: [
				['/Subtype /Image /Width 1 /Height 1 /ColorSpace [/ICCBased 7 0 R]', Buffer.alloc(3)],
				['/N 3', SRGB_PROFILE],
			],
		},
	],
	[
		'a blend and a mask',
		{
			resources: '/ExtGState << /G << /BM /Multiply /SMask << /S /Alpha /G 6 0 R >> >> >>',
			content: '/G gs',
			more: [
				[
					'/Subtype /Form /Group << /S /Transparency /CS /DeviceRGB >> /Resources << >>',
					Buffer.from('0 0 1 1 re f'),
				],
			],
		},
	],
])('%s is PDF/A-2u', async (_what, pdf) => {
	expect(await examined(pdf)).toEqual({ level: '2u', codes: [] });
});

const FONT = '/Font << /F 6 0 R >>';
const HELLO = 'BT /F 12 Tf (Hej) Tj ET';
const type3 = (more: string, glyph = '500 0 d0', differences = '[72 /H]') => [
	`<< /Type /Font /Subtype /Type3 /FirstChar 72 /LastChar 72 /Widths [500] /FontMatrix [1 0 0 1 0 0] /FontBBox [0 0 1 1] /Encoding << /Differences ${differences} >> /CharProcs << /H 7 0 R /.notdef 7 0 R >> /Resources << >> ${more} >>`,
	['', Buffer.from(glyph)] as const,
	['', Buffer.from('1 beginbfchar <48> <0048> endbfchar')] as const,
];

it.each<[string, string, SmallPdf]>([
	[
		'a font that is not embedded',
		'font-not-embedded',
		{ resources: FONT, content: HELLO, more: ['<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'] },
	],
	[
		'a composite font without its program',
		'font-not-embedded',
		{
			resources: FONT,
			content: 'BT /F 9 Tf <0001> Tj ET',
			more: [
				'<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [<< /Subtype /CIDFontType2 >>] >>',
			],
		},
	],
	[
		'a glyph for what is missing',
		'missing-glyphs',
		{
			resources: FONT,
			content: 'BT /F 9 Tf (H) Tj ET',
			more: type3('/ToUnicode 8 0 R', '500 0 d0', '[72 /.notdef]'),
		},
	],
	[
		'a glyph that the font does not have',
		'missing-glyphs',
		{ resources: FONT, content: 'BT /F 9 Tf (X) Tj ET', more: type3('/ToUnicode 8 0 R') },
	],
	[
		'a glyph of another width',
		'glyph-widths',
		{ resources: FONT, content: 'BT /F 9 Tf (H) Tj ET', more: type3('/ToUnicode 8 0 R', '700 0 d0') },
	],
	['states nested too deep', 'graphics', { content: 'q '.repeat(29) + 'Q '.repeat(29) }],
	['an operator that PDF does not have', 'graphics', { content: '1 2 hitta' }],
	['a name that its resources lack', 'graphics', { content: '/G gs' }],
	[
		'a transfer function',
		'graphics',
		{ resources: '/ExtGState << /G << /TR /Identity >> >>', content: '/G gs' },
	],
	[
		'a blend mode of its own',
		'graphics',
		{ resources: '/ExtGState << /G << /BM /Glow >> >>', content: '/G gs' },
	],
	[
		'PostScript',
		'graphics',
		{ resources: '/XObject << /X 6 0 R >>', content: '/X Do', more: [['/Subtype /PS', Buffer.from('')]] },
	],
	['colours for print', 'colours', { content: '0 0 0 1 k' }],
	[
		'spot colours',
		'colours',
		{
			resources: '/ColorSpace << /C [/Separation /Guld /DeviceRGB 6 0 R] >>',
			content: '/C cs',
			more: ['<< >>'],
		},
	],
	[
		'a profile that is none',
		'colours',
		{
			resources: '/ColorSpace << /C [/ICCBased 6 0 R] >>',
			content: '/C cs',
			more: [['/N 3', Buffer.alloc(200)]],
		},
	],
	[
		'a picture that the reader smooths',
		'pictures',
		{
			resources: '/XObject << /X 6 0 R >>',
			content: '/X Do',
			more: [
				['/Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceRGB /Interpolate true', Buffer.alloc(3)],
			],
		},
	],
	[
		'a picture in LZW',
		'pictures',
		{
			resources: '/XObject << /X 6 0 R >>',
			content: '/X Do',
			more: [
				['/Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceRGB /Filter /LZWDecode', Buffer.alloc(3)],
			],
		},
	],
	['a page of six metres', 'page-size', { box: '[0 0 200 17008]' }],
	['a link that is not printed', 'annotations', { page: '/Annots [<< /Subtype /Link /F 0 >>]' }],
	['a hidden link', 'annotations', { page: '/Annots [<< /Subtype /Link /F 6 >>]' }],
	['a film', 'annotations', { page: '/Annots [<< /Subtype /Movie /F 4 >>]' }],
	[
		'a link that starts a program',
		'annotations',
		{ page: '/Annots [<< /Subtype /Link /F 4 /A << /S /Launch >> >>]' },
	],
	[
		'a bookmark that runs a script',
		'annotations',
		{ catalog: '/Outlines << /First 6 0 R >>', more: ['<< /A << /S /JavaScript /JS (x) >> >>'] },
	],
	['a page that acts by itself', 'annotations', { page: '/AA << >>' }],
	['a script', 'document', { catalog: '/OpenAction << /S /JavaScript /JS (x) >>' }],
	['a form', 'document', { catalog: '/AcroForm << >>' }],
])('%s keeps a file from being PDF/A: %s', async (_what, code, pdf) => {
	const { level, codes } = await examined(pdf);
	expect(codes).toContain(code);
	expect(level).toBeUndefined();
});

it('glyphs without text keep a file from being 2u alone', async () => {
	const content = 'BT /F 9 Tf (H) Tj ET';
	expect(await examined({ resources: FONT, content, more: type3('') })).toEqual({
		level: '2b',
		codes: ['no-unicode'],
	});
	expect(await examined({ resources: FONT, content, more: type3('/ToUnicode 8 0 R') })).toEqual({
		level: '2u',
		codes: [],
	});
});
