import { deepAll, isShown, webAddress } from './dom.ts';
import { findFeed } from './feed.ts';

/** Share of the window above which a frame is the page, and not an advertisement or a film in it. */
const MOST_OF_IT = 0.35;

/**
 * The address of the frame that holds the page's contents, where the page itself shows no posts: an account that is
 * embedded in a website. Null where there is none.
 */
export function contentFrame(): string | null {
	if (findFeed().posts.length > 0) return null;
	const frames = deepAll('iframe[src],frame[src]').map((el) => {
		const { width, height } = el.getBoundingClientRect();
		return {
			el,
			area: (Math.min(width, innerWidth) * Math.min(height, innerHeight)) / (innerWidth * innerHeight),
		};
	});
	const largest = frames.filter(({ el }) => isShown(el)).sort((a, b) => b.area - a.area)[0];
	if (!largest || largest.area < MOST_OF_IT) return null;
	return webAddress(largest.el.getAttribute('src')) ?? null;
}

/** Whether a post shows frames, whose words are another document's. */
export function hasFrames(post: Element): boolean {
	return deepAll('iframe', post).some((el) => {
		const { width, height } = el.getBoundingClientRect();
		return width >= 200 && height >= 100 && isShown(el) && webAddress(el.getAttribute('src')) !== undefined;
	});
}
