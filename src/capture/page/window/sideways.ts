import type { Hanging } from '../around/hanging.ts';
import { postsAtHand } from '../feed/at-hand.ts';
import { deepAll, isShown, webAddress } from '../tree/dom.ts';
import { touched } from '../tree/once.ts';
import { contains } from '../tree/tree.ts';
import { beyondEdge, movableAround, seeColumns, waitsBeyond } from './beyond-edge.ts';
import { documentScroller, frames, view } from './scroller.ts';

/** Share of what it shows that a row is moved by, so that nothing passes unseen, and CSS pixels below which it has not moved. */
const STEP = 0.8;
const STILL = 2;
/** Of a post that is moved to the edge, its shadow and border. */
const MARGIN = 8;

/** A row of posts that is moved sideways. */
interface Row {
	readonly el: HTMLElement;
	/** Where it stood, and how it was dressed. */
	readonly before: number;
	readonly style: string | null;
	/** Pages that are read from the right are moved to the left. */
	readonly sign: 1 | -1;
}
let row: Row | undefined;
/** What did not move, or has been moved through here, by what it is as wide as then. */
const done = new WeakMap<Element, Set<string>>();

/** Posts between two rows reach beyond what shows them, and that has not been moved to show the rest. */
export function sidewaysWaits(from: number, to: number): boolean {
	return nextRow(from, to) !== undefined;
}

/** What brought nothing at its end, as wide as then: what is taller than the window is moved at each place, and waited for once. */
const ended = new WeakMap<Element, number>();

/** Whether more may come at the end of the row, which has not been waited for in vain. */
export function mayGrowSideways(): boolean {
	return row !== undefined && ended.get(row.el) !== row.el.scrollWidth;
}

/** Nothing has come at its end. */
export function endedSideways(): void {
	if (row) ended.set(row.el, row.el.scrollWidth);
}

/** Begins with the next such row at its beginning. @returns false where there is none */
export async function beginSideways(from: number, to: number): Promise<boolean> {
	const el = nextRow(from, to);
	if (!(el instanceof HTMLElement)) return false;
	const { direction, overflowX } = getComputedStyle(el);
	row = { el, before: el.scrollLeft, style: el.getAttribute('style'), sign: direction === 'rtl' ? -1 : 1 };
	el.style.setProperty('scroll-snap-type', 'none', 'important');
	if (overflowX === 'clip') el.style.setProperty('overflow-x', 'hidden', 'important');
	el.scrollTo({ left: 0, behavior: 'instant' });
	touched();
	await frames(2);
	return true;
}

/** A part of the window, and the addresses of the pictures of posts that are seen in it. */
export interface Beside extends Hanging {
	readonly shows: readonly string[];
	/** Column of the window at which it begins, had the row not been moved. */
	readonly begins: number;
}

/** The part of the window that shows the row, between two rows of it. */
export function partSideways(from: number, to: number): Beside | null {
	if (!row?.el.isConnected) return null;
	seeColumns(from, to, true);
	const root = documentScroller();
	const box =
		row.el === root
			? new DOMRect(0, 0, window.innerWidth, window.innerHeight)
			: row.el.getBoundingClientRect();
	const [left, right] = [
		Math.max(0, Math.floor(box.left)),
		Math.min(window.innerWidth, Math.ceil(box.right)),
	];
	const [top, bottom] = [Math.max(from, Math.floor(box.top)), Math.min(to, Math.ceil(box.bottom))];
	if (right - left < 16 || bottom - top < 16) return null;
	const { inner, offset } = view();
	const scrolled = inner ? 0 : offset;
	return {
		left: left + root.scrollLeft,
		top,
		bottom,
		width: right - left,
		scrolled,
		shows: seenIn(left, right),
		begins: left + movedSideways(),
	};
}

/** Pictures of posts of which most stands between two columns of the window. */
function seenIn(left: number, right: number): string[] {
	return postsAtHand().flatMap((post) =>
		deepAll('img', post).flatMap((el) => {
			const box = el.getBoundingClientRect();
			const middle = box.left + box.width / 2;
			const img = el as HTMLImageElement;
			if (middle < left || middle > right || !isShown(el)) return [];
			return webAddress(img.currentSrc || img.src) ?? [];
		}),
	);
}

/** Moves the row by a step, to where the first post begins that is not seen whole. @returns false where it is at its end */
export async function stepSideways(): Promise<boolean> {
	if (!row?.el.isConnected) return false;
	const { el, sign } = row;
	const at = el.scrollLeft;
	el.scrollBy({ left: sign * stepOf(row), behavior: 'instant' });
	touched();
	await frames(2);
	return Math.abs(el.scrollLeft - at) > STILL;
}

/** How far the row has been moved from where it stood, CSS pixels. */
export function movedSideways(): number {
	return row ? row.el.scrollLeft - row.before : 0;
}

/** Tells the row once more that its end is in view. */
export async function nudgeSideways(): Promise<void> {
	if (!row?.el.isConnected) return;
	const { el, sign } = row;
	const at = el.scrollLeft;
	el.scrollBy({ left: -sign * el.clientWidth * (1 - STEP), behavior: 'instant' });
	await frames(2);
	el.scrollTo({ left: at, behavior: 'instant' });
	touched();
	await frames(1);
}

/** From the edge at which the row begins to the first post that the other edge cuts through, or most of what it shows. */
function stepOf({ el, sign }: Row): number {
	const box =
		el === documentScroller() ? new DOMRect(0, 0, window.innerWidth, 0) : el.getBoundingClientRect();
	const most = el.clientWidth * STEP;
	const into = postsAtHand()
		.filter((post) => contains(el, post))
		.map((post) => post.getBoundingClientRect())
		.map(({ left, right }) =>
			sign === 1 ? [left - box.left, right - box.left] : [box.right - right, box.right - left],
		)
		.filter(([from = 0, to = 0]) => from > MARGIN * 2 && from < el.clientWidth && to > el.clientWidth);
	const next = Math.min(...into.map(([from = 0]) => from)) - MARGIN;
	return Number.isFinite(next) ? next : most;
}

/** Puts the row back. */
export async function endSideways(from: number, to: number): Promise<void> {
	const was = row;
	row = undefined;
	if (!was) return;
	const { el, before, style } = was;
	el.scrollTo({ left: before, behavior: 'instant' });
	if (style === null) el.removeAttribute('style');
	else el.setAttribute('style', style);
	remember(el, from, to);
	touched();
	await frames(2);
}

function nextRow(from: number, to: number): Element | undefined {
	for (const { post, cut } of beyondEdge(from, to)) {
		const el = waitsBeyond(post, cut, from, to) ? movableAround(post) : undefined;
		if (el && !done.get(el)?.has(placeOf(el, from, to))) return el;
	}
	return undefined;
}

function remember(el: Element, from: number, to: number): void {
	const places = done.get(el) ?? new Set();
	done.set(el, places.add(placeOf(el, from, to)));
}

/** A row that grows is to be moved through again, and so is what is taller than the window where the window has gone on. */
function placeOf(el: Element, from: number, to: number): string {
	const isWhole = el.getBoundingClientRect().height <= to - from;
	return `${el.scrollWidth} ${isWhole ? '' : view().offset}`;
}
