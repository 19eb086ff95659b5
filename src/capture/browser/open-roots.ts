import type { BrowserContext } from 'playwright';

/**
 * Has every page attach its shadow roots so that they can be read: what a page closes is seen by its readers all the same, as a
 * consent dialog over all posts, and would be in no witness. To be called before the first page is opened.
 */
export async function openRoots(context: BrowserContext): Promise<void> {
	await context.addInitScript(() => {
		Element.prototype.attachShadow = new Proxy(Element.prototype.attachShadow, {
			apply: (attach, host, [init]) => Reflect.apply(attach, host, [{ ...init, mode: 'open' }]),
		});
	});
}

/** What is told of it in the manifest. */
export const ROOTS_OPENED = 'shadow roots that the page closes were made readable';
