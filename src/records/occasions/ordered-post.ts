import type { Comment, Post } from '../post.ts';

/** The one post or comment that evidence was ordered of, among what a page shows. */
export interface OrderedPost {
	/** Of the post in posts.jsonl: its id and its place there. Absent where it could not be told. */
	readonly post?: string;
	readonly position?: number;
	/**
	 * By what it was told: its own `permalink`; the `page`, which shows it alone and declares the ordered address to be its own; or `led-to`,
	 * where the ordered address led to another one and the post lies there.
	 */
	readonly by?: 'permalink' | 'page' | 'led-to';
	/** The comment of it that was ordered, by its id there; absent where a post was ordered, or the page does not say which it is. */
	readonly comment?: string;
	/** The other posts that the page shows: they are there as its surroundings, and not ordered. */
	readonly context: number;
}

/** What a page says of where it lies, and whose. */
export interface AskedPage {
	/** With the fragment, which may tell a comment from its post. */
	readonly ordered: string;
	/** The account's own page lies nowhere near a post, however the ordered address begins. */
	readonly account: string;
	readonly finalAddress: string;
	/** What the page declares to be its address (`link rel=canonical`, `og:url`). */
	readonly canonical?: string;
}

/** Which of the posts was ordered. Nothing is told by a post's being the only one: a page may answer for one that is gone with another. Pure. */
export function orderedAmong(posts: readonly Post[], page: AskedPage): OrderedPost {
	const told = toldAmong(posts, page);
	if (!told) return { context: posts.length };
	const { id, position, comments } = told.post;
	const comment = commentAt(comments, URL.parse(page.ordered)?.hash ?? '');
	return {
		...{ post: id, position, by: told.by },
		...(comment ? { comment: comment.id } : {}),
		context: posts.length - 1,
	};
}

/** Whether the ordered address names a place on its page, such as a comment of a post. */
export function namesPlace(ordered: string): boolean {
	return /^#[^!/]/.test(URL.parse(ordered)?.hash ?? '');
}

function toldAmong(posts: readonly Post[], { ordered, account, finalAddress, canonical }: AskedPage) {
	const [wanted, shown, own] = [ordered, finalAddress, account].map(placeOf);
	if (wanted === undefined || shown === undefined || own === undefined) return undefined;
	// Below the account's page, and what stands above it, lies everything.
	const placed = posts.flatMap((post) => {
		const place = post.permalink === undefined ? undefined : placeOf(post.permalink);
		return place === undefined || `${own}/`.startsWith(`${place}/`) ? [] : [{ post, place }];
	});
	const at =
		placed.find(({ place }) => place === wanted) ??
		placed.find(({ place }) => wanted.startsWith(`${place}/`) || place.startsWith(`${wanted}/`));
	if (at) return { post: at.post, by: 'permalink' } as const;
	const ledTo = placed.find(({ place }) => place === shown);
	if (ledTo) return { post: ledTo.post, by: 'led-to' } as const;
	const [only, ...others] = posts;
	const isOwn = canonical !== undefined && placeOf(canonical) === wanted && wanted !== own;
	if (only && others.length === 0 && only.permalink === undefined && isOwn)
		return { post: only, by: 'page' } as const;
	return undefined;
}

function commentAt(comments: readonly Comment[], hash: string): Comment | undefined {
	const wanted = hash.slice(1);
	if (wanted === '') return undefined;
	for (const comment of comments) {
		const found = comment.id === wanted ? comment : commentAt(comment.replies, hash);
		if (found) return found;
	}
	return undefined;
}

/** An address without its scheme, its end and, where its path tells posts apart, what it is asked for. */
function placeOf(address: string): string | undefined {
	const url = URL.parse(address);
	if (!url) return undefined;
	const { host, pathname, search } = url;
	const isTold = /\d/.test(pathname);
	return `${host.replace(/^(www|m|mobile)\./, '')}${pathname.replace(/\/+$/, '')}${isTold ? '' : search}`;
}
