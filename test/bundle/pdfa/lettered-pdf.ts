import { writeUnicodeMap } from '../../../src/bundle/pdfa/unicode-map.ts';
import { smallPdf } from './small-pdf.ts';

/**
 * A PDF of one line, in a font of its own whose letters are all the same box and say what they are: what PDF/A-2u asks for, as a
 * browser would print it.
 * @param unknown letters that the font does not say what they are
 */
export function letteredPdf(target: string, text: string, unknown = ''): Promise<string> {
	const letters = [...new Set(text)];
	const codes = [...text].map((letter) => (letters.indexOf(letter) + 1).toString(16).padStart(2, '0'));
	const named = letters.map((_letter, i) => `/g${i + 1}`);
	const map = new Map(
		letters.map((letter, i) => [i + 1, letter] as const).filter(([, l]) => !unknown.includes(l)),
	);
	const font = `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 700] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 1 /LastChar ${letters.length} /Widths [${letters.map(() => 500).join(' ')}] /Encoding << /Type /Encoding /Differences [1 ${named.join(' ')}] >> /CharProcs << ${named.map((name) => `${name} 7 0 R`).join(' ')} >> /Resources << >> /ToUnicode 8 0 R >>`;
	return smallPdf(target, {
		box: '[0 0 400 300]',
		resources: '/Font << /F 6 0 R >>',
		content: `BT /F 14 Tf 40 240 Td <${codes.join('')}> Tj ET`,
		more: [font, ['', Buffer.from('500 0 d0 0 0 400 700 re f')], ['', writeUnicodeMap(map, 1)]],
	});
}
