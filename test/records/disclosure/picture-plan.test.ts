import fc from 'fast-check';
import { expect, it } from 'vitest';
import { planPictures, type Wish } from '../../../src/records/disclosure/picture-plan.ts';
import { strikePosts } from '../../../src/records/disclosure/strikes.ts';
import { post } from '../../bundle/sample.ts';

const TILES = [1, 2, 3].map((i) => ({ name: `tile-0000${i}.png`, width: 640, height: 800 }));
const box = (y: number) => ({ x: 40, y, width: 560, height: 300 });
const POSTS = [0, 1, 2, 3].map((i) => ({ ...post(i + 1), box: box(i * 500 + 20) }));

function plan(more: Partial<Wish> & { readonly whole?: readonly number[] } = {}) {
	const posts = more.posts ?? POSTS;
	const struck = strikePosts(posts, new Set(more.whole), undefined);
	const rest = { regions: [], isMarkedByHand: false, only: [], elsewhere: new Set<string>() };
	return planPictures({ tiles: TILES, posts, struck, ...rest, ...more });
}

it('leaves the pictures as they are where nothing is struck', () => {
	expect(plan()).toMatchObject({ struck: [], unplaced: [] });
	expect(plan().pieces).toEqual(TILES.map((_, tile) => ({ tile, top: 0, height: 800 })));
});

it('an extract shows no row that no picked post stands in, and covers all beside them', () => {
	fc.assert(
		fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1 }), (only) => {
			const { pieces, struck } = plan({ only });
			for (const { tile, top, height } of pieces)
				for (const y of [tile * 800 + top, tile * 800 + top + height - 1]) {
					expect(only.some((position) => y >= position * 500 - 480 && y < position * 500 - 180)).toBe(true);
					expect(
						struck.some(
							(area) => area.x === 0 && area.width >= 40 && y >= area.y && y < area.y + area.height,
						),
					).toBe(true);
				}
			expect(pieces.reduce((sum, { height }) => sum + height, 0)).toBe(only.length * 300);
		}),
	);
});

it('leaves out pictures of other pages, and slides, where a struck post may be seen again', () => {
	expect(plan({ whole: [1], elsewhere: new Set(['tile-00003.png']) }).pieces.map(({ tile }) => tile)).toEqual(
		[0, 1],
	);
	const [first, ...rest] = POSTS;
	const image = { ...post(1).images[0], tile: 'tile-00002.png' } as (typeof POSTS)[number]['images'][number];
	const posts = [{ ...(first ?? post(1)), images: [image] }, ...rest] as typeof POSTS;
	expect(plan({ whole: [1], posts }).pieces.map(({ tile }) => tile)).toEqual([0]);
});

it('names posts whose place is not known rather than show them', () => {
	const posts = [...POSTS, post(5)];
	expect(plan({ whole: [5], posts }).unplaced).toEqual([5]);
	expect(plan({ only: [5], posts, isMarkedByHand: true }).unplaced).toEqual([5]);
});
