/**
 * Pixels that something is scrolled by from its top. What is laid out from its lower end, as chats and channels are (`column-reverse`),
 * counts from there, in numbers below zero. Source: CSSOM View, scrolling area.
 */
export function scrolledBy(el: Element): number {
	return Math.max(0, el.scrollTop - rowOfTop(el));
}

/** What `scrollTop` says where the top of it is in view. */
export function rowOfTop(el: Element): number {
	return isFromBelow(el) ? el.clientHeight - el.scrollHeight : 0;
}

function isFromBelow(el: Element): boolean {
	if (el.scrollTop < 0) return true;
	const { display, flexDirection } = getComputedStyle(el);
	return flexDirection === 'column-reverse' && display.endsWith('flex');
}
