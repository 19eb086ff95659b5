import type { PostSharer } from '../../../records/post.ts';
import { deepAll, isShown, shownText, webAddress } from '../tree/dom.ts';
import { childrenOf, parentOf } from '../tree/tree.ts';
import { SHARES, sharerIn } from './head.ts';

/** Boxes around a post that may be its own, and characters of a line that says who shared it. */
const MOST_OUTWARD = 3;
const LINE = 90;

/** What stands above a post in boxes that hold no other of the posts. */
export function boxesAbove(post: Element, posts: ReadonlySet<Element>): Element[] {
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
export function sharerOf(el: Element): PostSharer | undefined {
	const shown = shownText(el).replace(/\s+/g, ' ');
	if (shown.length > LINE || !SHARES.test(shown)) return undefined;
	const named = deepAll('a[href],strong,b,bdi', el).find((x) => isShown(x) && shownText(x) !== '');
	const name = named ? sharerIn(shownText(named).replace(/\s+/g, ' ')) : '';
	if (name.length < 2) return undefined;
	const link = named?.closest('a[href]') ?? named?.querySelector('a[href]');
	const address = webAddress(link?.getAttribute('href'));
	return { name, ...(address ? { address } : {}), shown };
}
