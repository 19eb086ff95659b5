import { findFeed } from '../feed/feed.ts';
import { isShown } from '../tree/dom.ts';
import { documentScroller } from './scroller.ts';

/** Less than that beyond the edge is a shadow or a margin. */
const SLACK = 8;
const MARGIN = 24;

/**
 * How wide the window must be for the posts to be seen whole, CSS pixels; null where it is wide enough, or where the page cuts off what
 * is beyond its edge.
 */
export function widthForPosts(): number | null {
	const { scrollWidth } = documentScroller();
	if (scrollWidth <= window.innerWidth + SLACK) return null;
	const cuts = [document.documentElement, document.body].some(
		(el) => el && /hidden|clip/.test(getComputedStyle(el).overflowX),
	);
	const rights = findFeed()
		.posts.filter(isShown)
		.map((post) => post.getBoundingClientRect().right + window.scrollX);
	const most = Math.max(0, ...rights);
	return cuts || most <= window.innerWidth + SLACK ? null : Math.ceil(Math.min(scrollWidth, most + MARGIN));
}

/** The page is read from the right: its lines begin at the right edge, and what is too wide goes beyond the left one. */
export function readsFromRight(): boolean {
	return getComputedStyle(document.documentElement).direction === 'rtl';
}
