import { feedEnd } from '../feed/feed-end.ts';
import { deepAll, hasRoots, isShown } from '../tree/dom.ts';
import { once } from '../tree/once.ts';
import { contains, isDrawnIn, parentOf } from '../tree/tree.ts';
import { shapeVersion } from '../tree/tree-version.ts';
import { rowOfTop, scrolledBy } from './from-below.ts';
import { pause } from './pause.ts';

/** What is scrolled to walk the feed: the document itself, or an inner element of the page. */
let chosen: Element | null = null;
/** Until when the document is not asked again whether an inner element has taken its part. */
let rootUntil = 0;
const ROOT_MS = 1000;

function scrolls(el: Element): boolean {
	// What the body says of its overflow is the window's, unless the document has said something of its own.
	if (el === document.body && getComputedStyle(document.documentElement).overflowY === 'visible')
		return false;
	if (el.scrollHeight - el.clientHeight < 80 || el.clientHeight < 200 || el.clientWidth < 250) return false;
	return /auto|scroll|overlay/.test(getComputedStyle(el).overflowY);
}

export function documentScroller(): Element {
	return document.scrollingElement ?? document.documentElement;
}

/**
 * The document when it is taller than the window; else the inner scrolling element with the largest area.
 * Chosen anew at every call, because a feed may come into being after the page has settled.
 */
export const scroller = once((): Element => {
	const root = documentScroller();
	if (chosen?.isConnected && chosen !== root && scrolls(chosen)) return chosen;
	if (chosen === root && performance.now() < rootUntil) return root;
	const rootScrolls = root.scrollHeight - window.innerHeight > 80 && !isLocked();
	let best: Element = root;
	let area = rootScrolls ? window.innerWidth * window.innerHeight * MOST_OF_IT : 0;
	// What covers that much of the window covers its middle, so that only there an element can outdo the document.
	for (const el of rootScrolls ? atTheMiddle() : deepAll(BOXES)) {
		if (!scrolls(el) || !isShown(el)) continue;
		const box = el.getBoundingClientRect();
		const inView =
			Math.max(0, Math.min(box.right, window.innerWidth) - Math.max(box.left, 0)) *
			Math.max(0, Math.min(box.bottom, window.innerHeight) - Math.max(box.top, 0));
		if (inView > area) {
			best = el;
			area = inView;
		}
	}
	chosen = best;
	rootUntil = rootScrolls ? performance.now() + ROOT_MS : 0;
	return best;
});

const MOST_OF_IT = 0.6;
const BOXES = 'body,div,main,section,ul,ol,article,[role=main],[role=feed],*:not(:defined)';

/** What lies at the middle of the window in all layers, and what it stands in. */
function atTheMiddle(): Set<Element> {
	const met = new Set<Element>();
	const visit = (root: Document | ShadowRoot): void => {
		for (const el of root.elementsFromPoint(window.innerWidth / 2, window.innerHeight / 2)) {
			if (met.has(el)) continue;
			for (let up: Element | null = el; up && !met.has(up); up = parentOf(up)) met.add(up);
			if (el.shadowRoot) visit(el.shadowRoot);
		}
	};
	visit(document);
	return met;
}

/** True when the page forbids scrolling, as overlays do. */
export function isLocked(): boolean {
	const root = documentScroller();
	if (root.scrollHeight - window.innerHeight < 80) return false;
	return [document.documentElement, document.body].some((el) => {
		if (!el) return false;
		const style = getComputedStyle(el);
		return /hidden|clip/.test(style.overflowY) || (el === document.body && style.position === 'fixed');
	});
}

export interface View {
	/** `document`, or a short description of the inner element that scrolls. */
	readonly scroller: string;
	readonly inner: boolean;
	/** Pixels scrolled. */
	readonly offset: number;
	/** Full height of what scrolls as far as the feed goes, CSS pixels. */
	readonly height: number;
	/** The scroller's window in viewport coordinates. */
	readonly top: number;
	readonly bottom: number;
	readonly width: number;
	readonly windowHeight: number;
	readonly locked: boolean;
}

/** How tall what scrolls is, as far as the account's feed goes: what others wrote below its end is walked by nobody. */
export function feedHeight(): number {
	const el = scroller();
	const end = feedEnd();
	if (!end || !isShown(end)) return el.scrollHeight;
	const inner = el !== documentScroller();
	const from = inner ? el.getBoundingClientRect().top + el.clientTop : 0;
	const at = Math.ceil(end.getBoundingClientRect().bottom - from + scrolledBy(el));
	return Math.min(el.scrollHeight, Math.max(at, inner ? el.clientHeight : window.innerHeight));
}

export function view(): View {
	const el = scroller();
	const inner = el !== documentScroller();
	const box = el.getBoundingClientRect();
	return {
		scroller: inner ? describe(el) : 'document',
		inner,
		offset: scrolledBy(el),
		height: feedHeight(),
		top: inner ? Math.max(0, Math.round(box.top + el.clientTop)) : 0,
		bottom: inner
			? Math.min(window.innerHeight, Math.round(box.top + el.clientTop + el.clientHeight))
			: window.innerHeight,
		width: window.innerWidth,
		windowHeight: window.innerHeight,
		locked: !inner && isLocked(),
	};
}

/**
 * Scrolls at once, whatever smooth scrolling the page asks for, and waits until observers have run, and lists have drawn what is in
 * view now; one frame where whoever asks waits for more anyhow.
 */
export async function scrollTo(offset: number, drawn: 1 | 2 = 2): Promise<View> {
	const el = scroller();
	const [before, from] = [shapeVersion(), el.scrollTop];
	el.scrollTo({ top: offset + rowOfTop(el), behavior: 'instant' });
	await frames(1);
	if (drawn === 2) await drawnWhereItIs(before, Math.abs(el.scrollTop - from));
	return view();
}

/** Scrolls in a row, each by half a window or more, after which nothing was drawn. */
let calm = 0;
let looks = 0;
/** After so many the page is taken for one that has drawn what it has; every so many it is asked once more whether it still is. */
const CALM = 3;
const ASKED_AGAIN = 8;

/**
 * A second frame, which in a tall window takes as long as all else of a look, for pages that draw where a reader comes: at
 * once, or in the next frame. Observers of what is in view run after the first.
 * @param before see `shapeVersion`
 * @param moved pixels that it was scrolled by
 */
async function drawnWhereItIs(before: number, moved: number): Promise<void> {
	for (let tasks = 0; tasks < 2; tasks++) await pause(0);
	const isCareful = calm < CALM || ++looks % ASKED_AGAIN === 0 || hasRoots();
	if (isCareful || shapeVersion() !== before) await frames(1);
	if (shapeVersion() !== before) calm = 0;
	else if (moved * 2 >= window.innerHeight) calm++;
}

/** Waits for rendered frames; a hidden or frozen page must not stop us, hence the clock beside it. */
export async function frames(count: number): Promise<void> {
	for (let i = 0; i < count; i++) {
		await new Promise<void>((done) => {
			const timer = setTimeout(done, 250);
			requestAnimationFrame(() => {
				clearTimeout(timer);
				done();
			});
		});
	}
}

export function describe(el: Element): string {
	const name = el.getAttribute('role') ?? el.id;
	return el.tagName.toLowerCase() + (name ? `[${name}]` : '');
}

/** Elements beside the inner scroller on the way up to the body: the frame around the feed. */
export function aroundScroller(): Element[] {
	const el = scroller();
	if (el === documentScroller()) return [];
	const around: Element[] = [];
	for (let at: Element = el; at !== document.body; ) {
		const up = parentOf(at);
		if (!up) break;
		for (const other of up.children)
			if (other !== at && !contains(other, el) && !isDrawnIn(el, other)) around.push(other);
		at = up;
	}
	return around;
}
