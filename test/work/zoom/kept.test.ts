import { expect, test } from 'vitest';
import { Kept } from '../../../src/work/zoom/kept.ts';

test('what is kept never takes more than it may, and what was asked for last stays', () => {
	const kept = new Kept<string>(100);
	kept.set('a', 'A', 40);
	kept.set('b', 'B', 40);
	expect(kept.get('a')).toBe('A');
	kept.set('c', 'C', 40);
	expect(['a', 'b', 'c'].map((key) => kept.get(key))).toEqual(['A', undefined, 'C']);
	kept.set('d', 'D', 101);
	expect(kept.get('d')).toBeUndefined();
	kept.set('a', 'A2', 60);
	expect([kept.get('a'), kept.bytes]).toEqual(['A2', 100]);
});
