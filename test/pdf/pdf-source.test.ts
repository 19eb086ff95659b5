import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { examine } from '../../src/bundle/pdfa/examine.ts';
import { Lexer, Operator } from '../../src/pdf/lexer.ts';
import { PdfSource } from '../../src/pdf/pdf-source.ts';
import { PdfName, PdfRef, PdfString, type PdfValue, syntax, textOf } from '../../src/pdf/values.ts';
import { smallPdf } from '../bundle/pdfa/small-pdf.ts';
import { workshop } from '../bundle/sample.ts';

const { dir, clean } = workshop();
afterAll(clean);

const read = (text: string) => new Lexer(Buffer.from(text, 'latin1')).next();
const bytesOf = (value: unknown) => (value as PdfString).bytes.toString('latin1');

it('reads strings as PDF writes them', () => {
	expect(bytesOf(read('(a(b)c)'))).toBe('a(b)c');
	expect(bytesOf(read('(\\(\\)\\\\\\n\\101\\7x\\\nslut)'))).toBe('()\\\n\x41\x07xslut');
	expect(bytesOf(read('(a\r\nb\rc)'))).toBe('a\nb\nc');
	expect(bytesOf(read('<48 65 6a 2>'))).toBe('Hej ');
	expect(textOf(read('<feff00e50020d83cdf84>') as PdfString)).toBe('å 🎄');
});

it('reads names, numbers and words', () => {
	expect(read('/A#20B#2f')).toEqual(new PdfName('A B/'));
	expect([read('-.5'), read('+3'), read('4.'), read('%x\n7')]).toEqual([-0.5, 3, 4, 7]);
	expect(read('BT')).toEqual(new Operator('BT'));
	expect(read('[1 0 R 2]')).toEqual([new PdfRef(1), 2]);
});

it.each(['(a', '<4', '<4z>', '[1', '<< /A', '<< 1 2 >>', ']', '[R]', '['.repeat(500)])(
	'refuses %s',
	(text) => {
		expect(() => read(text)).toThrow(SyntaxError);
	},
);

it('reads what it has written', () => {
	const name = fc.string({ unit: fc.integer({ min: 1, max: 255 }).map((c) => String.fromCharCode(c)) });
	const { value } = fc.letrec<{ value: PdfValue }>((tie) => ({
		value: fc.oneof(
			{ maxDepth: 3 },
			fc.constantFrom<PdfValue>(null, true, false),
			fc.integer(),
			fc.double({ noNaN: true, min: -1e6, max: 1e6 }).map((n) => Number(n.toFixed(6)) + 0),
			name.map((text) => new PdfName(text)),
			fc.uint8Array().map((bytes) => new PdfString(Buffer.from(bytes))),
			fc.integer({ min: 1, max: 9999 }).map((n) => new PdfRef(n)),
			fc.array(tie('value')),
			fc.array(fc.tuple(name, tie('value'))).map((entries) => new Map(entries)),
		),
	}));
	fc.assert(
		fc.property(fc.array(value), (values) => {
			expect(syntax(read(syntax(values)) as PdfValue)).toBe(syntax(values));
		}),
	);
});

it('says of any damage that the PDF cannot be read, and never anything else', async () => {
	const whole = readFileSync(
		await smallPdf(join(dir, 'whole.pdf'), {
			resources: '/Font << /F 6 0 R >>',
			content: 'BT /F 9 Tf (Hej) Tj ET',
			more: ['<< /Type /Font /Subtype /Type1 >>'],
		}),
	);
	const file = join(dir, 'damaged.pdf');
	await fc.assert(
		fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), async (at, byte, isCut) => {
			const bytes = Buffer.from(whole);
			bytes[at] = byte;
			writeFileSync(file, isCut ? bytes.subarray(0, at) : bytes);
			try {
				const source = new PdfSource(file);
				try {
					await examine(source, new AbortController().signal);
				} catch (error) {
					throw source.damaged(error);
				} finally {
					source.close();
				}
			} catch (error) {
				expect(error).toMatchObject({ code: 'pdf-unreadable', subject: file });
			}
		}),
		{ numRuns: 500 },
	);
});
