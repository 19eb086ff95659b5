import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { SRGB_PROFILE } from '../../../src/bundle/pdf/srgb-profile.ts';
import { examine } from '../../../src/bundle/pdfa/examine.ts';
import { PdfSource } from '../../../src/pdf/pdf-source.ts';
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
	[
		'a name and a string as long as they may be',
		{ catalog: `/Dests << /${'n'.repeat(127)} [3 0 R /Fit] >>`, page: `/Note (${'s'.repeat(32_767)})` },
	],
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

const PICTURE = '/Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceRGB';
const DRAWN = { resources: '/XObject << /X 6 0 R >>', content: '/X Do' };

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
	[
		'a font that is no object of its own',
		'font-not-known',
		{
			resources: '/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>',
			content: HELLO,
		},
	],
	[
		'a font that a state chooses',
		'font-not-known',
		{ resources: '/ExtGState << /G << /Font [6 0 R 9] >> >>', content: '/G gs', more: ['<< >>'] },
	],
	[
		'a page that is blended in colours for print',
		'colours',
		{ page: '/Group << /S /Transparency /CS /DeviceCMYK >>' },
	],
	[
		'spot colours in a pattern in a form in a form',
		'colours',
		{
			...DRAWN,
			more: [
				['/Subtype /Form /Resources << /XObject << /Y 7 0 R >> >>', Buffer.from('/Y Do')],
				['/Subtype /Form /Resources << /Pattern << /P 8 0 R >> >>', Buffer.from('/Pattern cs /P scn')],
				[
					'/PatternType 1 /Resources << /ColorSpace << /C [/Separation /Guld /DeviceRGB 9 0 R] >> >>',
					Buffer.from('/C cs'),
				],
				'<< >>',
			],
		},
	],
	['a rendering intent of its own', 'graphics', { content: '/Glow ri' }],
	['a state with one', 'graphics', { resources: '/ExtGState << /G << /RI /Glow >> >>', content: '/G gs' }],
	['a picture with one', 'graphics', { ...DRAWN, more: [[`${PICTURE} /Intent /Glow`, Buffer.alloc(3)]] }],
	[
		'a picture of three bits',
		'pictures',
		{ ...DRAWN, more: [[`${PICTURE} /BitsPerComponent 3`, Buffer.alloc(3)]] },
	],
	[
		'a mask that the reader smooths',
		'pictures',
		{
			...DRAWN,
			more: [
				[`${PICTURE} /Mask 7 0 R`, Buffer.alloc(3)],
				['/Subtype /Image /Width 1 /Height 1 /ImageMask true /Interpolate true', Buffer.alloc(1)],
			],
		},
	],
	['a long name in what is drawn', 'graphics', { content: `/${'n'.repeat(128)} BMC EMC` }],
	[
		'a string with half a byte in what is drawn',
		'graphics',
		{ content: '/Span << /ActualText <feff4> >> BDC EMC' },
	],
	['a great number in what is drawn', 'graphics', { content: '4294967296 0 m S' }],
	['a long name of a place', 'document', { catalog: `/Dests << /${'n'.repeat(128)} [3 0 R /Fit] >>` }],
	['a font name that is no text', 'document', { page: '/Fonts << /BaseFont /bl#e5 >>' }],
	['a long string', 'document', { page: `/Note (${'s'.repeat(32_768)})` }],
	['a great number', 'document', { page: '/Note [2147483648]' }],
	[
		'data in LZW, whatever for',
		'document',
		{ page: '/Note 6 0 R', more: [['/Filter /LZWDecode', Buffer.alloc(3)]] },
	],
	['data in another file', 'document', { page: '/Note 6 0 R', more: [['/F (x)', Buffer.alloc(3)]] }],
	['a page that is a slide show', 'document', { page: '/PresSteps << >>' }],
	[
		'a link with a look of its own',
		'annotations',
		{ page: '/Annots [<< /Subtype /Link /F 4 /AP << /N 4 0 R >> >>]' },
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
