import type { PostSharer, Quoted } from '../../../records/post.ts';
import { postSet } from '../feed/at-hand.ts';
import { boxesAbove, sharerOf } from './above-boxes.ts';
import { isPostLike, readQuoted } from './quoted.ts';

/** What was read above a post. */
export interface Above {
	readonly sharedBy?: PostSharer;
	readonly quoted?: Quoted;
	/** All that it takes, rows and columns of the viewport; absent where nothing was read. */
	readonly place?: { readonly left: number; readonly right: number; readonly top: number };
}

/**
 * What stands above a post in a box that holds no other post: who put it into this feed, and the post that it answers. Programs mark
 * up what was written as an article and lay both above it.
 * @returns neither where nothing of the kind stands there
 */
export function readAbove(post: Element, now: number): Above {
	const above = boxesAbove(post, postSet());
	const said = above.find((el) => sharerOf(el) !== undefined);
	const sharer = said && sharerOf(said);
	const answered = above.findLast((el) => isPostLike(el, true));
	const first = above.findIndex((el) => el === said || el === answered);
	const place = first < 0 ? undefined : around(above.slice(first));
	return {
		...(sharer ? { sharedBy: sharer } : {}),
		...(answered ? { quoted: readQuoted(answered, now) } : {}),
		...(place ? { place } : {}),
	};
}

function around(elements: readonly Element[]): NonNullable<Above['place']> {
	const boxes = elements.map((el) => el.getBoundingClientRect());
	return {
		left: Math.min(...boxes.map((box) => box.left)),
		right: Math.max(...boxes.map((box) => box.right)),
		top: Math.min(...boxes.map((box) => box.top)),
	};
}
