/** What is pressed while a page is walked: only what asks for more, or for the next; or all. */
export type Pressing = 'nothing' | 'more' | 'all';

/**
 * Runs in a frame of a replayed page: presses all in the window that can be pressed, once, since a replay has nobody to
 * harm, and what asks for more, or for the next, as long as it is there. Pages that a press would lead to are not gone to,
 * nor tabs, which put something else in the place of the feed.
 * @returns how many things were pressed
 */
export function pressInPage(pressing: Pressing): number {
	// Kept in the page: what was pressed there is not pressed again.
	const kept = globalThis as typeof globalThis & { proofPressed?: Map<Element, number> };
	const isLeading = (el: EventTarget) =>
		el instanceof Element &&
		el.matches('a[href],area[href]') &&
		!/^(?:#|javascript:|$)/.test(el.getAttribute('href') ?? '');
	if (!kept.proofPressed) {
		// Only of links: what a press does by itself elsewhere, such as to open a summary, is what it is pressed for.
		window.addEventListener('click', (event) => {
			if (event.composedPath().some(isLeading)) event.preventDefault();
		});
		window.addEventListener('submit', (event) => event.preventDefault());
		window.navigation.addEventListener('navigate', (event) => {
			if (!event.destination.sameDocument && event.cancelable) event.preventDefault();
		});
	}
	kept.proofPressed ??= new Map();
	const all: Element[] = [];
	const gather = (root: Document | ShadowRoot) => {
		for (const el of root.querySelectorAll('*')) {
			all.push(el);
			if (el.shadowRoot) gather(el.shadowRoot);
		}
	};
	gather(document);
	const MOST = 40;
	let pressed = 0;
	for (const el of all) {
		// What a press has done is looked at before the next of the same box.
		if (pressed >= MOST) break;
		if (!(el instanceof HTMLElement) || (el as HTMLButtonElement).disabled) continue;
		const box = el.getBoundingClientRect();
		if (box.bottom < 0 || box.top > innerHeight || box.width === 0) continue;
		if (!el.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
		const isControl = el.matches('button,summary,[role=button],[aria-expanded=false],a,input[type=button]');
		const words = (el.textContent ?? '').trim();
		if (!isControl && (getComputedStyle(el).cursor !== 'pointer' || words.length > 60)) continue;
		const isForMore = /fler|more|older|äldre|nästa|next|›|»|→/i.test(
			`${words} ${el.ariaLabel} ${el.className}`,
		);
		if ((pressing !== 'all' && !isForMore) || el.closest('[role=tab]')) continue;
		const before = kept.proofPressed.get(el) ?? 0;
		if (before >= (isForMore ? 8 : 1) || (isLeading(el) && !el.onclick && !isForMore)) continue;
		kept.proofPressed.set(el, before + 1);
		el.click();
		pressed++;
	}
	return pressed;
}
