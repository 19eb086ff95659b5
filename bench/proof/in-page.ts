/** What is done in one frame of a replayed page before it is looked at. */
export type Move = 'stay' | 'top' | 'down' | 'back';

/** How one frame of a replayed page stands at this moment. */
export interface Standing {
	/** Changes when something is added, or scrolled. */
	readonly state: string;
	/** Pictures in the window that have not come yet. */
	readonly waiting: number;
}

/** What one frame of a replayed page shows at this moment. */
export interface Shown {
	/** Texts with a mark that are shown, in view or not, those in open shadow roots included. */
	readonly words: readonly string[];
	/** Addresses of the pictures that have come and are shown, in view or not. */
	readonly pictures: readonly string[];
	/** Where a link to a further page of a feed leads. */
	readonly next: readonly string[];
}

/** Runs in a frame of a replayed page: scrolls all that scrolls, and tells how the page stands then. */
export function goInPage(move: Move): Standing {
	const all: Element[] = [];
	const gather = (root: Document | ShadowRoot) => {
		for (const el of root.querySelectorAll('*')) {
			all.push(el);
			if (el.shadowRoot) gather(el.shadowRoot);
		}
	};
	gather(document);
	const root = document.scrollingElement ?? document.documentElement;
	const scrollers = all.filter((el) => {
		if (el === root) return true;
		const hidden = el.scrollHeight - el.clientHeight;
		return hidden > 40 && el.clientHeight > 100 && /auto|scroll/.test(getComputedStyle(el).overflowY);
	});
	const goTo = (el: Element, top: number) => el.scrollTo({ top, behavior: 'instant' });
	for (const el of scrollers) {
		const window = el === root ? innerHeight : el.clientHeight;
		if (move === 'top') goTo(el, 0);
		if (move === 'down') goTo(el, el.scrollTop + window * 0.75);
		if (move === 'back') {
			goTo(el, Math.max(0, el.scrollTop - 700));
			setTimeout(() => goTo(el, el.scrollHeight), 150);
		}
	}
	const isAwaited = (el: Element) => {
		if (!(el instanceof HTMLImageElement) || el.complete || !el.checkVisibility()) return false;
		const box = el.getBoundingClientRect();
		return box.bottom > 0 && box.top < innerHeight && box.width > 20;
	};
	return {
		state: [...scrollers.map((el) => `${Math.round(el.scrollTop)}/${el.scrollHeight}`), all.length].join(),
		waiting: all.filter(isAwaited).length,
	};
}

/**
 * Runs in a frame of a replayed page. It shares nothing with the engine's own way of reading: it knows no posts, only what
 * has a box that nothing cuts away. What a box cuts away that can be scrolled is shown, since a reader scrolls.
 * @param withPictures whether they are asked for: it takes longer
 */
export function shownInPage(withPictures: boolean): Shown {
	// A frame that is not shown has no size.
	if (innerWidth < 40 || innerHeight < 20) return { words: [], pictures: [], next: [] };
	const isVisible = (el: Element) =>
		el.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ||
		// Has no box of its own, and what is in it is shown all the same.
		(getComputedStyle(el).display === 'contents' && el.getClientRects().length === 0);
	const parentOf = (node: Node): Element | null => {
		if (node instanceof Element && node.assignedSlot) return node.assignedSlot;
		return node.parentNode instanceof ShadowRoot ? node.parentNode.host : node.parentElement;
	};
	/** Whether boxes around it leave less than half of a box. @param from the first of them @param position of what has the box */
	const isCutAway = (box: DOMRect, from: Element | null, position = 'static'): boolean => {
		let whole = box;
		let [top, bottom, left, right] = [box.top, box.bottom, box.left, box.right];
		let placed = position;
		for (let at = from; at && at !== document.body && at !== document.documentElement; at = parentOf(at)) {
			const style = getComputedStyle(at);
			const isPassedBy = placed === 'fixed' || (placed === 'absolute' && style.position === 'static');
			if (isPassedBy && style.transform === 'none') continue;
			placed = style.position;
			const edge = at.getBoundingClientRect();
			if (/auto|scroll/.test(`${style.overflowX} ${style.overflowY}`)) {
				// What is in it can be scrolled into its box: from there on its box is what others may cut away.
				whole = edge;
				[top, bottom, left, right] = [edge.top, edge.bottom, edge.left, edge.right];
				continue;
			}
			if (/hidden|clip/.test(style.overflowY))
				[top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
			if (/hidden|clip/.test(style.overflowX))
				[left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
		}
		return bottom - top < whole.height / 2 || right - left < whole.width / 2;
	};

	const words: string[] = [];
	const pictures = new Set<string>();
	const next: string[] = [];
	const MARK = /\bM-\d{4,7}-[A-Z]\d{0,2}\b/g;
	const FURTHER = /^(?:äldre|nästa|next|older|tidigare|föregående|\d{1,2}$|›|»|→)/i;
	const readText = (node: Text) => {
		const parent = node.parentElement;
		for (const { index, 0: mark } of node.data.matchAll(MARK)) {
			// Beside a shadow root only what has a slot in it has a place.
			if (
				parent
					? !isVisible(parent) || (parent.shadowRoot && !node.assignedSlot)
					: !(node.parentNode instanceof ShadowRoot)
			)
				continue;
			const range = document.createRange();
			range.setStart(node, index);
			range.setEnd(node, index + mark.length);
			const box = range.getBoundingClientRect();
			if (box.height > 0 && !isCutAway(box, parent ?? parentOf(node))) words.push(mark);
		}
	};
	const readPicture = (el: Element) => {
		const box = el.getBoundingClientRect();
		if (box.width < 40 || box.height < 20 || Math.abs(box.top) > 3 * innerHeight + box.height) return;
		const addresses: string[] = [];
		if (el instanceof HTMLImageElement && el.complete && el.naturalWidth > 40) addresses.push(el.currentSrc);
		if (el instanceof HTMLVideoElement && el.poster) addresses.push(el.poster);
		for (const pseudo of [undefined, '::before', '::after'])
			for (const [, address] of getComputedStyle(el, pseudo).backgroundImage.matchAll(/url\("([^"]+)"\)/g))
				if (address) addresses.push(new URL(address, document.baseURI).href);
		if (addresses.length === 0 || !isVisible(el)) return;
		if (!isCutAway(box, parentOf(el), getComputedStyle(el).position))
			for (const address of addresses) pictures.add(address);
	};
	const read = (root: Document | ShadowRoot) => {
		const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			if (node instanceof Text) readText(node);
			if (!(node instanceof Element)) continue;
			if (withPictures) readPicture(node);
			if (node.shadowRoot) read(node.shadowRoot);
			if (!(node instanceof HTMLAnchorElement) || !node.href) continue;
			const isFurther = FURTHER.test((node.textContent ?? '').trim()) || /\bnext\b/.test(node.rel);
			if (isFurther && isVisible(node)) next.push(node.href);
		}
	};
	read(document);
	return { words, pictures: [...pictures], next };
}
