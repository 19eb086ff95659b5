import type { Box, Comment, Post, PostEmbed, PostImage } from '../../records/post.ts';
import { letters } from '../witness/letters.ts';
import type { ReadPost } from './embeds.ts';
import { beginsAlike, isTheVerySame, isTwin, WORDS } from './same-post.ts';

/** A post with its place in the whole picture. */
export type Placed = Omit<Post, 'position'>;

/**
 * Joins what was harvested at many places of the walk into each post once. A post that is seen again, more of it
 * unfolded or loaded, gains and never loses. Pure but for its own map.
 */
export class PostJoiner {
	readonly #posts = new Map<string, Placed>();
	/** Ids of the posts that have the same words. */
	readonly #words = new Map<string, readonly string[]>();
	/** The id of the post that was read last with these words, whatever it is known by. */
	readonly #said = new Map<string, string>();
	/** Ids of posts that were read where they stand apart from the feed, and whether their like has been read in it. */
	readonly #apart = new Map<string, boolean>();

	get size(): number {
		return this.#posts.size;
	}

	/** Whether this post has been read before, in whatever node it stood then. */
	knows(post: Pick<ReadPost, 'id' | 'idFrom' | 'text'>): boolean {
		const earlier = this.#posts.get(post.id);
		if (earlier && post.idFrom !== 'content') return true;
		const words = letters(post.text);
		return [...this.#posts.values()].some((other) => beginsAlike(letters(other.text), words));
	}

	/** @param toPicture gives the row in the whole picture of a row of the viewport */
	add(found: readonly ReadPost[], toPicture: (row: number) => number): void {
		// What is read in one look stands in the page at one time: posts with the same words there are several.
		const here = new Set<string>();
		for (const { top, left, width, height, apart = false, ...post } of found) {
			const placed = { ...post, box: { x: left, y: toPicture(top), width, height } };
			const twin = this.#twinOf(placed, apart);
			const id = twin === undefined ? this.#idOf(placed, here) : this.#goesBy(twin, placed);
			here.add(id);
			const earlier = this.#posts.get(id);
			if (apart) this.#apart.set(id, this.#apart.get(id) ?? earlier !== undefined);
			else if (this.#apart.has(id)) this.#apart.set(id, true);
			this.#posts.set(id, { ...(earlier ? merged(earlier, placed) : placed), id });
			this.#said.set(letters(placed.text), id);
		}
	}

	/**
	 * The id that the post goes by: its own, or its own with a number where another post has that. Pages give one link
	 * to several posts, and lists that reuse their nodes give one node's id to post after post.
	 */
	#idOf(post: Placed, here: ReadonlySet<string>): string {
		const known =
			post.idFrom === 'permalink' ? undefined : (this.#shownTwice(post) ?? this.#byWords(post, here));
		if (known) return known;
		return this.#byPlace(post, here) ?? this.#ownId(post, here);
	}

	/** Of two that stand apart, and of two in the feed, the same words are two posts, and so are two addresses. */
	#twinOf(post: Placed, isApart: boolean): string | undefined {
		const isHad = post.permalink !== undefined && this.#posts.has(post.id);
		if (post.idFrom === 'attribute' || isHad) return undefined;
		return [...this.#posts].find(([id, earlier]) => {
			const met = this.#apart.get(id);
			const mayBe = isApart ? met !== false : met === false || (met && this.#isThere(earlier, post));
			const isKnown = earlier.idFrom !== 'attribute' && !(earlier.permalink && post.permalink);
			return mayBe && isKnown && isTwin(earlier, post);
		})?.[0];
	}

	/** Of a post and its like one may have an address: both go by that. */
	#goesBy(id: string, { id: own, idFrom, permalink }: Placed): string {
		const earlier = this.#posts.get(id);
		if (!earlier || permalink === undefined || earlier.permalink !== undefined) return id;
		this.#posts.delete(id);
		this.#posts.set(own, { ...earlier, id: own, idFrom, permalink });
		const met = this.#apart.get(id);
		if (met !== undefined) this.#apart.set(own, met);
		return own;
	}

	#isThere(earlier: Placed, post: Placed): boolean {
		return placesOf(earlier).some((box) => isNear({ ...earlier, box }, post));
	}

	/** One that the page shows in two places, as where it is pinned: both lead to one address, and it is no post's own for that. */
	#shownTwice(post: Placed): string | undefined {
		const words = letters(post.text);
		if (post.idFrom !== 'content' || words.length < WORDS) return undefined;
		const id = this.#said.get(words);
		const earlier = id === undefined ? undefined : this.#posts.get(id);
		if (earlier && isTheVerySame(earlier, post)) return id;
		// Pinned it may show no more than how it begins.
		return [...this.#posts].find(
			([, other]) =>
				other.idFrom === 'content' && isTheVerySame(other, post) && beginsAlike(letters(other.text), words),
		)?.[0];
	}

	/** One with nothing but its contents to know it by, of which a part is another at each look: a number of views, a signed picture. */
	#byPlace(post: Placed, here: ReadonlySet<string>): string | undefined {
		if (post.idFrom !== 'content' || this.#posts.has(post.id)) return undefined;
		const words = letters(post.text);
		const near = [...this.#posts].filter(
			([id, earlier]) =>
				earlier.idFrom === 'content' &&
				!here.has(id) &&
				overlaps(earlier, post) &&
				sharesLine(earlier, words),
		);
		return this.#nearest(
			near.map(([id]) => id),
			post,
		);
	}

	#ownId(post: Placed, here: ReadonlySet<string>): string {
		const same: string[] = [];
		for (let number = 1; ; number++) {
			const id = number === 1 ? post.id : `${post.id}~${number}`;
			const earlier = this.#posts.get(id);
			if (!earlier) return this.#nearest(same, post) ?? id;
			if (isSame(earlier, post) && !(post.idFrom === 'content' && here.has(id))) same.push(id);
		}
	}

	#nearest(ids: readonly string[], post: Placed): string | undefined {
		const away = (id: string) => Math.abs((this.#posts.get(id)?.box?.y ?? 0) - (post.box?.y ?? 0));
		return ids.toSorted((a, b) => away(a) - away(b))[0];
	}

	/** A post that was read before with the very same words in the same place, whatever node held it then. */
	#byWords(post: Placed, here: ReadonlySet<string>): string | undefined {
		const words = letters(post.text);
		if (words.length < WORDS) return undefined;
		const ids = this.#words.get(words) ?? [];
		const near = ids.filter((id) => !here.has(id) && isNear(this.#posts.get(id), post));
		const known = this.#nearest(near, post);
		if (known === undefined) this.#words.set(words, [...ids, this.#ownId(post, here)]);
		return known;
	}

	/** Where the first so many posts end in the whole picture, CSS pixels. */
	bottomOf(count: number): number {
		const first = this.posts().slice(0, count);
		return Math.max(0, ...first.map(({ box }) => (box ? box.y + box.height : 0)));
	}

	/** In the order of the picture: rows first, then from the left, as a grid is read. */
	posts(): Post[] {
		return [...this.#posts.values()]
			.sort((a, b) => {
				const rows = (a.box?.y ?? 0) - (b.box?.y ?? 0);
				return Math.abs(rows) > 8 ? rows : (a.box?.x ?? 0) - (b.box?.x ?? 0);
			})
			.map(({ unreadPictures, ...post }, i) => ({
				...post,
				...(unreadPictures ? { unreadPictures } : {}),
				position: i + 1,
			}));
	}
}

/** Two readings of one post, perhaps before and after its text was unfolded or its pictures came. */
function isSame(a: Placed, b: Placed): boolean {
	// The same words twice are two posts, wherever nothing else tells them apart.
	if (a.idFrom === 'content') return isNear(a, b);
	const [one, other] = [letters(a.text), letters(b.text)];
	const shared = a.images.some((i) => b.images.some((j) => j.address === i.address));
	if (one.length < WORDS || other.length < WORDS)
		return shared || one === other || a.images.length === 0 || b.images.length === 0;
	return (
		shared ||
		one.includes(other.slice(0, WORDS)) ||
		other.includes(one.slice(0, WORDS)) ||
		sharesLine(a, other)
	);
}

function isNear(a: Placed | undefined, b: Placed): boolean {
	const [one, other] = [a?.box, b.box];
	// Beside each other they are two, however alike their words.
	const beside = Math.abs((one?.x ?? 0) - (other?.x ?? 0)) >= Math.max(40, (other?.width ?? 0) / 2);
	return a !== undefined && !beside && Math.abs((one?.y ?? 0) - (other?.y ?? 0)) < SAME_PLACE;
}

/** Stands where the other stood, and not where its neighbour would. */
function overlaps(a: Placed, b: Placed): boolean {
	const least = Math.min(a.box?.height ?? 0, b.box?.height ?? 0);
	return isNear(a, b) && Math.abs((a.box?.y ?? 0) - (b.box?.y ?? 0)) < least / 2;
}

function sharesLine(a: Placed, other: string): boolean {
	return a.text.split('\n').some((line) => {
		const plain = letters(line);
		return plain.length >= WORDS && other.includes(plain);
	});
}

/** CSS pixels within which a post may move while what is above it loads. */
const SAME_PLACE = 120;

/** Two readings of one post: what either has, and of what both have the fuller. */
export function merged(a: Placed, b: Placed): Placed {
	const images = new Map(a.images.filter((i) => !isStandIn(i, a, b)).map((i) => [i.address, i]));
	for (const image of b.images) {
		const had = images.get(image.address);
		const better = !had || had.broken || had.width < image.width ? image : had;
		// A reading before its carousel was turned knows of no slides.
		images.set(image.address, had?.turned || image.turned ? { ...better, turned: true } : better);
	}
	const links = new Map([...a.links, ...b.links].map((l) => [l.address, l]));
	const fuller = (a.quoted?.text.length ?? -1) > (b.quoted?.text.length ?? -1) ? a.quoted : b.quoted;
	const embeds = mergedEmbeds(a.embeds, b.embeds);
	const time = b.time ?? a.time;
	const author = a.author ?? b.author;
	const { elsewhere: _, again: __, ...before } = a;
	const worded = b.text.length >= a.text.length ? b : a;
	const [box, ...again] = places([...placesOf(a), ...placesOf(b)]);
	return {
		...before,
		// Of the later reading that knows: one that the page has emptied or changed since says nothing of its pictures.
		...(b.unreadPictures === undefined ? {} : { unreadPictures: b.unreadPictures }),
		...(time ? { time } : {}),
		...(author ? { author } : {}),
		...(box ? { box } : {}),
		...(again.length > 0 ? { again } : {}),
		text: worded.text,
		...(worded.elsewhere ? { elsewhere: worded.elsewhere } : {}),
		...(fuller ? { quoted: fuller } : {}),
		...(embeds.length > 0 ? { embeds } : {}),
		links: [...links.values()],
		images: [...images.values()],
		videos: b.videos.length >= a.videos.length ? b.videos : a.videos,
		counts: { ...a.counts, ...b.counts },
		comments: countComments(b.comments) >= countComments(a.comments) ? b.comments : a.comments,
	};
}

function placesOf({ box, again = [] }: Placed): readonly Box[] {
	return box ? [box, ...again] : again;
}

/** Readings of one place that moved or grew are all that any of them takes: a tile may show the post as either had it. Topmost first. */
function places(boxes: readonly Box[]): Box[] {
	const apart: Box[] = [];
	for (const box of boxes) {
		const at = apart.findIndex((other) => !isApart(other, box));
		const known = apart[at];
		if (known) apart[at] = around(known, box);
		else apart.push(box);
	}
	return apart.toSorted((a, b) => a.y - b.y);
}

/** As where each page of a feed begins with the same post. */
function isApart(a: Box, b: Box): boolean {
	return b.y > a.y + a.height + SAME_PLACE || a.y > b.y + b.height + SAME_PLACE;
}

function around(a: Box, b: Box): Box {
	const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
	const right = Math.max(a.x + a.width, b.x + b.width);
	const bottom = Math.max(a.y + a.height, b.y + b.height);
	return { x, y, width: right - x, height: bottom - y };
}

/** Natural pixels up to which a picture may be a small one that stands in for a true one until that has come. */
const STAND_IN = 200;

/** A picture of the first reading that is gone in the second, where one of its shape, at least twice as wide, has come. */
function isStandIn(image: PostImage, { images: had }: Placed, { images: now }: Placed): boolean {
	if (image.width === 0 || image.width > STAND_IN || now.some((i) => i.address === image.address))
		return false;
	const come = now.filter((i) => !had.some((h) => h.address === i.address));
	return come.some((i) => {
		// A side of a few pixels is rounded by half of one.
		const height = (i.height / i.width) * image.width;
		return i.width >= image.width * 2 && Math.abs(height - image.height) <= 1 + image.height * 0.05;
	});
}

/** What either reading has of the frames in a post, and of what both have the longer. */
export function mergedEmbeds(a: readonly PostEmbed[] = [], b: readonly PostEmbed[] = []): PostEmbed[] {
	const embeds = new Map(a.map((embed) => [embed.address, embed]));
	for (const embed of b)
		if (embed.text.length >= (embeds.get(embed.address)?.text.length ?? 0)) embeds.set(embed.address, embed);
	return [...embeds.values()];
}

/** Comments and replies at every depth. */
export function countComments(comments: readonly Comment[]): number {
	return comments.reduce((sum, c) => sum + 1 + countComments(c.replies), 0);
}
