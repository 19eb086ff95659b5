import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shareOut } from '../../../src/bundle/pdfa/cluster.ts';

const share = (said: string, codes: number[], known: Record<number, string> = {}) => [
	...shareOut(said, codes, () => new Map(Object.entries(known).map(([code, text]) => [Number(code), text]))),
];

it('gives a glyph the text that the page states of it', () => {
	expect(share('🇸🇪', [7])).toEqual([[0, '🇸🇪']]);
	expect(share('ffi', [7])).toEqual([[0, 'ffi']]);
});

it('gives an accent that is drawn by itself what its letter does not say', () => {
	expect(share('é', [1, 7], { 1: 'e' })).toEqual([[1, '\u0301']]);
	expect(share('e\u0301', [7, 1], { 1: 'e' })).toEqual([[0, '\u0301']]);
});

it('gives several glyphs that nothing is known of a letter each, where there are as many', () => {
	expect(share('ab', [0, 0])).toEqual([
		[0, 'a'],
		[1, 'b'],
	]);
});

it('gives a glyph nothing where the others say it all', () => {
	expect(share('a', [1, 7], { 1: 'a' })).toEqual([[1, '\u200b']]);
});

it('leaves what the page says nothing of, and what it says that is no text', () => {
	for (const said of ['', '\0', '\ufeff', '\ud800']) expect(share(said, [7])).toEqual([]);
});

it('never changes a glyph that has a text, and leaves none without where something is said', () => {
	const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((said) => !/[\0\ufeff\ufffe]/.test(said));
	fc.assert(
		fc.property(text, fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1 }), (said, codes) => {
			const shares = new Map(share(said, codes, { 1: 'a', 2: 'e' }));
			for (const [place, code] of codes.entries()) expect(shares.has(place)).toBe(code !== 1 && code !== 2);
			for (const given of shares.values()) expect(given).not.toBe('');
		}),
	);
});
