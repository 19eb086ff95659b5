import type { Fixtures } from '../fixtures/server.ts';

/** Posts without folds, comments or dialogs, one picture of 100 KB each: a feed that also a bare script can finish. */
export function benchFeed(fixtures: Fixtures, posts: number): string {
	return fixtures.address('torget', {
		posts,
		kb: 100,
		images: 1,
		fold: false,
		comments: false,
		consent: false,
	});
}

/** Whole posts as an account has them, folded texts and comments included, one picture of 100 KB each; without a consent dialog, which others cannot answer. */
export function compareFeed(fixtures: Fixtures, posts: number): string {
	return fixtures.address('torget', { posts, kb: 100, images: 1, consent: false });
}

interface Answer {
	readonly units: readonly {
		readonly media: readonly { readonly src: string; readonly preview: string }[];
	}[];
}

/** Has every picture of a feed made beforehand, so that making them takes no time from what is measured. @returns how many bytes */
export async function warm(fixtures: Fixtures, posts: number, feed = benchFeed): Promise<number> {
	const search = new URL(feed(fixtures, posts)).search.slice(1);
	const answer = await fetch(`${fixtures.origin}/torget/api/feed?after=0&batch=${posts}&${search}`);
	const { units } = (await answer.json()) as Answer;
	const addresses = units.flatMap(({ media }) => media.flatMap(({ src, preview }) => [src, preview]));
	let bytes = 0;
	for (let i = 0; i < addresses.length; i += 4) {
		const some = addresses
			.slice(i, i + 4)
			.map(async (address) => (await (await fetch(address)).arrayBuffer()).byteLength);
		for (const size of await Promise.all(some)) bytes += size;
	}
	return bytes;
}
