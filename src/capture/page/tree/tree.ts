/** The tree of the page as it is rendered, through open shadow roots. Runs in the browser. */

/** Element children as rendered: a shadow root's children stand before the light children it slots. */
export function childrenOf(node: Element | ShadowRoot | Document): Element[] {
	if (node instanceof Element && node.shadowRoot) {
		return [...node.shadowRoot.children, ...node.children];
	}
	return [...node.children];
}

/** The parent as rendered: a shadow root's host for what lies directly in it. */
export function parentOf(el: Element): Element | null {
	if (el.parentElement) return el.parentElement;
	const root = el.getRootNode();
	return root instanceof ShadowRoot ? root.host : null;
}

export function contains(outer: Element, inner: Element): boolean {
	if (outer.contains(inner)) return true;
	// The browser itself looks no further than the root that an element stands in.
	for (let root = inner.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode())
		if (outer.contains(root.host)) return true;
	return false;
}

/** Is drawn inside it: what a page hands to a component stands beside the component's shadow tree, and is drawn in its slot. */
export function isDrawnIn(outer: Element, el: Element): boolean {
	for (let up: Element | null = el; up; up = up.assignedSlot ?? parentOf(up)) if (up === outer) return true;
	return false;
}

/** Is one of them, or stands in one of them. */
export function isWithin(outer: ReadonlySet<Element>, inner: Element): boolean {
	for (let el: Element | null = inner; el; el = parentOf(el)) if (outer.has(el)) return true;
	return false;
}

/** What is met first at a point of the window, also inside shadow roots: a document tells of their hosts alone. */
export function elementAt(x: number, y: number): Element | null {
	let el = document.elementFromPoint(x, y);
	while (el?.shadowRoot) {
		const inner: Element | null = el.shadowRoot.elementFromPoint(x, y);
		if (!inner || inner === el) break;
		el = inner;
	}
	return el;
}
