import { deepAll, isShown, webAddress } from '../tree/dom.ts';
import { parentOf } from '../tree/tree.ts';

/** A picture of a post, in whatever element shows it. */
export interface Picture {
	readonly el: Element;
	readonly address: string;
}

/** Share of a picture's width from which it counts as shown whole: shadows and rounded corners are cut. */
const WHOLE = 0.95;

export function picturesIn(root: Element): Picture[] {
	return deepAll('img,video,[style*=background]', root).flatMap((el) => {
		const address = addressOf(el);
		return address ? [{ el, address }] : [];
	});
}

function addressOf(el: Element): string | undefined {
	if (el instanceof HTMLImageElement) return webAddress(el.currentSrc || el.src);
	if (el instanceof HTMLVideoElement) return webAddress(el.poster || el.currentSrc || el.src);
	return webAddress(/url\("?([^")]+)"?\)/.exec(getComputedStyle(el).backgroundImage)?.[1]);
}

export function isReal({ el }: Picture): boolean {
	return !(el instanceof HTMLImageElement) || el.naturalWidth > 40;
}

export function isBig(el: Element): boolean {
	const { width, height } = el.getBoundingClientRect();
	return width >= 120 && height >= 80 && isShown(el);
}

/** Those of a box that may be slides: large, or not shown now; no faces and signs. */
export function slidesIn(box: Element): Picture[] {
	return picturesIn(box).filter(({ el }) => isBig(el) || !isShown(el));
}

/** Addresses of the pictures that a stage lets see now: large, and not beyond the edge of what clips them. */
export function shownIn({ box }: { readonly box: Element }): string[] {
	return picturesIn(box)
		.filter(({ el }) => isBig(el) && !isCutAway(el, box))
		.map(({ address }) => address);
}

/** Addresses of those that a stage shows whole. */
export function wholeIn({ box }: { readonly box: Element }): string[] {
	return picturesIn(box)
		.filter(({ el }) => isBig(el) && isWhole(el, box))
		.map(({ address }) => address);
}

/** Where the pictures of a box stand now, and how faint they are: it changes for as long as they move. */
export function placesIn({ box }: { readonly box: Element }): string {
	return picturesIn(box)
		.map(({ el }) => `${Math.round(el.getBoundingClientRect().left)}:${faintness(el, box)}`)
		.join();
}

function faintness(el: Element, box: Element): number {
	let seen = 1;
	for (let up: Element | null = el; up && up !== box; up = parentOf(up))
		seen *= Number(getComputedStyle(up).opacity);
	return Math.round(seen * 50);
}

/** Nothing to speak of lies beyond a side of what clips it. A frame that is narrower than its picture crops it, and shows it so. */
function isWhole(el: Element, box: Element): boolean {
	let { left, right } = el.getBoundingClientRect();
	for (let up = parentOf(el); up; up = parentOf(up)) {
		if (getComputedStyle(up).overflowX !== 'visible') {
			const clip = up.getBoundingClientRect();
			const shown = Math.min(right, clip.right) - Math.max(left, clip.left);
			if (shown < Math.min(right - left, clip.width) * WHOLE) return false;
			[left, right] = [Math.max(left, clip.left), Math.min(right, clip.right)];
		}
		if (up === box) break;
	}
	return true;
}

export function isCutAway(el: Element, box: Element): boolean {
	const { left, right } = el.getBoundingClientRect();
	const middle = (left + right) / 2;
	for (let up = parentOf(el); up; up = parentOf(up)) {
		if (getComputedStyle(up).overflowX !== 'visible') {
			const clip = up.getBoundingClientRect();
			if (middle < clip.left || middle > clip.right) return true;
		}
		if (up === box) break;
	}
	return false;
}

/**
 * CSS pixels to scroll a strip sideways by, so that its first picture that is not whole in it begins at its edge; at most a
 * strip's width, since what is no picture may be a slide too. 0 where no more lies beyond the edge.
 */
export function furtherBy(strip: Element): number {
	if (Math.abs(strip.scrollLeft) + strip.clientWidth >= strip.scrollWidth - 2) return 0;
	const isLeftwards = getComputedStyle(strip).direction === 'rtl';
	const box = strip.getBoundingClientRect();
	const begins = picturesIn(strip)
		.filter(({ el }) => isBig(el))
		.map(({ el }) => el.getBoundingClientRect())
		.map(({ left, right }) =>
			isLeftwards
				? { at: box.right - right, to: box.right - left }
				: { at: left - box.left, to: right - box.left },
		)
		.filter(({ at, to }) => at > 2 && to > box.width + 2)
		.map(({ at }) => at);
	return Math.min(strip.clientWidth, ...begins) * (isLeftwards ? -1 : 1);
}
