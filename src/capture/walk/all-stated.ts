/**
 * The page itself states a number of posts, and as many have been read. Far more than it says it is no number of posts
 * but of films or pictures, and proves nothing.
 */
export function isAllStated(
	profile: { readonly statedPosts?: number; readonly statedBy?: unknown } | undefined,
	posts: number,
): boolean {
	const { statedPosts, statedBy } = profile ?? {};
	return (
		statedPosts !== undefined && statedBy === undefined && posts >= statedPosts && posts <= statedPosts + 2
	);
}
