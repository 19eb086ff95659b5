import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GROUNDS, inkOn, leastContrast, lightened } from '../../../src/records/look/contrast.ts';

const colour = fc
	.integer({ min: 0, max: 0xffffff })
	.map((number) => `#${number.toString(16).padStart(6, '0')}`);

const contrast = (a: string, b: string) => leastContrast(a, [b]);

test('contrast is that of WCAG, in any case of letters and whichever comes first', () => {
	expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 5);
	expect(contrast('#ffffff', '#ffffff')).toBe(1);
	// The greys that WCAG's own explanations name: just enough, and just not.
	expect(contrast('#767676', '#ffffff')).toBeGreaterThanOrEqual(4.5);
	expect(contrast('#777777', '#ffffff')).toBeLessThan(4.5);
});

test('any colour made lighter can be read on a dark page, and what is written on any colour too', () => {
	fc.assert(
		fc.property(colour, (given) => {
			expect(leastContrast(lightened(given), GROUNDS.dark)).toBeGreaterThanOrEqual(7);
			expect(contrast(inkOn(given), given)).toBeGreaterThanOrEqual(4);
		}),
	);
});
