import type { PostSharer, Quoted } from '../../records/post.ts';
import { deepAll, isShown, shownText, webAddress } from './dom.ts';
import { postSet } from './feed.ts';
import { SHARES, sharerIn } from './head.ts';
import { isPostLike, readQuoted } from './quoted.ts';
import { childrenOf, parentOf } from './tree.ts';

/** Boxes around a post that may be its own, and characters of a line that says who shared it. */
const MOST_OUTWARD = 3;
const LINE = 90;

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
	const above = boxesAbove(post);
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

function boxesAbove(post: Element): Element[] {
	const posts = postSet();
	const above: Element[] = [];
	let low = post;
	for (let step = 0; step < MOST_OUTWARD; step++) {
		const up = parentOf(low);
		if (!up || up === document.body || up.matches('main,[role=feed]')) break;
		const beside = childrenOf(up);
		const at = beside.indexOf(low);
		if ([beside[at - 1], beside[at + 1]].some((el) => el !== undefined && posts.has(el))) break;
		if (deepAll(post.tagName, up).some((el) => el !== post && posts.has(el))) break;
		above.unshift(...beside.slice(0, at).filter((el) => isShown(el) && shownText(el) !== ''));
		low = up;
	}
	return above;
}

/** A short line that says that somebody shared, with the name of whoever it was. */
function sharerOf(el: Element): PostSharer | undefined {
	const shown = shownText(el).replace(/\s+/g, ' ');
	if (shown.length > LINE || !SHARES.test(shown)) return undefined;
	const named = deepAll('a[href],strong,b,bdi', el).find((x) => isShown(x) && shownText(x) !== '');
	const name = named ? sharerIn(shownText(named).replace(/\s+/g, ' ')) : '';
	if (name.length < 2) return undefined;
	const link = named?.closest('a[href]') ?? named?.querySelector('a[href]');
	const address = webAddress(link?.getAttribute('href'));
	return { name, ...(address ? { address } : {}), shown };
}
