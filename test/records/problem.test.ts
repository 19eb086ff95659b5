import { describe, expect, it } from 'vitest';
import { type ProblemCode, problem, problemWords } from '../../src/records/problem.ts';
import { PROBLEM_WORDS } from '../../src/records/words/problems.ts';

const CODES = Object.keys(PROBLEM_WORDS) as ProblemCode[];
const named = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).filter((n) => n !== 'why');

describe('the words of a damaged bundle', () => {
	it.each(CODES)('say %s in Swedish too, with the same data', (code) => {
		const { sv, en } = PROBLEM_WORDS[code];
		expect(sv).not.toBe(en);
		expect(named(sv).sort()).toEqual(named(en).sort());
		expect(sv).not.toContain('{why}');
	});

	it('keep code and English detail for machines', () => {
		const found = problem('changed', 'a.txt', 'other-size', { bytes: 3, stated: 4 });
		expect(found).toEqual({
			kind: 'changed',
			code: 'other-size',
			path: 'a.txt',
			detail: 'it is 3 bytes; the manifest states 4',
			data: { bytes: 3, stated: 4 },
		});
		expect(problemWords(found, 'sv')).toBe('den är 3 byte; manifestet anger 4');
	});
});
