import { postSet, postsAtHand } from '../feed/at-hand.ts';
import { isShown } from '../tree/dom.ts';
import { contains, parentOf } from '../tree/tree.ts';

export interface TextBox {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/**
 * Boxes of shown text between two rows of the viewport, for the check that a tile is painted where the page has text:
 * every text that stands there, or `most` of them evenly. Posts beside the rows are passed over whole, so that a tile
 * of a long feed is looked at as closely as one of a short feed.
 */
export function textBoxes(from: number, to: number, most: number): TextBox[] {
	const found: TextBox[] = [];
	const posts = postSet();
	const atHand = new Set(postsAtHand());
	const range = document.createRange();
	const visit = (node: Node): void => {
		if (node.nodeType === Node.TEXT_NODE) {
			const box = boxOf(node as Text, range, from, to);
			if (box) found.push(box);
			return;
		}
		if (!(node instanceof Element) || /^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE|svg)$/.test(node.tagName)) return;
		if (posts.has(node)) {
			if (!atHand.has(node)) return;
			const { top, bottom } = node.getBoundingClientRect();
			if (bottom < from || top > to) return;
		}
		if (node.shadowRoot) for (const child of node.shadowRoot.childNodes) visit(child);
		for (const child of node.childNodes) visit(child);
	};
	if (document.body) visit(document.body);
	const every = Math.max(1, Math.ceil(found.length / most));
	return found.filter((_box, i) => i % every === 0);
}

/** Its first line: the box around all of a text spans columns, and what stands beside it. */
function boxOf(text: Text, range: Range, from: number, to: number): TextBox | undefined {
	const el = text.parentElement;
	if (!el || text.data.trim().length < 3) return undefined;
	range.selectNodeContents(text);
	const box = range.getClientRects()[0];
	if (!box || box.top < from || box.bottom > to || box.left < 0 || box.right > window.innerWidth)
		return undefined;
	if (box.width < 8 || box.height < 6 || !isShown(el) || isTransparent(el) || !isOnTop(el, box))
		return undefined;
	return { x: box.left, y: box.top, width: box.width, height: box.height };
}

/** What is met at the middle of the box is the text's own element, or what it stands in: not another box over it. */
function isOnTop(el: Element, box: DOMRect): boolean {
	const x = box.left + box.width / 2;
	const y = box.top + box.height / 2;
	const root = el.getRootNode() as Document | ShadowRoot;
	const met = root.elementFromPoint(x, y);
	if (met === null) return false;
	return contains(el, met) || (contains(met, el) && !isCutAway(el, met, x, y));
}

/** A box between the two shows only what lies in it, and the point does not: nothing is painted there, and that is right. */
function isCutAway(el: Element, outer: Element, x: number, y: number): boolean {
	for (let up: Element | null = el; up && up !== outer; up = parentOf(up)) {
		if (getComputedStyle(up).overflow === 'visible') continue;
		const { left, right, top, bottom } = up.getBoundingClientRect();
		if (x < left || x > right || y < top || y > bottom) return true;
	}
	return false;
}

function isTransparent(el: Element): boolean {
	const style = getComputedStyle(el);
	return (
		/rgba\([^)]*, 0\)|transparent/.test(style.color) ||
		style.clipPath !== 'none' ||
		Number.parseFloat(style.fontSize) < 4
	);
}
