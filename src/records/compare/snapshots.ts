import type { Manifest } from '../manifest.ts';
import type { Post } from '../post.ts';

/** What is compared of a snapshot. */
export interface Side {
	readonly manifest: Pick<Manifest, 'account' | 'capture' | 'verdict'>;
	readonly posts: readonly Post[];
}

/** A post that stands in both, and what differs. */
export interface ChangedPost {
	readonly before: Post;
	readonly after: Post;
	/** Differing in the text, the number of pictures, or the number of comments. */
	readonly differs: readonly ('text' | 'images' | 'comments')[];
}

export interface SnapshotChanges {
	/** What the account says of itself that differs. */
	readonly profile: readonly {
		readonly what: ProfileFact;
		readonly before: string;
		readonly after: string;
	}[];
	/** Only in the later one, and only in the earlier one, as they stood. */
	readonly added: readonly Post[];
	readonly gone: readonly Post[];
	readonly changed: readonly ChangedPost[];
	readonly same: number;
	/** Whether one of them did not go to the end of the feed: what is not in it may still have been on the page. */
	readonly isUncertain: boolean;
}

const PROFILE_FACTS = ['name', 'handle', 'address', 'platform', 'finalAddress', 'statedPosts'] as const;
export type ProfileFact = (typeof PROFILE_FACTS)[number];

/**
 * What has changed of an account between two snapshots. Posts are the same by their id, else by their address; one whose id was made of
 * its text stands as gone and added where the text was changed and it has no address.
 */
export function compareSnapshots(before: Side, after: Side): SnapshotChanges {
	const earlier = new Map<string, Post>();
	for (const post of before.posts) for (const key of keysOf(post)) earlier.set(key, post);
	const met = new Set<Post>();
	const added: Post[] = [];
	const changed: ChangedPost[] = [];
	for (const post of after.posts) {
		const key = keysOf(post).find((each) => earlier.has(each));
		const there = key === undefined ? undefined : earlier.get(key);
		if (there === undefined || met.has(there)) {
			added.push(post);
			continue;
		}
		met.add(there);
		const differs = differences(there, post);
		if (differs.length > 0) changed.push({ before: there, after: post, differs });
	}
	return {
		profile: PROFILE_FACTS.map((what) => ({
			what,
			before: profileFact(before, what),
			after: profileFact(after, what),
		})).filter((fact) => fact.before !== fact.after),
		added,
		gone: before.posts.filter((post) => !met.has(post)),
		changed,
		same: met.size - changed.length,
		isUncertain: [before, after].some(
			({ manifest: { capture, verdict } }) =>
				capture.stop !== 'end-of-feed' || verdict.outcome !== 'complete',
		),
	};
}

function keysOf({ id, idFrom, permalink }: Post): readonly string[] {
	const address = permalink === undefined ? [] : [`address ${permalink}`];
	// An id of the text is the least sure one.
	return idFrom === 'content' ? [...address, `content ${id}`] : [`id ${id}`, ...address];
}

function differences(before: Post, after: Post): ChangedPost['differs'] {
	const bare = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();
	return [
		...(bare(before.text) === bare(after.text) ? [] : (['text'] as const)),
		...(before.images.length === after.images.length ? [] : (['images'] as const)),
		...(countOf(before) === countOf(after) ? [] : (['comments'] as const)),
	];
}

/** Of comments and replies. */
export function countOf({ comments }: Pick<Post, 'comments'>): number {
	let count = 0;
	const waiting = [...comments];
	for (let comment = waiting.pop(); comment; comment = waiting.pop()) {
		count++;
		waiting.push(...comment.replies);
	}
	return count;
}

function profileFact({ manifest: { account, capture } }: Side, what: ProfileFact): string {
	if (what === 'statedPosts') return capture.stated.posts === undefined ? '' : String(capture.stated.posts);
	if (what === 'finalAddress') return capture.finalAddress;
	return account[what];
}
