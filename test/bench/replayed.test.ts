import { expect, test } from 'vitest';
import { establishedOf } from '../../bench/proof/replayed.ts';

test('of a replay that was not read to its end, what was found is told, and never a part as if it were all', () => {
	expect(establishedOf({ posts: 1, comments: 0.5, images: 0 })).toEqual({ posts: 1 });
	expect(establishedOf({ posts: 0.9 })).toBeUndefined();
});
