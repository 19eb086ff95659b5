import { describe, expect, it } from 'vitest';
import { evidenceWords, findingWords } from '../../src/records/finding-words.ts';
import { label } from '../../src/records/labels.ts';
import { FAILURE_CODES, LOSS_CODES, NOTE_CODES } from '../../src/records/verdict.ts';

const CODES = [...FAILURE_CODES, ...LOSS_CODES, ...NOTE_CODES];

describe('the words of findings', () => {
	it.each(CODES)('say what %s means, in both languages and whole sentences', (code) => {
		for (const lang of ['sv', 'en'] as const) {
			const { title, meaning } = findingWords(code, lang);
			expect(title).toMatch(/^[\p{Lu}].*[^.]$/u);
			expect(meaning).toMatch(/^[\p{Lu}].*\.$/u);
		}
		expect(findingWords(code, 'sv').meaning).not.toBe(findingWords(code, 'en').meaning);
	});

	it('have a title of its own for every code', () => {
		for (const lang of ['sv', 'en'] as const)
			expect(new Set(CODES.map((code) => findingWords(code, lang).title)).size).toBe(CODES.length);
	});

	it.each(['a-code-of-tomorrow', 'toString', '__proto__'])('give back %s, which they do not know', (code) => {
		expect(findingWords(code, 'sv')).toEqual({ title: code, meaning: expect.stringContaining('okänd') });
	});
});

describe('labels', () => {
	it('say coded values in Swedish and English', () => {
		expect(label('occasion', 'closure', 'sv')).toBe('kontot ska avslutas');
		expect(label('stop', 'limit-posts', 'en')).toBe('The limit of posts was reached.');
		expect(label('outcome', 'partial', 'sv')).toBe('ofullständig');
	});

	it.each(['limit-of-tomorrow', 'constructor'])('give back %s, which they do not know', (value) => {
		expect(label('stop', value, 'sv')).toBe(value);
	});
});

describe('the evidence of a finding', () => {
	it('is told in Swedish, with codes in words and numbers in groups', () => {
		const data = { count: 12_345, sign: 'login-below', examples: ['Vattnet', 'Snön'] };
		expect(evidenceWords({ data }, 'sv')).toBe(
			'antal 12\u00a0345 · tecken på det: under det sista inlägget krävs inloggning · till exempel: Vattnet; Snön',
		);
	});

	it('is nothing where there is none, and keeps what a later version added', () => {
		expect(evidenceWords({}, 'sv')).toBeUndefined();
		expect(evidenceWords({ data: { fresh: 'x' } }, 'sv')).toBe('fresh: x');
	});
});
