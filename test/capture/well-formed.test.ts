import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wellFormed } from '../../src/capture/well-formed.ts';

const halves = fc.string({ unit: 'binary', maxLength: 12 }).map((text) => `${text}\ud83d`);

test('half a surrogate pair is no text of anything that is written, and the rest stays', () => {
	expect(wellFormed({ posts: [{ text: 'Hej 👋\ud83d', n: 1 }], at: null })).toEqual({
		posts: [{ text: 'Hej 👋\ufffd', n: 1 }],
		at: null,
	});
	fc.assert(
		fc.property(fc.jsonValue(), halves, (value, half) => {
			expect(wellFormed(value)).toEqual(value);
			expect(JSON.stringify(wellFormed([{ half, value }]))).not.toMatch(/\\ud[89a-f]/i);
		}),
	);
});
