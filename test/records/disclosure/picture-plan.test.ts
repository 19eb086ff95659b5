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
	const rest = { regions: [], isMarkedByHand: false, only: [], accountTiles: 3 };
	return planPictures({ tiles: TILES, posts, struck, ...rest, elsewhere: new Set<string>(), ...more });
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

/** Tiles after those of the account: slides, boxes over the page, tabs and own pages, of which no number is told apart. */
const MORE = [4, 5, 6].map((i) => ({ name: `tile-0000${i}.png`, width: 500, height: 200 }));
const shown = (more: Parameters<typeof plan>[0]) =>
	plan({ tiles: [...TILES, ...MORE], ...more }).pieces.map(({ tile }) => tile);
const slideOf = (position: number, tile: string) => {
	const image = { ...post(1).images[0], tile } as (typeof POSTS)[number]['images'][number];
	return POSTS.map((each) =>
		each.position === position ? { ...each, images: [...each.images, image] } : each,
	);
};

it('keeps no tile that is not known to be of the account’s page, whatever is struck and however it is marked', () => {
	for (const accountTiles of [3, undefined])
		for (const isMarkedByHand of [false, true]) {
			expect(shown({ whole: [1], accountTiles, isMarkedByHand })).not.toContain(3);
			expect(shown({ accountTiles, isMarkedByHand, regions: [{ x: 0, y: 0, width: 9, height: 9 }] })).toEqual(
				[...[0, 1], ...(accountTiles ? [2] : [])],
			);
		}
	// A tab begins before the account's page could end, as far as the capture tells.
	expect(shown({ whole: [1], accountTiles: 3, elsewhere: new Set(['tile-00002.png']) })).toEqual([0]);
	expect(plan({ whole: [1], accountTiles: 3 }).pieces.map(({ tile }) => tile)).toEqual([0, 1, 2]);
});

it('an extract has no tile of another page, and of slides those of its posts alone', () => {
	fc.assert(
		fc.property(
			fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1 }),
			fc.integer({ min: 1, max: 4 }),
			fc.constantFrom(3, undefined),
			(only, of, accountTiles) => {
				const tiles = new Set(shown({ only, accountTiles, posts: slideOf(of, 'tile-00005.png') }));
				expect([tiles.has(3), tiles.has(5)]).toEqual([false, false]);
				expect(tiles.has(4)).toBe(only.includes(of));
			},
		),
	);
});

it('keeps a slide that only posts of which nothing is struck name, in a box of its own within theirs', () => {
	const posts = slideOf(2, 'tile-00005.png');
	expect(shown({ whole: [1], posts, accountTiles: 3 })).toEqual([0, 1, 2, 4]);
	expect(shown({ whole: [2], posts, accountTiles: 3 })).toEqual([0, 1, 2]);
	const [first = post(1), ...rest] = posts;
	const both = [{ ...first, images: posts[1]?.images ?? [] }, ...rest];
	expect(shown({ whole: [1], posts: both, accountTiles: 3 })).toEqual([0, 1, 2]);
	const wide = MORE.map((tile) => ({ ...tile, width: 640 }));
	expect(shown({ whole: [1], posts, accountTiles: 3, tiles: [...TILES, ...wide] })).toEqual([0, 1, 2]);
});

it('strikes with a post what it answers or who shared it, up to the post before, in captures that kept its own place alone', () => {
	const posts = POSTS.map((each) => ({ ...each, sharedBy: { name: 'Bo', shown: 'Bo delade' } }));
	const accountTiles = undefined;
	const above = { x: 0, y: 820, width: 640, height: 200 };
	expect(plan({ whole: [3], posts, accountTiles }).struck).toContainEqual(above);
	expect(plan({ whole: [1], posts, accountTiles }).struck).toContainEqual({
		...{ x: 0, y: 0, width: 640, height: 20 },
	});
	expect(plan({ whole: [3], posts, accountTiles: 3 }).struck).not.toContainEqual(above);
	expect(plan({ whole: [3], accountTiles }).struck).not.toContainEqual(above);
	// It may have moved down.
	const below = { x: 40, y: 1320, width: 560, height: 200 };
	expect(plan({ whole: [3], accountTiles }).struck).toContainEqual(below);
	expect(plan({ whole: [3] }).struck).not.toContainEqual(below);
	expect(plan({ whole: [4], accountTiles }).struck).toContainEqual({ ...below, y: 1820, height: 580 });
});

it('strikes a post wherever it stands, as on each page of a feed that begins with it', () => {
	const posts = POSTS.map((each) => (each.position === 1 ? { ...each, again: [box(1900)] } : each));
	const at = { x: 37, y: 1897, width: 566, height: 306 };
	expect(plan({ whole: [1], posts }).struck).toContainEqual(at);
	expect(plan({ only: [2], posts }).struck).toContainEqual(box(1900));
	expect(plan({ whole: [2], posts }).struck).not.toContainEqual(at);
});

it('an extract covers another post where its box reaches into a picked one', () => {
	const posts = POSTS.map((each) =>
		each.position === 2 ? { ...each, box: { ...box(250), height: 30 } } : each,
	);
	expect(plan({ only: [1], posts }).struck).toContainEqual({ ...box(250), height: 30 });
});

it('names posts whose place is not known rather than show them', () => {
	const posts = [...POSTS, post(5)];
	expect(plan({ whole: [5], posts }).unplaced).toEqual([5]);
	expect(plan({ only: [5], posts, isMarkedByHand: true }).unplaced).toEqual([5]);
});
