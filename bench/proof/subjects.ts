import { marksOf } from '../../fixtures/classes/contents.ts';
import { PAGE_CLASSES } from '../../fixtures/classes/platform.ts';
import { type Post, postsOf } from '../../fixtures/content/post.ts';
import type { Remark } from '../../fixtures/content/remarks.ts';
import type { Mark } from '../../fixtures/marks/code.ts';
import type { AddressOptions, Fixtures, PlatformName } from '../../fixtures/server.ts';
import { type Served, servedOf } from './things.ts';

/** One page that is captured: what it serves, and what must come of it where it cannot be complete. */
export interface Subject {
	/** Name of the class, and the word by which it is chosen. */
	readonly kind: string;
	readonly word: string;
	readonly what: string;
	readonly build: string;
	readonly address: string;
	readonly served: Served;
	readonly limitPosts?: number;
	readonly must?: { readonly outcome: 'failed' | 'partial'; readonly code: string };
}

/** Every page of the table: the classes' own builds, and the invented platforms and walls. */
export function subjectsOf(fixtures: Fixtures): Subject[] {
	const own = Object.entries(PAGE_CLASSES).flatMap(([word, { name, what, builds }]) =>
		builds.map(
			(build, number): Subject => ({
				kind: name,
				word,
				what,
				build: build.name,
				address: fixtures.address(`classes/${word}/${number}`),
				served: servedOf(marksOf(build.shows)),
				...(build.limitPosts === undefined ? {} : { limitPosts: build.limitPosts }),
				...(build.must ? { must: build.must } : {}),
			}),
		),
	);
	return [...own, ...platforms(fixtures), ...walls(fixtures)];
}

type Says = (post: Post) => readonly (Mark | undefined)[];
const remarks = (list: readonly Remark[]): Mark[] => list.flatMap((r) => [r.mark, ...remarks(r.replies)]);
const picture = (post: Post) => post.pictures[0]?.mark;
const fold = (post: Post) => (post.rest.length > 0 ? post.foldMark : undefined);
const everything: Says = (post) => [post.mark, fold(post), picture(post), ...remarks(post.remarks)];

function platforms(fixtures: Fixtures): Subject[] {
	const platform = (
		name: PlatformName,
		what: string,
		posts: number,
		says: Says,
		must?: Subject['must'],
	): Subject => ({
		kind: 'invented platforms',
		word: 'platforms',
		what: 'Several classes at once, as large services build them.',
		build: `${name}: ${what}`,
		address: fixtures.address(name, { posts, images: 1 }),
		served: servedOf(
			postsOf(1, posts, { images: 1 })
				.flatMap(says)
				.filter((mark) => mark !== undefined),
		),
		...(must ? { must } : {}),
	});
	const partial = (code: string) => ({ outcome: 'partial', code }) as const;
	return [
		platform('torget', 'scroll, blur-up, folds, comments, consent', 12, everything),
		platform('kvitter', 'recycled, POST, backgrounds', 14, everything),
		platform(
			'bildrutan',
			'grid of crops, consent in a frame',
			12,
			(post) => [picture(post)],
			partial('words-behind-pictures'),
		),
		platform('kanalen', 'shadow roots, button, posters, consent page', 14, (post) => [
			post.mark,
			{ kind: 'V', number: post.number, index: 0 },
		]),
		platform('bygden', 'GET paging without scripts', 14, everything),
		platform('anslaget', 'inner scroller, folds by style', 12, everything),
	];
}

function walls(fixtures: Fixtures): Subject[] {
	const wall = (
		name: string,
		what: string,
		options: AddressOptions,
		posts: number,
		must?: Subject['must'],
	): Subject => ({
		kind: 'walls and refusals',
		word: 'refusals',
		what: 'Pages that stand in the account’s place, break in mid-feed, or do things to their visitor.',
		build: `${name}: ${what}`,
		address: fixtures.address(`walls/${name}`, options),
		served: servedOf(
			postsOf(1, posts).flatMap((post) => [post.mark, ...post.pictures.slice(0, 1).map((p) => p.mark)]),
		),
		...(must ? { must } : {}),
	});
	const failed = (code: string) => ({ outcome: 'failed', code }) as const;
	const partial = (code: string) => ({ outcome: 'partial', code }) as const;
	return [
		wall('login', 'Finnish login page', { lang: 'fi' }, 0, failed('login-wall')),
		wall('login-redirect', 'led to a login', {}, 0, failed('login-wall')),
		wall('bot-403', 'bot check', {}, 0, failed('blocked')),
		wall('soft-404', 'gone, answered with 200', {}, 0, failed('not-found')),
		wall('rate-429', 'the page itself is refused', {}, 0, failed('rate-limited')),
		wall('blank', 'nothing at all', {}, 0, failed('blank')),
		wall('other-account', 'leads to another account', {}, 0, failed('wrong-account')),
		wall('overlay', 'login dialog that locks', { posts: 24 }, 24, partial('wall-after-content')),
		wall(
			'login-midway',
			'more is answered with 401',
			{ posts: 24, at: 10 },
			24,
			partial('wall-after-content'),
		),
		wall('feed-stalled', 'more is never answered', { posts: 24, at: 10 }, 24, partial('feed-stalled')),
		wall('feed-429', 'goes on after a while', { posts: 16, at: 10, recover: 4 }, 16),
		wall('download', 'files by themselves', { posts: 12 }, 12),
		wall('service-worker', 'answers for the network', { posts: 12 }, 12),
		wall('memory-hog', 'takes 600 MB', { posts: 12, mb: 600 }, 12),
		wall('restless', 'never quiet', { posts: 12 }, 12),
	];
}
