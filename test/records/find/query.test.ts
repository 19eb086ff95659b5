import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerpt } from '../../../src/records/find/excerpt.ts';
import { LONGEST_QUERY, parseQuery } from '../../../src/records/find/query.ts';

const parsed = (text: string) => {
	const result = parseQuery(text);
	return result.ok ? result.query : result.flaw;
};
const word = (word: string, isBeginning = false) => ({ words: [word], isBeginning });

describe('a query', () => {
	test('is words, phrases, what must not be there, and beginnings', () => {
		expect(parsed('badplats "öppet i dag" -stängd sommar*')).toEqual({
			wanted: [word('badplats'), { words: ['öppet', 'i', 'dag'], isBeginning: false }, word('sommar', true)],
			unwanted: [word('stängd')],
		});
		expect(parsed('”öppet i dag”')).toEqual(parsed('"öppet i dag"'));
		expect(parsed('covid-19')).toEqual({
			wanted: [{ words: ['covid', '19'], isBeginning: false }],
			unwanted: [],
		});
	});

	test.each(['', '   ', '"', '*', '-', '-ord', '""', '(((', '\u0000'])(
		'%j has no word to look for',
		(text) => {
			expect(parsed(text)).toBe('empty');
		},
	);

	test('has an end', () => {
		expect(parsed('a'.repeat(LONGEST_QUERY + 1))).toBe('too-long');
		expect(parsed('a '.repeat(30))).toBe('too-long');
	});

	test.each(['a*', 'badplats en*', '-i*', '"en båt i s"*', 'é\u0301\u0302*'])(
		'%j would look up too many words',
		(text) => {
			expect(parsed(text)).toBe('short-beginning');
			expect(parsed(text.replace(/("?)\*/, 'om$1*'))).not.toBe('short-beginning');
		},
	);

	test('of any text is words of letters and digits alone', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
				const query = parseQuery(text);
				if (!query.ok) return;
				for (const { words } of [...query.query.wanted, ...query.query.unwanted])
					for (const each of words) expect(each).toMatch(/^[\p{L}\p{N}\p{M}]+$/u);
			}),
		);
	});
});

describe('an excerpt', () => {
	test('is a piece of the text with the hits in turn, never half a character, whatever the text is', () => {
		const cases = fc.tuple(
			fc.string({ unit: 'grapheme', maxLength: 900 }),
			fc.array(fc.nat(900), { maxLength: 6 }),
			fc.integer({ min: 50, max: 400 }),
		);
		fc.assert(
			fc.property(cases, ([text, marks, length]) => {
				const hits = [...new Set(marks)]
					.sort((a, b) => a - b)
					.map((at) => [at, at + 1] as const)
					.filter(([, end]) => end <= text.length);
				const { pieces, isCutBefore, isCutAfter } = excerpt(text, hits, length);
				const shown = pieces.join('');
				expect(text).toContain(shown);
				expect(shown.length).toBeLessThanOrEqual(Math.max(length, 1) + 1);
				expect([isCutBefore || text.startsWith(shown), isCutAfter || text.endsWith(shown)]).toEqual([
					true,
					true,
				]);
				expect(pieces.length % 2).toBe(1);
			}),
		);
	});

	test('shows the first hit with what it stands in', () => {
		const text = `${'ord '.repeat(200)}badplats ${'ord '.repeat(200)}`;
		const { pieces } = excerpt(text, [[800, 808]]);
		expect(pieces[1]).toBe('badplats');
		expect(pieces[0]?.length).toBeGreaterThan(30);
	});
});
