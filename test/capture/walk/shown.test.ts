import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ShownPosts } from '../../../src/capture/walk/shown.ts';

test('a post is whole when its parts are, in whatever order and however they overlap', () => {
	const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 });
	fc.assert(
		fc.property(cuts, (some) => {
			const rows = [0, ...[...some].sort((a, b) => a - b), 1];
			const shown = new ShownPosts();
			for (let i = rows.length - 1; i > 0; i--)
				shown.add('p', Math.max(0, (rows[i - 1] ?? 0) - 0.05), rows[i] ?? 1, 'Vattnet');
			expect(shown.lost()).toEqual([]);
		}),
	);
});

test('a post that falls between two tiles is lost', () => {
	const shown = new ShownPosts();
	shown.add('above', 0, 1, 'Inlägg above');
	shown.add('lost', 0, 0.04, 'Inlägg lost');
	shown.add('lost', 1, 1, 'Inlägg lost');
	shown.add('half', 0, 0.4, 'Inlägg half');
	shown.add('half', 0.7, 1, 'Inlägg half');
	expect(shown.lost().map(({ post, share }) => [post, Math.round(share * 100)])).toEqual([
		['Inlägg lost', 4],
		['Inlägg half', 70],
	]);
});

test('a post that the page shows at the end, and no tile has told of, is lost', () => {
	const shown = new ShownPosts();
	shown.add('a', 0, 1, 'Kommunen 5 min Snöröjningen pågår');
	expect(shown.unknown(['Kommunen 6 min Snöröjningen pågår'])).toEqual([]);
	expect(shown.unknown(['Kommunen 6 min Badhuset öppnar'])).toEqual([
		{ post: 'Kommunen 6 min Badhuset öppnar', share: 0 },
	]);
});
