import { saysOf } from '../feed/anchors.ts';
import { postsAtHand } from '../feed/at-hand.ts';
import { deepAll, isShown, plainText } from '../tree/dom.ts';
import { contains, parentOf } from '../tree/tree.ts';
import { documentScroller } from './scroller.ts';

/** Less than that beyond an edge is a shadow, a margin or the end of a letter, CSS pixels. */
const SLACK = 8;
/** Share of a picture that may lie beyond an edge on each side, as where it fills the window to its edges on purpose. */
const BLEED = 0.15;
/** Pictures that are smaller are signs. */
const LEAST = 24;
/** Shares of a post's height at which it is asked how far it has been seen. */
const BANDS = [0.1, 0.3, 0.5, 0.7, 0.9];
const SHOWN = 'img,video,canvas,svg,picture,object,embed,iframe';

/** Columns from one to another, CSS pixels. */
interface Columns {
	readonly left: number;
	readonly right: number;
}

/** A post of which words or pictures lie beyond an edge: how it begins, and what of each band pictures have shown, from its left side. */
interface Cut {
	readonly says: string;
	readonly all: Columns;
	readonly seen: Map<number, Columns[]>;
}
const cut = new Map<string, Cut>();

/**
 * Posts between two rows of which something lies beyond the edge of what shows them, or did before.
 * @param isMoved also those that lie within it, since what shows them has been moved: they will not
 */
export function beyondEdge(
	from: number,
	to: number,
	isMoved = false,
): { readonly post: Element; readonly cut: Cut }[] {
	const edges = new Map<Element, Columns>();
	return postsAtHand().flatMap((post) => {
		const box = post.getBoundingClientRect();
		if (box.bottom <= from || box.top >= to || box.height < 1) return [];
		const within = edgesOf(post, edges);
		const known = cut.get(saysOf(post));
		const mayLieWithin = isMoved || known !== undefined;
		const reaches = Math.max(box.right, box.left + post.scrollWidth);
		if (!mayLieWithin && box.left >= within.left - SLACK && reaches <= within.right + SLACK) return [];
		const all = columnsOf(post, box);
		if (!all || (!mayLieWithin && all.left >= within.left - SLACK && all.right <= within.right + SLACK))
			return [];
		const told = known ?? {
			says: plainText(post).replace(/\s+/g, ' ').trim().slice(0, 60),
			all: { left: all.left - box.left, right: all.right - box.left },
			seen: new Map(),
		};
		cut.set(saysOf(post), told);
		return [{ post, cut: told }];
	});
}

/** Remembers what of such posts a picture of these rows shows. */
export function seeColumns(from: number, to: number, isMoved = false): void {
	const edges = new Map<Element, Columns>();
	for (const { post, cut: told } of beyondEdge(from, to, isMoved)) {
		const box = post.getBoundingClientRect();
		const { left, right } = edgesOf(post, edges);
		for (const [band] of bandsIn(box, from, to))
			told.seen.set(band, [
				...(told.seen.get(band) ?? []),
				{ left: left - box.left, right: right - box.left },
			]);
	}
}

/** How posts begin of which pictures show some rows, and of those not all that stands in them. */
export function cutAtEdge(): string[] {
	return [...cut.values()]
		.filter((one) => [...one.seen.keys()].some((band) => !isSeen(one, band)))
		.map(({ says }) => says);
}

/** Something of the post lies between these rows that no picture shows yet. */
export function waitsBeyond(post: Element, told: Cut, from: number, to: number): boolean {
	return bandsIn(post.getBoundingClientRect(), from, to).some(([band]) => !isSeen(told, band));
}

/** What cuts the post off and could be moved by a script; the document where nothing in it does. */
export function movableAround(post: Element): Element | undefined {
	// What the body says of its overflow is the window's, unless the document has said something of its own (CSS Overflow 3, 3.3).
	const isWindows = getComputedStyle(document.documentElement).overflowX === 'visible';
	for (let up = parentOf(post); up && up !== document.documentElement; up = parentOf(up)) {
		if (!cutsOff(up) || (up === document.body && isWindows)) continue;
		if (up.scrollWidth > up.clientWidth + SLACK) return up;
	}
	const root = documentScroller();
	return root.scrollWidth > root.clientWidth + SLACK ? root : undefined;
}

/** The columns of the window in which what stands in it is seen. */
function edgesOf(post: Element, known: Map<Element, Columns>): Columns {
	const around = parentOf(post);
	const had = around && known.get(around);
	if (had) return had;
	let [left, right] = [0, window.innerWidth];
	for (let up = around; up && up !== document.documentElement; up = parentOf(up)) {
		// What the body cuts off is cut off by the window.
		if (up === document.body || !cutsOff(up)) continue;
		const box = up.getBoundingClientRect();
		left = Math.max(left, box.left + up.clientLeft);
		right = Math.min(right, box.left + up.clientLeft + up.clientWidth);
	}
	const edges = { left, right };
	if (around) known.set(around, edges);
	return edges;
}

/** In a line of text and without a box of its own, as what a component is called, an element cuts off nothing, whatever its style says (CSS Overflow 3, 3.1). */
function cutsOff(el: Element): boolean {
	const { overflowX, display } = getComputedStyle(el);
	return overflowX !== 'visible' && display !== 'inline' && display !== 'contents';
}

/** From where to where words and pictures stand in the post; what is hidden from the eye far beside it is none of them. */
function columnsOf(post: Element, box: DOMRect): Columns | undefined {
	const reach = { left: box.left - SLACK, right: Math.max(box.right, box.left + post.scrollWidth) + SLACK };
	let all: Columns | undefined;
	const add = (el: Element, { left, right, height }: DOMRect, bleed: number) => {
		const by = (right - left) * bleed;
		const inside = within(el, post, { left: left + by, right: right - by });
		if (!inside || height < 2 || inside.left < reach.left || inside.right > reach.right) return;
		all = {
			left: Math.min(all?.left ?? Infinity, inside.left),
			right: Math.max(all?.right ?? -Infinity, inside.right),
		};
	};
	const range = document.createRange();
	for (const el of [post, ...deepAll('*', post)]) {
		if (el.matches('script,style,template,noscript') || !hasWords(el) || !isShown(el)) continue;
		for (const node of el.childNodes) {
			if (!(node instanceof Text) || node.data.trim() === '') continue;
			range.selectNodeContents(node);
			for (const line of range.getClientRects()) add(el, line, 0);
		}
	}
	for (const el of deepAll(SHOWN, post)) {
		const rect = el.getBoundingClientRect();
		if (rect.width >= LEAST && rect.height >= LEAST && isShown(el) && !isOrnament(el)) add(el, rect, BLEED);
	}
	return all;
}

/** Drawn behind what stands there, or silent to whoever hears the page. */
function isOrnament(el: Element): boolean {
	if (el.closest('[aria-hidden=true],[role=presentation],[role=none]')) return true;
	const { position, zIndex } = getComputedStyle(el);
	return position !== 'static' && Number.parseInt(zIndex, 10) < 0;
}

function hasWords(el: Element): boolean {
	return [...el.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
}

/** What of these columns the boxes in the post leave to be seen; undefined where they leave nothing, as of a carousel's other slides. */
function within(el: Element, post: Element, { left, right }: Columns): Columns | undefined {
	let [from, to] = [left, right];
	for (let up: Element | null = el; up && contains(post, up); up = parentOf(up)) {
		const { clip, clipPath } = getComputedStyle(up);
		if ((clip !== 'auto' || clipPath !== 'none') && up.getBoundingClientRect().width < LEAST)
			return undefined;
		if (!cutsOff(up) || up === el.ownerDocument.body) continue;
		const box = up.getBoundingClientRect();
		[from, to] = [Math.max(from, box.left), Math.min(to, box.right)];
	}
	return to - from < 1 ? undefined : { left: from, right: to };
}

function bandsIn(box: DOMRect, from: number, to: number): [number, number][] {
	return BANDS.map((share, i): [number, number] => [i, box.top + box.height * share]).filter(
		([, row]) => row >= from && row <= to,
	);
}

function isSeen({ all, seen }: Cut, band: number): boolean {
	let reached = all.left + SLACK;
	for (const { left, right } of (seen.get(band) ?? []).toSorted((a, b) => a.left - b.left))
		if (left <= reached) reached = Math.max(reached, right);
	return reached >= all.right - SLACK;
}
