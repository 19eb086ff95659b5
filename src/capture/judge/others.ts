import type { Post } from '../../records/post.ts';
import type { Finding } from '../../records/verdict.ts';
import { type Evidence, finding } from './evidence.ts';

/** Posts of one writer, and their share of all, from which on the page is that writer's. */
const LEAST = 3;
const MOST = 0.6;

/**
 * Posts that somebody else wrote on a page whose posts are nearly all by one: visitors may write there, and what others pay for
 * may look as posts do. Nobody but a reader knows which it is. What the account has shared says so itself.
 */
export function othersFindings({ posts }: Pick<Evidence['seen'], 'posts'>): Finding[] {
	const names = new Map<string, number>();
	for (const { author } of posts) if (author) names.set(author.name, (names.get(author.name) ?? 0) + 1);
	const [first] = [...names].sort((a, b) => b[1] - a[1]);
	if (!first || first[1] < Math.max(LEAST, posts.length * MOST)) return [];
	const [account] = first;
	const own = new Set(posts.filter((post) => post.author?.name === account).map(addressOf));
	const others = posts.filter(
		(post) =>
			post.author !== undefined &&
			post.author.name !== account &&
			!post.sharedBy &&
			!(post.author.address !== undefined && own.has(addressOf(post))),
	);
	if (others.length === 0) return [];
	const detail = `${others.length} of ${posts.length} posts are by others than ${account}, whose the page is`;
	const examples = others.slice(0, 5).map(({ author }) => author?.name ?? '');
	return [finding('posts-by-others', 'note', detail, { count: others.length, of: posts.length, examples })];
}

function addressOf({ author }: Post): string | undefined {
	return author?.address;
}
