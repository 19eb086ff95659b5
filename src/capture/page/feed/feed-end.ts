let end: Element | undefined;

/** The feed of the account ends above this element, and what others wrote begins. Undefined while it goes on as far as the page does. */
export function setFeedEnd(el: Element | undefined): void {
	end = el;
}

/** What the feed ends above, where that is in the page. */
export function feedEnd(): Element | undefined {
	return end?.isConnected ? end : undefined;
}

/** Stands below the end of the account's feed. */
export function isBeyondEnd(el: Element): boolean {
	const at = feedEnd();
	return at !== undefined && (at.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** What it is called: the heading above what others wrote; null while there is none. */
export function feedEndsAt(): string | null {
	const said = (feedEnd()?.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 60);
	return said || null;
}
