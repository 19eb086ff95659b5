import type { BrowserContext } from 'playwright';
import { HEARS_CLICKS } from '../page/tree/hears-clicks.ts';

/** Stands in the manifest among what was changed. */
export const LISTENERS_TOLD = 'the page was made to tell which of its elements hear clicks';

/**
 * Has every page answer which of its elements hear clicks: what a script listens on, without a role, an attribute or a hand over it, is a
 * button to its readers all the same. To be called before the first page is opened. Nothing is changed in the document.
 *
 * Programs that listen at the root of the page alone leave a handler of their own on what can be pressed (React an empty `onclick`, Svelte
 * and Solid the properties below).
 */
export async function tellListeners(context: BrowserContext): Promise<void> {
	await context.addInitScript((question) => {
		const listening = new WeakSet<object>();
		EventTarget.prototype.addEventListener = new Proxy(EventTarget.prototype.addEventListener, {
			apply(add, target, args) {
				if (args[0] === 'click' && args[1] && target instanceof Element) listening.add(target);
				return Reflect.apply(add, target, args);
			},
		});
		const answer = (event: Event) => {
			event.stopImmediatePropagation();
			const at = event.composedPath()[0];
			if (!(at instanceof HTMLElement || at instanceof SVGElement)) return;
			if (listening.has(at) || at.onclick || '__click' in at || '$$click' in at) event.preventDefault();
		};
		window.addEventListener(question, answer, true);
	}, HEARS_CLICKS);
}
