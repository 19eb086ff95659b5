import { expect, it } from 'vitest';
import { readTrueType, withMissingGlyphTwice } from '../../../src/bundle/pdfa/truetype.ts';
import { TWO_GLYPHS } from '../text/two-glyphs.ts';

const program = Buffer.from(TWO_GLYPHS, 'base64');
const tableOf = (font: Buffer, tag: string) => {
	const entry =
		12 +
		16 *
			[...Array(font.readUInt16BE(4)).keys()].findIndex(
				(i) => font.toString('latin1', 12 + 16 * i, 16 + 16 * i) === tag,
			);
	return font.subarray(
		font.readUInt32BE(entry + 8),
		font.readUInt32BE(entry + 8) + font.readUInt32BE(entry + 12),
	);
};

it('reads how many glyphs a font has and how wide they are', () => {
	const font = readTrueType(program);
	expect([font.glyphs, [0, 1, 2].map((glyph) => font.width(glyph))]).toEqual([3, [500, 537, 574]]);
});

it('adds a glyph that is the one for what is missing, and leaves the others as they are', () => {
	const grown = withMissingGlyphTwice(program) as Buffer;
	const font = readTrueType(grown);
	expect([font.glyphs, [0, 1, 2, 3].map((glyph) => font.width(glyph))]).toEqual([4, [500, 537, 574, 500]]);
	const loca = tableOf(grown, 'loca');
	const outline = (glyph: number) =>
		tableOf(grown, 'glyf').subarray(loca.readUInt32BE(4 * glyph), loca.readUInt32BE(4 * glyph + 4));
	expect(outline(3).subarray(0, outline(0).length)).toEqual(outline(0));
	expect(outline(1)).toEqual(
		tableOf(program, 'glyf').subarray(outline(0).length, outline(0).length + outline(1).length),
	);
	// The checksum of the whole (OpenType, head): all words together are this number.
	let sum = 0;
	for (let i = 0; i < grown.length; i += 4) sum = (sum + grown.readUInt32BE(i)) >>> 0;
	expect(sum).toBe(0xb1b0afba);
});

it('can be done again and again', () => {
	const twice = withMissingGlyphTwice(withMissingGlyphTwice(program) as Buffer) as Buffer;
	expect(readTrueType(twice).glyphs).toBe(5);
});

it.each([0, 4, 11, 60, 300])('refuses a font that is cut short after %i bytes', (length) => {
	expect(() => readTrueType(program.subarray(0, length))).toThrow();
	expect(() => withMissingGlyphTwice(program.subarray(0, length))).toThrow();
});
