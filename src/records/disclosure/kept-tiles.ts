import type { Post } from '../post.ts';

/** A tile of the picture that is struck in. */
export interface Tile {
	readonly name: string;
	readonly width: number;
	readonly height: number;
}

/** Which tiles a redacted copy may show at all, from 0. */
export interface KeptTiles {
	/** How many, from the first, are known to show the account's page and nothing else. */
	readonly account: number;
	/** Tiles of one slide each, of a post of which nothing is struck. */
	readonly slides: ReadonlySet<number>;
}

export interface KeptWish {
	readonly tiles: readonly Tile[];
	/** As they were, with their places. */
	readonly posts: readonly Post[];
	/** How many tiles the capture says are of the account's page; absent in bundles of before it said so. */
	readonly accountTiles: number | undefined;
	/** Names of tiles of tabs. */
	readonly elsewhere: ReadonlySet<string>;
	/** Whether all of a post may be seen. */
	isFree(position: number): boolean;
}

/** A picture may reach a few pixels beyond the box of its post. */
const AROUND = 3;

/**
 * Tells apart what is known to be the account's page from all that was photographed after it: slides, boxes that opened over the page, tabs and posts' own
 * pages. There a post that is struck may stand again, and no place in the picture is known of it. What is not known to be free of it is not kept.
 */
export function keptTiles({ tiles, posts, accountTiles, elsewhere, isFree }: KeptWish): KeptTiles {
	const index = new Map(tiles.map(({ name }, i) => [name, i]));
	const named = posts.flatMap((post) =>
		[...post.images, ...(post.quoted?.images ?? [])].flatMap(({ tile }) => {
			const at = tile === undefined ? undefined : index.get(tile);
			return at === undefined ? [] : [{ at, post }];
		}),
	);
	const others = tiles.flatMap(({ name }, i) => (elsewhere.has(name) ? [i] : []));
	const first = Math.min(tiles.length, ...named.map(({ at }) => at), ...others);
	const account = Math.min(first, accountTiles ?? reached(tiles, posts, first));
	const isOwn = ({ at, post }: (typeof named)[number]) => isFree(post.position) && isWithin(tiles[at], post);
	const slides = named
		.map(({ at }) => at)
		.filter((at) => at >= account && !elsewhere.has(tiles[at]?.name ?? ''))
		.filter((at) => named.every((each) => each.at !== at || isOwn(each)));
	return { account, slides: new Set(slides) };
}

/**
 * Of a capture that does not say: to the tile in which the last of its posts begins. Right after it there may be a box that opened over the page, or a post's
 * own page.
 */
function reached(tiles: readonly Tile[], posts: readonly Post[], most: number): number {
	let [count, end] = [0, 0];
	const ends = tiles.slice(0, most).map(({ height }) => {
		end += height;
		return end;
	});
	for (const { box } of posts) {
		const at = box ? ends.findIndex((bottom) => box.y < bottom) : -1;
		count = Math.max(count, at + 1);
	}
	// The first is always of the account's page.
	return Math.min(most, Math.max(1, count));
}

/** A carousel that is larger than its post holds others too. */
function isWithin(tile: Tile | undefined, { box }: Post): boolean {
	return (
		tile !== undefined &&
		box !== undefined &&
		tile.width <= box.width + 2 * AROUND &&
		tile.height <= box.height + 2 * AROUND
	);
}
