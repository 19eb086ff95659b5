import type { Comment, Post } from '../../records/post.ts';
import type { Harvested } from '../page/harvest.ts';

/** A post with its place in the whole picture. */
type Placed = Omit<Post, 'position'>;

/**
 * Joins what was harvested at many places of the walk into each post once. A post that is seen again, more of it
 * unfolded or loaded, gains and never loses. Pure but for its own map.
 */
export class PostJoiner {
	readonly #posts = new Map<string, Placed>();

	get size(): number {
		return this.#posts.size;
	}

	/** @param toPicture gives the row in the whole picture of a row of the viewport */
	add(found: readonly Harvested[], toPicture: (row: number) => number, page = 0): void {
		for (const { top, left, width, height, ...post } of found) {
			const box = { x: left, y: toPicture(top), width, height };
			const earlier = this.#posts.get(post.id);
			this.#posts.set(post.id, earlier ? merged(earlier, { ...post, box }) : { ...post, box });
		}
		void page;
	}

	/** In the order of the picture: rows first, then from the left, as a grid is read. */
	posts(): Post[] {
		return [...this.#posts.values()]
			.sort((a, b) => {
				const rows = (a.box?.y ?? 0) - (b.box?.y ?? 0);
				return Math.abs(rows) > 8 ? rows : (a.box?.x ?? 0) - (b.box?.x ?? 0);
			})
			.map((post, i) => ({ ...post, position: i + 1 }));
	}
}

function merged(a: Placed, b: Placed): Placed {
	const images = new Map(a.images.map((i) => [i.address, i]));
	for (const image of b.images) {
		const had = images.get(image.address);
		if (!had || had.broken || had.width < image.width) images.set(image.address, image);
	}
	const links = new Map([...a.links, ...b.links].map((l) => [l.address, l]));
	const time = b.time ?? a.time;
	const author = a.author ?? b.author;
	const box =
		a.box && b.box
			? { ...a.box, y: Math.min(a.box.y, b.box.y), height: Math.max(a.box.height, b.box.height) }
			: (b.box ?? a.box);
	return {
		...a,
		...(time ? { time } : {}),
		...(author ? { author } : {}),
		...(box ? { box } : {}),
		text: b.text.length >= a.text.length ? b.text : a.text,
		links: [...links.values()],
		images: [...images.values()],
		videos: b.videos.length >= a.videos.length ? b.videos : a.videos,
		counts: { ...a.counts, ...b.counts },
		comments: countComments(b.comments) >= countComments(a.comments) ? b.comments : a.comments,
	};
}

/** Comments and replies at every depth. */
export function countComments(comments: readonly Comment[]): number {
	return comments.reduce((sum, c) => sum + 1 + countComments(c.replies), 0);
}
