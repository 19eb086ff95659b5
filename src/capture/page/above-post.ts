import type { PostSharer, Quoted } from '../../records/post.ts';
import { boxesAbove, sharerOf } from './above-boxes.ts';
import { postSet } from './feed.ts';
import { isPostLike, readQuoted } from './quoted.ts';

/**
 * What stands above a post in a box that holds no other post: who put it into this feed, and the post that it answers. Programs mark
 * up what was written as an article and lay both above it.
 * @returns neither where nothing of the kind stands there
 */
export function readAbove(
	post: Element,
	now: number,
): { readonly sharedBy?: PostSharer; readonly quoted?: Quoted } {
	const above = boxesAbove(post, postSet());
	const sharer = above.map(sharerOf).find((found) => found !== undefined);
	const answered = above.findLast((el) => isPostLike(el, true));
	return {
		...(sharer ? { sharedBy: sharer } : {}),
		...(answered ? { quoted: readQuoted(answered, now) } : {}),
	};
}
