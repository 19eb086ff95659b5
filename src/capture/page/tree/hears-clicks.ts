/** As `HEARS_CLICKS` of `browser/click-listeners.ts`, which runs in the page's own world. */
const QUESTION = 'ogonblick:hears-clicks';

/** A script of the page listens for clicks on that very element. False where pages are not asked to tell. */
export function hearsClicks(el: Element): boolean {
	return !el.dispatchEvent(new Event(QUESTION, { cancelable: true, composed: true }));
}
