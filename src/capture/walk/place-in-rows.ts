import type { Box, Post } from '../../records/post.ts';
import type { Seen } from '../session.ts';
import type { SlideTile } from '../slide-tile.ts';

/** CSS pixels of a side below which hardly anything of a post is seen. */
const LEAST = 8;

/**
 * Gives posts of a row that goes sideways the places where pictures show them: they were read as if the picture were as wide as the row,
 * which it is not. A post goes by the place that shows most of it, and what else shows some of it is told as `again`. Pure.
 * @param seen the tiles of the page, and those of rows that were moved
 */
export function placeInRows(posts: readonly Post[], seen: Pick<Seen, 'tiles' | 'slides'>): Post[] {
	const rows = seen.slides.filter((slide) => slide.of !== undefined && slide.y !== undefined);
	if (rows.length === 0) return [...posts];
	const names = new Set(seen.slides.map(({ name }) => name));
	const width = Math.max(0, ...seen.tiles.flatMap((tile) => (names.has(tile.name) ? [] : [tile.width])));
	return posts.map((post) => {
		if (!post.box || isIn(post.box, width)) return post;
		const { box: read, again: _, ...rest } = post;
		const inPage = partOf(read, { x: 0, y: read.y, width, height: read.height });
		const places = [...inPage, ...rows.flatMap((slide) => inSlide(read, slide))];
		const [box, ...again] = places.toSorted((a, b) => b.width * b.height - a.width * a.height);
		return { ...rest, ...(box ? { box } : {}), ...(again.length > 0 ? { again } : {}) };
	});
}

function isIn({ x, width }: Box, most: number): boolean {
	return x >= 0 && x + width <= most + 1;
}

function inSlide(read: Box, { of, y: top = 0, width, height }: SlideTile): Box[] {
	if (!of) return [];
	return partOf(read, { ...of, width, height }).map((part) => ({
		...part,
		x: part.x - of.x,
		y: part.y - of.y + top,
	}));
}

/** What of a box stands in another; empty where that is hardly anything. */
function partOf(box: Box, other: Box): Box[] {
	const [x, y] = [Math.max(box.x, other.x), Math.max(box.y, other.y)];
	const width = Math.min(box.x + box.width, other.x + other.width) - x;
	const height = Math.min(box.y + box.height, other.y + other.height) - y;
	return width < LEAST || height < LEAST ? [] : [{ x, y, width, height }];
}
