import type { Comment, Post } from '../../records/post.ts';
import { countComments, merged, mergedEmbeds } from '../walk/join.ts';
import { letters } from '../witness/letters.ts';
import { bareAddress } from './bare-address.ts';
import type { Beyond, PermalinkVisit } from './beyond.ts';

/** Letters that two texts must share to be one. */
const WORDS = 24;

/**
 * The account's posts with what its tabs and the posts' own pages add: posts that only a tab shows, comments and texts that
 * the feed did not show. Each says where it was seen. Pure.
 * @param account address of the account's page, where `posts` were seen
 */
export function joinPages(account: string, posts: readonly Post[], beyond: Beyond): Post[] {
	const joined = new Map<string, Post>(posts.map((p) => [p.id, { ...p, seenOn: [account] }]));
	const ids = new Map(posts.flatMap((p) => keysOf(p).map((key) => [key, p.id] as const)));
	for (const tab of beyond.tabs) {
		for (const { box, ...post } of tab.posts) {
			const where = tab.address ?? `${account} (${tab.name})`;
			const known = joined.get(keysOf(post).flatMap((key) => ids.get(key) ?? [])[0] ?? '');
			if (known) joined.set(known.id, onAlso({ ...merged(known, post), position: known.position }, where));
			else {
				const id = freeId(joined, post.id);
				joined.set(id, { ...post, ...(box ? { box } : {}), id, seenOn: [where] });
				for (const key of keysOf(post)) ids.set(key, id);
			}
		}
	}
	const visits = new Map(beyond.visits.map((visit) => [visit.permalink, visit]));
	for (const post of joined.values()) {
		const visit = post.permalink === undefined ? undefined : visits.get(post.permalink);
		if (visit?.reading) joined.set(post.id, withOwnPage(post, visit));
	}
	return [...joined.values()].map((post, i) => ({ ...post, position: i + 1 }));
}

/** What a post is known again by on another page: its own address, or where it has none its words. */
function keysOf({ permalink, text }: Pick<Post, 'permalink' | 'text'>): string[] {
	if (permalink !== undefined) return [bareAddress(permalink)];
	const words = letters(text);
	return words.length >= WORDS ? [words] : [];
}

function freeId(taken: ReadonlyMap<string, unknown>, id: string): string {
	for (let number = 1; ; number++) {
		const free = number === 1 ? id : `${id}~${number}`;
		if (!taken.has(free)) return free;
	}
}

function onAlso(post: Post, where: string): Post {
	return { ...post, seenOn: [...new Set([...(post.seenOn ?? []), where])] };
}

function withOwnPage(post: Post, { reading, permalink }: PermalinkVisit): Post {
	if (!reading) return post;
	const images = new Map(post.images.map((image) => [image.address, image]));
	for (const image of reading.images) if (!images.has(image.address)) images.set(image.address, image);
	const comments = joinComments(post.comments, reading.comments);
	// The page that shows more of its pictures says what is still to be seen.
	const unread = reading.images.length > post.images.length ? reading.unreadPictures : post.unreadPictures;
	const embeds = mergedEmbeds(post.embeds, reading.embeds);
	const { unreadPictures: _, ...known } = post;
	return onAlso(
		{
			...known,
			...(unread ? { unreadPictures: unread } : {}),
			...(embeds.length > 0 ? { embeds } : {}),
			text: isLonger(reading.text, post.text) ? reading.text : post.text,
			images: [...images.values()],
			counts: { ...post.counts, ...reading.counts },
			comments,
		},
		permalink,
	);
}

/** The own page shows the same text and more of it. */
function isLonger(own: string, known: string): boolean {
	const [longer, shorter] = [letters(own), letters(known)];
	return longer.length > shorter.length && longer.includes(shorter.slice(0, WORDS));
}

/** Both readings of a post's comments: the fuller one, and what only the other has. */
export function joinComments(a: readonly Comment[], b: readonly Comment[]): readonly Comment[] {
	const [fuller, other] = countComments(b) >= countComments(a) ? [b, a] : [a, b];
	const known = new Set(flat(fuller).map(keyOf));
	const missing = other.filter((comment) => !known.has(keyOf(comment)));
	return [...fuller, ...missing];
}

function flat(comments: readonly Comment[]): Comment[] {
	return comments.flatMap((comment) => [comment, ...flat(comment.replies)]);
}

function keyOf({ author, text }: Comment): string {
	return letters(`${author?.name ?? ''} ${text}`);
}
