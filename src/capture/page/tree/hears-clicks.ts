/** What an element is asked by, from the world of our own script: the page's world keeps it from its default where a click is heard. See `browser/click-listeners.ts`. */
export const HEARS_CLICKS = 'ogonblick:hears-clicks';

/** A script of the page listens for clicks on that very element. False where pages are not asked to tell. */
export function hearsClicks(el: Element): boolean {
	return !el.dispatchEvent(new Event(HEARS_CLICKS, { cancelable: true, composed: true }));
}
